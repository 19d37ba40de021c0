<?xml version="1.0" encoding="UTF-8"?>
<!-- The conclusion, tables and diagrams of figures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- ==== summary ==== -->
  <xsl:template match="section[@kind = 'summary']" mode="body">
    <xsl:apply-templates select="prose"/>
    <ul class="sentences">
      <xsl:for-each select="sentence">
        <li>
          <xsl:if test="@state"><xsl:attribute name="class">state-<xsl:value-of select="@state"/></xsl:attribute></xsl:if>
          <xsl:value-of select="."/>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:call-template name="cards">
      <xsl:with-param name="cards" select="card"/>
      <xsl:with-param name="before" select="../@before"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== diagrams and tables of figures ==== -->
  <xsl:template match="section[@kind = 'trends' or @kind = 'trend' or @kind = 'workload']" mode="body">
    <div class="diagrams"><xsl:apply-templates select="diagram"/></div>
  </xsl:template>

  <xsl:template match="section[table]" mode="body">
    <xsl:apply-templates select="table"/>
    <xsl:if test="diagram">
      <div class="diagrams"><xsl:apply-templates select="diagram"/></div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section/table">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="members">
        <caption class="hidden"><xsl:value-of select="@caption"/></caption>
        <thead>
          <tr>
            <th scope="col"><xsl:value-of select="@head"/></th>
            <xsl:for-each select="column">
              <th scope="col" class="number" title="{@title}"><xsl:value-of select="@label"/></th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="row"/>
        </tbody>
      </table>
    </div>
    <xsl:if test="@ends-of"><p class="left-out on-paper"><tb:word key="report.paper.ends" measure="@ends-of"/></p></xsl:if>
    <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="row/cell"/></xsl:call-template>
    <xsl:if test="@left-out">
      <p class="left-out"><tb:word key="report.left-out" n="@left-out"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="table/row">
    <tr>
      <xsl:if test="@total"><xsl:attribute name="class">total</xsl:attribute></xsl:if>
      <xsl:if test="@beyond"><xsl:attribute name="class">beyond</xsl:attribute></xsl:if>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@label"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
        </xsl:choose>
      </th>
      <xsl:for-each select="cell">
        <td class="number"><xsl:call-template name="cell"/></td>
      </xsl:for-each>
    </tr>
  </xsl:template>
</xsl:stylesheet>
