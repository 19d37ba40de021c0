<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/index.html: the latest reports with their key figures, then all of them by kind, newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:include href="trainbook:/report-parts.xsl"/>

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:report.css]]"/>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:apply-templates select="reports"/>
  </xsl:template>

  <xsl:template match="reports">
    <div class="report reports-index">
      <p class="report-as-of">
        <tb:word key="reports.intro" date="@as-of"/><xsl:text> </xsl:text>
        <xsl:if test="@figures"><a href="{@figures}" download="">[[reports.figures]]</a></xsl:if>
        <xsl:if test="@data"><xsl:if test="@figures"><xsl:text> · </xsl:text></xsl:if><a href="{@data}">[[page.data]]</a></xsl:if>
      </p>
      <xsl:if test="not(kind | series)"><p>[[reports.none]]</p></xsl:if>
      <xsl:if test="latest">
        <nav class="report-newest" aria-label="[[reports.newest]]">
          <ul>
            <xsl:for-each select="latest">
              <li>
                <a href="{@href}"><b><xsl:value-of select="@title"/></b><span><xsl:value-of select="@text"/></span></a>
                <xsl:if test="@running"><strong class="running">[[report.running]]</strong></xsl:if>
              </li>
            </xsl:for-each>
          </ul>
        </nav>
      </xsl:if>
      <xsl:apply-templates select="latest[card]"/>
      <xsl:if test="related">
        <section id="awards" class="report-section">
          <h2>[[print.awards]]</h2>
          <ul class="report-series"><xsl:for-each select="related"><li><a href="{@href}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul>
        </section>
      </xsl:if>
      <xsl:if test="series[@of = 'own']">
        <section id="own" class="report-section">
          <h2>[[reports.own]]</h2>
          <xsl:call-template name="series"><xsl:with-param name="series" select="series[@of = 'own']"/></xsl:call-template>
        </section>
      </xsl:if>
      <xsl:if test="series[@of = 'team']">
        <section id="teams" class="report-section">
          <h2>[[reports.teams]]</h2>
          <xsl:call-template name="series"><xsl:with-param name="series" select="series[@of = 'team']"/></xsl:call-template>
        </section>
      </xsl:if>
      <xsl:apply-templates select="kind"/>
    </div>
  </xsl:template>

  <xsl:template name="series">
    <xsl:param name="series"/>
    <ul class="report-series">
      <xsl:for-each select="$series">
        <li>
          <a href="{@href}"><xsl:value-of select="@title"/></a>
          <xsl:for-each select="newest">
            <small><a href="{@href}"><xsl:value-of select="@text"/></a></small>
          </xsl:for-each>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="latest">
    <section class="report-section latest">
      <h2>
        <a href="{@href}"><xsl:value-of select="@title"/><xsl:text> </xsl:text><small><xsl:value-of select="@text"/></small></a>
        <xsl:if test="@running"><xsl:text> </xsl:text><strong class="running">[[report.running]]</strong></xsl:if>
      </h2>
      <xsl:call-template name="cards">
        <xsl:with-param name="cards" select="card"/>
        <xsl:with-param name="before" select="@before"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <!-- The newest quarter of weeks stands open, the rest of the year and the other years are folded: three years have 150 weeks. -->
  <xsl:template match="kind">
    <section id="{@name}-{position()}" class="report-section">
      <h2><xsl:value-of select="@title"/></h2>
      <xsl:for-each select="group">
        <xsl:choose>
          <xsl:when test="position() = 1 and count(entry) &lt;= 17"><xsl:call-template name="index-table"/></xsl:when>
          <xsl:when test="position() = 1">
            <xsl:call-template name="index-table"><xsl:with-param name="entries" select="entry[position() &lt;= 13]"/></xsl:call-template>
            <xsl:call-template name="index-year"><xsl:with-param name="entries" select="entry[position() &gt; 13]"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="index-year"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="group/entry/cell"/></xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="index-year">
    <xsl:param name="entries" select="entry"/>
    <details class="report-year">
      <summary><xsl:value-of select="@label"/><xsl:text> </xsl:text><small><tb:word key="reports.count" n="count($entries)"/></small></summary>
      <xsl:call-template name="index-table">
        <xsl:with-param name="entries" select="$entries"/>
        <xsl:with-param name="caption" select="concat(../@title, ' ', @label, ' ', $entries[1]/@text)"/>
      </xsl:call-template>
    </details>
  </xsl:template>

  <xsl:template name="index-table">
    <xsl:param name="entries" select="entry"/>
    <xsl:param name="caption" select="concat(../@title, ' ', @label)"/>
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{$caption}">
      <table class="index">
        <caption class="hidden"><xsl:value-of select="$caption"/></caption>
        <thead>
          <tr>
            <th scope="col">[[reports.period]]</th>
            <xsl:for-each select="../column"><th scope="col" class="number"><xsl:value-of select="@label"/></th></xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$entries">
            <tr>
              <th scope="row">
                <a href="{@href}"><xsl:value-of select="@text"/></a>
                <xsl:if test="@running"><xsl:text> </xsl:text><strong class="running">[[report.running]]</strong></xsl:if>
              </th>
              <xsl:for-each select="cell"><td class="number"><xsl:call-template name="cell"/></td></xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- Days are many: a line of links for each month; the months of each year but the newest three are folded. -->
  <xsl:template match="kind[@name = 'daily']">
    <section id="{@name}-{position()}" class="report-section">
      <h2><xsl:value-of select="@title"/></h2>
      <xsl:apply-templates select="group[position() &lt;= 3]" mode="days"/>
      <xsl:for-each select="group[position() &gt; 3]">
        <xsl:if test="position() = 1 or @year != preceding-sibling::group[1]/@year">
          <xsl:variable name="months" select="../group[position() &gt; 3][@year = current()/@year]"/>
          <details class="report-year">
            <summary><tb:word key="reports.year" year="@year"/><xsl:text> </xsl:text><small><tb:word key="reports.count" n="count($months/entry)"/></small></summary>
            <xsl:apply-templates select="$months" mode="days"/>
          </details>
        </xsl:if>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="group" mode="days">
    <div class="days">
      <h3><xsl:value-of select="@label"/></h3>
      <ul>
        <xsl:for-each select="entry">
          <li><a href="{@href}" title="{@text}"><xsl:value-of select="@day"/><small><xsl:value-of select="@weekday"/></small></a></li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>
</xsl:stylesheet>
