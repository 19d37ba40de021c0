<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of the handbook: <document> with its body, <toc>, <children>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="aside">
    <xsl:if test="toc">
      <nav class="toc" aria-label="[[handbook.toc]]">
        <p>[[handbook.toc]]</p>
        <ol><xsl:apply-templates select="toc/heading"/></ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="toc//heading">
    <li>
      <a href="#{@id}"><xsl:value-of select="@title"/></a>
      <xsl:if test="heading"><ol><xsl:apply-templates select="heading"/></ol></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:if test="document/@updated or document/@version or document/@print">
      <p class="facts">
        <xsl:if test="document/@version"><span>[[layout.version]] <xsl:value-of select="document/@version"/></span></xsl:if>
        <xsl:if test="document/@updated"><span>[[handbook.updated]] <xsl:value-of select="document/@updated"/></span></xsl:if>
        <xsl:if test="document/@print"><a href="{document/@print}">[[handbook.print]]</a></xsl:if>
      </p>
    </xsl:if>
    <div class="body"><xsl:apply-templates select="document/body/*"/></div>
    <xsl:apply-templates select="children"/>
  </xsl:template>
</xsl:stylesheet>
