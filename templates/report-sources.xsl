<?xml version="1.0" encoding="UTF-8"?>
<!-- What figures mean, where they come from, and what was published otherwise before. Included by report.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- The name of what an element shows, as a link to its definition where the page has one. -->
  <xsl:template name="measure-name">
    <xsl:choose>
      <xsl:when test="ancestor::report/section[@kind = 'definitions']/definition[@id = current()/@measure]">
        <a class="measure" href="#{ancestor::report/section[@kind = 'definitions']/definition[@id = current()/@measure]/@anchor}"><xsl:value-of select="@label"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="section[@kind = 'definitions']" mode="body">
    <dl class="definitions">
      <xsl:for-each select="definition">
        <div id="{@anchor}">
          <dt><xsl:value-of select="@label"/></dt>
          <dd>
            <xsl:value-of select="@text"/>
            <xsl:if test="dataset">
              <xsl:text> </xsl:text>
              <small class="counted-from">
                <xsl:text>[[report.definitions.from]] </xsl:text>
                <xsl:for-each select="dataset">
                  <xsl:if test="position() &gt; 1"><xsl:text>[[list.separator]]</xsl:text></xsl:if>
                  <xsl:choose>
                    <xsl:when test="../../../section[@kind = 'sources']/source[@dataset = current()/@name]"><a href="#source-{@name}"><xsl:value-of select="@title"/></a></xsl:when>
                    <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
                  </xsl:choose>
                </xsl:for-each>
              </small>
            </xsl:if>
          </dd>
        </div>
      </xsl:for-each>
    </dl>
    <xsl:for-each select="remark"><p class="note"><xsl:value-of select="."/></p></xsl:for-each>
  </xsl:template>

  <xsl:template match="section[@kind = 'sources']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
      <table class="sources">
        <caption class="hidden"><xsl:value-of select="@title"/></caption>
        <thead>
          <tr>
            <th scope="col">[[sources.column.file]]</th>
            <th scope="col">[[sources.column.lines]]</th>
            <th scope="col" class="number">[[sources.column.rows]]</th>
            <th scope="col" class="number">[[sources.column.left_out]]</th>
          </tr>
        </thead>
        <xsl:for-each select="source">
          <tbody id="source-{@dataset}">
            <tr class="group"><th colspan="4" scope="rowgroup"><xsl:value-of select="@title"/></th></tr>
            <xsl:for-each select="file">
              <tr>
                <th scope="row" class="file"><xsl:value-of select="@name"/></th>
                <td class="lines">
                  <xsl:value-of select="@lines"/>
                  <xsl:if test="@rough"><xsl:text> </xsl:text><small>[[report.sources.rough]]</small></xsl:if>
                </td>
                <td class="number"><xsl:value-of select="@rows"/></td>
                <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@left-out"/></xsl:call-template></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
    <p class="note">
      <a href="{@csv}" download="{@csv}">[[report.sources.csv]]</a>
      <xsl:if test="@href"><xsl:text> · </xsl:text><a href="{@href}">[[report.sources.data]]</a></xsl:if>
    </p>
  </xsl:template>

  <xsl:template match="section[@kind = 'restatements']" mode="body">
    <xsl:if test="restated">
      <xsl:call-template name="restated-table"/>
      <xsl:if test="@left-out"><p class="left-out"><tb:word key="report.left-out" n="@left-out"/></p></xsl:if>
    </xsl:if>
    <xsl:for-each select="earlier">
      <h3>
        <xsl:choose>
          <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@title"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
        </xsl:choose>
      </h3>
      <xsl:call-template name="restated-table"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="restated-table">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards restated">
        <caption class="hidden"><xsl:value-of select="ancestor-or-self::section[1]/@title"/></caption>
        <thead>
          <tr>
            <th scope="col">[[report.figures.measure]]</th>
            <th scope="col" class="number">[[report.restated.was]]</th>
            <th scope="col" class="number">[[report.restated.is]]</th>
            <th scope="col">[[report.restated.when]]</th>
            <th scope="col">[[report.restated.rows]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="restated">
            <tr>
              <th scope="row"><xsl:value-of select="@label"/><xsl:if test="@member"><xsl:text> · </xsl:text><xsl:value-of select="@member"/></xsl:if></th>
              <td class="number" data-label="[[report.restated.was]]"><xsl:value-of select="@was"/></td>
              <td class="number" data-label="[[report.restated.is]]"><b><xsl:value-of select="@is"/></b></td>
              <td data-label="[[report.restated.when]]">
                <span class="day"><xsl:value-of select="@published"/></span><xsl:text> → </xsl:text>
                <xsl:choose>
                  <xsl:when test="@noticed"><span class="day"><xsl:value-of select="@noticed"/></span></xsl:when>
                  <xsl:otherwise>[[report.restated.now]]</xsl:otherwise>
                </xsl:choose>
              </td>
              <td class="text" data-label="[[report.restated.rows]]">
                <xsl:choose>
                  <!-- The same rows stand behind several figures: they are listed once. -->
                  <xsl:when test="@same">[[report.restated.same]]</xsl:when>
                  <xsl:when test="rows">
                    <ul class="changed-rows">
                      <xsl:for-each select="rows">
                        <li>
                          <xsl:value-of select="@dataset"/>
                          <xsl:if test="@day"><xsl:text> </xsl:text><xsl:value-of select="@day"/></xsl:if>
                          <xsl:if test="@session"><xsl:text> </xsl:text><xsl:value-of select="@session"/></xsl:if>
                          <xsl:if test="@course"><xsl:text> </xsl:text><xsl:value-of select="@course"/></xsl:if>
                          <xsl:if test="@team"><xsl:text> </xsl:text><xsl:value-of select="@team"/></xsl:if>
                          <xsl:text>: </xsl:text>
                          <xsl:choose>
                            <xsl:when test="@before = @now"><tb:word key="report.restated.edited" n="@now"/></xsl:when>
                            <xsl:otherwise><tb:word key="report.restated.counted" before="@before" now="@now"/></xsl:otherwise>
                          </xsl:choose>
                        </li>
                      </xsl:for-each>
                      <xsl:if test="@more"><li><tb:word key="report.restated.more" n="@more"/></li></xsl:if>
                      <xsl:if test="@hidden"><li>[[report.restated.hidden-too]]</li></xsl:if>
                    </ul>
                  </xsl:when>
                  <xsl:when test="@hidden">[[report.restated.hidden]]</xsl:when>
                  <xsl:otherwise>[[report.restated.elsewhere]]</xsl:otherwise>
                </xsl:choose>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
