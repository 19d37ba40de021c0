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
        <a href="{/view/@root}figures.csv" download="">[[reports.figures]]</a>
        <xsl:if test="@data"><xsl:text> · </xsl:text><a href="{@data}">[[page.data]]</a></xsl:if>
      </p>
      <xsl:if test="not(kind)"><p>[[reports.none]]</p></xsl:if>
      <xsl:apply-templates select="latest"/>
      <xsl:apply-templates select="kind"/>
    </div>
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

  <xsl:template match="kind">
    <section id="{@name}" class="report-section">
      <h2><xsl:value-of select="@title"/></h2>
      <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
        <table class="index">
          <caption class="hidden"><xsl:value-of select="@title"/></caption>
          <thead>
            <tr>
              <th scope="col">[[reports.period]]</th>
              <xsl:for-each select="../column"><th scope="col" class="number"><xsl:value-of select="@label"/></th></xsl:for-each>
            </tr>
          </thead>
          <xsl:for-each select="group">
            <tbody>
              <xsl:if test="count(../group) &gt; 1 and entry[@kind = 'weekly' or @kind = 'monthly']">
                <tr class="group">
                  <th colspan="{count(../../column) + 1}" scope="rowgroup"><xsl:value-of select="@label"/></th>
                </tr>
              </xsl:if>
              <xsl:for-each select="entry">
                <tr>
                  <th scope="row">
                    <a href="{@href}"><xsl:value-of select="@text"/></a>
                    <xsl:if test="@running"><xsl:text> </xsl:text><strong class="running">[[report.running]]</strong></xsl:if>
                  </th>
                  <xsl:for-each select="cell"><td class="number"><xsl:call-template name="cell"/></td></xsl:for-each>
                </tr>
              </xsl:for-each>
            </tbody>
          </xsl:for-each>
        </table>
      </div>
      <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="group/entry/cell"/></xsl:call-template>
    </section>
  </xsl:template>

  <!-- Days are many: a line of links for each month. -->
  <xsl:template match="kind[@name = 'daily']">
    <section id="{@name}" class="report-section">
      <h2><xsl:value-of select="@title"/></h2>
      <xsl:for-each select="group">
        <div class="days">
          <h3><xsl:value-of select="@label"/></h3>
          <ul>
            <xsl:for-each select="entry">
              <li><a href="{@href}" title="{@text}"><xsl:value-of select="@day"/><small><xsl:value-of select="@weekday"/></small></a></li>
            </xsl:for-each>
          </ul>
        </div>
      </xsl:for-each>
    </section>
  </xsl:template>
</xsl:stylesheet>
