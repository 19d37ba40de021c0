<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of what is made for paper alone: the book, packets, sign-in sheets. A sheet's stylesheet imports it and defines
     <xsl:template match="view" mode="content"> and, if needed, mode="head". On a screen a bar with a link back stands above the paper.
     A sheet places <waiting> itself: above everything it would take a page of paper of its own. -->
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
        <xsl:apply-templates select="@notice" mode="sheets"/>
        <xsl:apply-templates select="." mode="head"/>
      </head>
      <body class="page-{@kind}">
        <nav class="sheet-bar" aria-label="[[layout.breadcrumb]]">
          <xsl:for-each select="breadcrumb/page">
            <a href="{@href}"><xsl:value-of select="@title"/></a>
          </xsl:for-each>
          <span class="hint">[[sheet.hint]]</span>
        </nav>
        <xsl:apply-templates select="@notice" mode="screen"/>
        <main tabindex="0">
          <xsl:apply-templates select="." mode="content"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="view" mode="head"/>
  <xsl:template match="view" mode="content"/>

  <!-- On paper a link to another page would become an address on the disk of whoever prints: names are plain. -->
  <xsl:template match="course | cohort | curriculum | team | page" mode="name">
    <xsl:value-of select="@title"/>
  </xsl:template>
  <xsl:template match="*" mode="name">
    <xsl:value-of select="@name"/>
  </xsl:template>

  <!-- The text equivalent of a chart is for readers of a screen. -->
  <xsl:template match="chart">
    <figure class="chart">
      <tb:insert name="{@insert}"/>
      <xsl:if test="@title"><figcaption><xsl:value-of select="@title"/></figcaption></xsl:if>
    </figure>
  </xsl:template>

  <!-- A chapter that was bound in: <chapter id number title depth level><body/><chapter/>…</chapter>. -->
  <xsl:template match="chapter">
    <section class="chapter depth-{@depth}" id="{@id}">
      <xsl:element name="h{@level}" namespace="http://www.w3.org/1999/xhtml">
        <xsl:attribute name="class">chapter-title</xsl:attribute>
        <span class="n"><xsl:value-of select="@number"/></span>
        <xsl:text> </xsl:text>
        <xsl:value-of select="@title"/>
      </xsl:element>
      <xsl:if test="@version or @updated">
        <p class="facts">
          <xsl:if test="@version"><span>[[layout.version]] <xsl:value-of select="@version"/></span></xsl:if>
          <xsl:if test="@updated"><span>[[handbook.updated]] <xsl:value-of select="@updated"/></span></xsl:if>
        </p>
      </xsl:if>
      <xsl:apply-templates select="body/*"/>
      <xsl:apply-templates select="chapter"/>
    </section>
  </xsl:template>

  <!-- Counts and signatures below a sheet; the context is a <sheet>. -->
  <xsl:template name="sheet-foot">
    <p class="totals">
      <span>[[attendance.expected]] <b><xsl:value-of select="@expected"/></b></span>
      <span>[[attendance.attended]] <i></i></span>
      <span>[[attendance.late]] <i></i></span>
      <span>[[attendance.leave]] <i></i></span>
      <span>[[attendance.absent]] <i></i></span>
    </p>
    <p class="signatures"><span>[[sign-in.trainer]] <i></i></span><span>[[session.date]] <i></i></span></p>
  </xsl:template>
</xsl:stylesheet>
