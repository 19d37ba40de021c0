<?xml version="1.0" encoding="UTF-8"?>
<!-- The poster for the culture wall (文化墙): winners, the best, the figures of the period. A4, or A3 with size="A3". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/sheet.xsl"/>
  <xsl:include href="trainbook:/award-parts.xsl"/>

  <xsl:template match="view" mode="head"><link rel="stylesheet" href="{@root}[[asset:poster.css]]"/></xsl:template>

  <!-- Paper has no links. -->
  <xsl:template match="person" mode="award-name">
    <xsl:value-of select="@name"/><xsl:if test="@namesake"><xsl:text> </xsl:text><small><xsl:value-of select="@id"/></small></xsl:if>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="poster">
      <section class="poster poster-{@size}">
        <header>
          <p class="poster-department"><xsl:value-of select="@department"/></p>
          <h1>[[poster.title]]</h1>
          <p class="poster-period"><xsl:value-of select="@period-text"/></p>
        </header>
        <div class="poster-awards">
          <!-- Many winners take the whole width, in two columns. -->
          <xsl:for-each select="award[winner/person | winner/team]">
            <article>
              <xsl:if test="count(winner) &gt; 4"><xsl:attribute name="class">many</xsl:attribute></xsl:if>
              <h2><xsl:value-of select="@title"/></h2>
              <ul><xsl:for-each select="winner">
                <li><strong><xsl:value-of select="person/@name | team/@title"/><xsl:if test="person/@namesake"><xsl:text> </xsl:text><small><xsl:value-of select="person/@id"/></small></xsl:if></strong>
                  <xsl:if test="person/@team"><span class="poster-team"><xsl:value-of select="person/@team"/></span></xsl:if>
                  <span class="poster-proof"><xsl:for-each select="proof[@value]"><xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if><xsl:value-of select="@label"/><xsl:text> </xsl:text><xsl:value-of select="@value"/></xsl:for-each></span></li>
              </xsl:for-each></ul>
            </article>
          </xsl:for-each>
        </div>
        <xsl:if test="award[not(winner/person | winner/team)]">
          <p class="poster-open"><xsl:text>[[poster.open]]</xsl:text><xsl:text>[[award.colon]]</xsl:text>
            <xsl:for-each select="award[not(winner/person | winner/team)]"><xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if><xsl:value-of select="@title"/></xsl:for-each></p>
        </xsl:if>
        <xsl:if test="board/best">
          <div class="boards"><xsl:apply-templates select="board[best]"><xsl:with-param name="level" select="2"/></xsl:apply-templates></div>
        </xsl:if>
        <xsl:if test="figures/card">
          <dl class="poster-figures">
            <xsl:for-each select="figures/card[not(@missing)]">
              <div><dt><xsl:value-of select="@label"/></dt><dd><xsl:value-of select="@value"/></dd></div>
            </xsl:for-each>
          </dl>
        </xsl:if>
        <footer><tb:word key="poster.foot" date="@date"/></footer>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
