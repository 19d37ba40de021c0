<?xml version="1.0" encoding="UTF-8"?>
<!-- The sheet of boards of a period (部门之最), in the size of a slide: one page for the Monday meeting. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/award-sheet.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="boards">
      <section class="boards-sheet">
        <p class="poster-department"><xsl:value-of select="@department"/></p>
        <h1>[[board.sheet]]</h1>
        <p class="poster-period"><xsl:value-of select="@period-text"/><xsl:if test="@running"><xsl:text> </xsl:text><tb:word key="board.until" date="@date"/></xsl:if></p>
        <xsl:if test="../waiting"><p class="note">※ <tb:word key="waiting.rows" n="../waiting/@rows"/></p></xsl:if>
        <xsl:if test="not(board)"><p>[[board.none]]</p></xsl:if>
        <div class="boards"><xsl:apply-templates select="board"><xsl:with-param name="level" select="2"/></xsl:apply-templates></div>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
