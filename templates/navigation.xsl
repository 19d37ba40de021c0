<?xml version="1.0" encoding="UTF-8"?>
<!-- The head of the page and the tree of pages. Rendered once a folder: its pages share the bytes, in which the link to the
     page itself is then marked aria-current="page". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:output method="xml" omit-xml-declaration="yes" encoding="UTF-8"/>

  <xsl:template match="/">
    <tb:fragment>
      <xsl:apply-templates select="view"/>
    </tb:fragment>
  </xsl:template>

  <xsl:template match="view">
    <header class="site-head">
      <input class="menu-toggle" type="checkbox" id="tb-menu" aria-label="[[layout.menu]]"/>
      <div class="site-header">
        <a class="site-title" href="{home/@href}"><xsl:value-of select="@site"/></a>
        <label class="menu-button" for="tb-menu">[[layout.menu]]</label>
        <xsl:if test="main-navigation/page">
          <nav class="main-navigation" aria-label="[[layout.main-navigation]]">
            <ul>
              <xsl:for-each select="main-navigation/page">
                <li>
                  <xsl:if test="@open"><xsl:attribute name="class">open</xsl:attribute></xsl:if>
                  <a href="{@href}"><xsl:value-of select="@title"/></a>
                </li>
              </xsl:for-each>
            </ul>
          </nav>
        </xsl:if>
      </div>
      <xsl:if test="navigation/page">
        <nav class="site-tree" aria-label="[[layout.tree]]">
          <ul><xsl:apply-templates select="navigation/page"/></ul>
        </nav>
      </xsl:if>
    </header>
  </xsl:template>

  <xsl:template match="page">
    <li>
      <xsl:if test="@open"><xsl:attribute name="class">open</xsl:attribute></xsl:if>
      <a href="{@href}"><xsl:value-of select="@title"/></a>
      <xsl:if test="page">
        <ul><xsl:apply-templates select="page"/></ul>
      </xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
