<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page of the website. A page's stylesheet imports it and defines
       <xsl:template match="view" mode="content">   what stands in <main>, below the title;
       <xsl:template match="view" mode="head">      more elements of <head> (optional);
       <xsl:template match="view" mode="aside">     the column at the right (optional).
     A view that writes its own <h1> has title-in-content="yes". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/parts.xsl"/>
  <xsl:output method="xml" omit-xml-declaration="yes" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates select="view"/>
  </xsl:template>

  <xsl:template match="view">
    <html lang="{@lang}">
      <head>
        <meta charset="utf-8"/>
        <title><xsl:value-of select="@title"/><xsl:if test="@kind != 'home'"> · <xsl:value-of select="@site"/></xsl:if></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <link rel="stylesheet" href="{@root}[[asset:style.css]]"/>
        <xsl:apply-templates select="@notice" mode="sheets"/>
        <xsl:apply-templates select="." mode="head"/>
      </head>
      <body class="page-{@kind}">
        <a class="skip" href="#tb-content">[[layout.skip]]</a>
        <tb:insert name="navigation"/>
        <xsl:apply-templates select="@notice" mode="screen"/>
        <main id="tb-content">
          <xsl:apply-templates select="." mode="breadcrumb"/>
          <article>
            <xsl:if test="not(@title-in-content)">
              <h1><xsl:value-of select="@title"/></h1>
            </xsl:if>
            <xsl:apply-templates select="waiting"/>
            <xsl:apply-templates select="." mode="aside"/>
            <xsl:apply-templates select="." mode="content"/>
          </article>
          <xsl:apply-templates select="." mode="neighbours"/>
        </main>
        <xsl:apply-templates select="." mode="footer"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="view" mode="head"/>
  <xsl:template match="view" mode="aside"/>
  <xsl:template match="view" mode="content"/>

  <xsl:template match="view" mode="breadcrumb">
    <xsl:if test="breadcrumb">
      <nav class="breadcrumb" aria-label="[[layout.breadcrumb]]">
        <ol>
          <xsl:for-each select="breadcrumb/page">
            <li><a href="{@href}"><xsl:value-of select="@title"/></a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="view" mode="neighbours">
    <xsl:if test="previous or next">
      <nav class="neighbours" aria-label="[[layout.neighbours]]">
        <xsl:for-each select="previous">
          <a class="previous" rel="prev" href="{@href}"><small>[[layout.previous]]</small><xsl:value-of select="@title"/></a>
        </xsl:for-each>
        <xsl:for-each select="next">
          <a class="next" rel="next" href="{@href}"><small>[[layout.next]]</small><xsl:value-of select="@title"/></a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template match="view" mode="footer">
    <footer class="site-footer">
      <p>
        <xsl:value-of select="@department"/>
        <xsl:if test="@version"> · [[layout.version]] <xsl:value-of select="@version"/></xsl:if>
        <xsl:text> · [[layout.as-of]] </xsl:text>
        <time><xsl:value-of select="@as-of"/></time>
      </p>
    </footer>
  </xsl:template>
</xsl:stylesheet>
