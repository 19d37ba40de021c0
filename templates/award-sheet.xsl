<?xml version="1.0" encoding="UTF-8"?>
<!-- What posters, certificates and the sheet of boards share. Imported by them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/sheet.xsl"/>
  <xsl:import href="trainbook:/award-parts.xsl"/>

  <xsl:template match="view" mode="head"><link rel="stylesheet" href="{@root}[[asset:poster.css]]"/></xsl:template>

  <!-- Paper has no links. -->
  <xsl:template match="person" mode="award-name">
    <xsl:value-of select="@name"/><xsl:if test="@namesake"><xsl:text> </xsl:text><small><xsl:value-of select="@id"/></small></xsl:if>
  </xsl:template>
</xsl:stylesheet>
