<?xml version="1.0" encoding="UTF-8"?>
<!-- reports/awards.html: who won, by period, the newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:include href="trainbook:/award-parts.xsl"/>

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:report.css]]"/>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <div class="report awards">
      <p>[[awards.intro]]</p>
      <xsl:if test="not(awards/period)"><p>[[awards.none]]</p></xsl:if>
      <xsl:for-each select="awards/period">
        <section class="report-section">
          <h2><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@title"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise></xsl:choose></h2>
          <xsl:apply-templates select="award"/>
        </section>
      </xsl:for-each>
    </div>
  </xsl:template>
</xsl:stylesheet>
