<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of what is made for paper alone: the book, packets, sign-in sheets. A sheet's stylesheet imports it and defines
     <xsl:template match="view" mode="content"> and, if needed, mode="head". On a screen a bar with a link back stands above the paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/parts.xsl"/>
  <xsl:output method="xml" omit-xml-declaration="yes" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates select="view"/>
  </xsl:template>

  <xsl:template match="view">
    <html lang="{@lang}" class="paper">
      <head>
        <meta charset="utf-8"/>
        <title><xsl:value-of select="@title"/> · <xsl:value-of select="@site"/></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <link rel="stylesheet" href="{@root}[[asset:sheet.css]]"/>
        <xsl:apply-templates select="." mode="head"/>
      </head>
      <body class="page-{@kind}">
        <nav class="sheet-bar" aria-label="[[layout.breadcrumb]]">
          <xsl:for-each select="breadcrumb/page">
            <a href="{@href}"><xsl:value-of select="@title"/></a>
          </xsl:for-each>
          <span class="hint">[[sheet.hint]]</span>
        </nav>
        <main>
          <xsl:apply-templates select="." mode="content"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="view" mode="head"/>
  <xsl:template match="view" mode="content"/>
</xsl:stylesheet>
