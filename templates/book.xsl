<?xml version="1.0" encoding="UTF-8"?>
<!-- The handbook as one book: cover, contents, chapters. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/sheet.xsl"/>

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:book.css]]"/>
    <style><tb:insert name="running-titles"/></style>
    <script src="{@root}[[asset:book.js]]" defer="defer"></script>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:variable name="view" select="."/>
    <xsl:for-each select="book">
      <section class="cover">
        <p class="issuer"><xsl:value-of select="$view/@department"/></p>
        <h1><xsl:value-of select="@title"/></h1>
        <p class="edition">
          <xsl:if test="$view/@version"><span>[[layout.version]] <xsl:value-of select="$view/@version"/></span></xsl:if>
          <span><xsl:value-of select="as-of/@date"/></span>
        </p>
        <xsl:apply-templates select="$view/waiting"/>
      </section>
      <nav class="toc" aria-labelledby="tb-toc">
        <h2 id="tb-toc">[[handbook.toc]]</h2>
        <ol>
          <xsl:for-each select="chapter | chapter/chapter">
            <li class="depth-{@depth}"><a href="#{@id}"><span class="n"><xsl:value-of select="@number"/></span>
              <span class="t"><xsl:value-of select="@title"/></span><span class="dots"></span><span class="pn" data-for="{@id}"></span></a></li>
          </xsl:for-each>
        </ol>
      </nav>
      <xsl:apply-templates select="chapter"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
