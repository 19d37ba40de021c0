<?xml version="1.0" encoding="UTF-8"?>
<!-- A folder of the handbook without a page of its own: its pages. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:apply-templates select="children"/>
  </xsl:template>
</xsl:stylesheet>
