<?xml version="1.0" encoding="UTF-8"?>
<!-- The table of key figures. A column that no row fills is left out; the notes below say why there is no comparison. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'figures']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
      <table class="as-cards figures">
        <xsl:if test="@has-year or @has-to-date"><xsl:attribute name="class">as-cards figures wide</xsl:attribute></xsl:if>
        <caption class="hidden">[[report.figures.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.figures.measure]]</th>
            <th scope="col" class="number"><xsl:value-of select="@now"/></th>
            <xsl:if test="@has-before">
              <th scope="col" class="number"><xsl:value-of select="@before"/></th>
              <th scope="col" class="number">[[report.figures.change]]</th>
            </xsl:if>
            <xsl:if test="@has-year">
              <th scope="col" class="number year">[[report.figures.year-before]]</th>
              <th scope="col" class="number year">[[report.figures.year-change]]</th>
            </xsl:if>
            <xsl:if test="@has-target"><th scope="col" class="number">[[report.figures.target]]</th></xsl:if>
            <xsl:if test="@has-attained"><th scope="col" class="number">[[report.figures.attained]]</th></xsl:if>
            <xsl:if test="@has-target"><th scope="col">[[report.figures.reached]]</th></xsl:if>
            <xsl:if test="@has-to-date"><th scope="col" class="number">[[report.figures.to-date]]</th></xsl:if>
          </tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="figure" mode="key-figure"/>
        </tbody>
      </table>
    </div>
    <xsl:if test="figure//@waiting | figure//@before-waiting"><p class="note cell-notes">※ [[waiting.mark]]</p></xsl:if>
    <xsl:if test="figure[@means and not(@missing)]"><p class="note cell-notes">≈ [[report.means]]</p></xsl:if>
    <xsl:if test="note">
      <p class="note comparison">
        <xsl:for-each select="note"><xsl:value-of select="."/><xsl:text> </xsl:text></xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="figure" mode="key-figure">
    <tr>
      <xsl:if test="@beyond"><xsl:attribute name="class">beyond</xsl:attribute></xsl:if>
      <th scope="row"><xsl:call-template name="measure-name"/></th>
      <td class="number now"><xsl:call-template name="key-value"/></td>
      <xsl:if test="../@has-before">
        <td class="number" data-label="{../@before}"><xsl:call-template name="compared"/></td>
        <td class="number" data-label="[[report.figures.change]]"><xsl:call-template name="change"/></td>
      </xsl:if>
      <xsl:if test="../@has-year">
        <td class="number year" data-label="[[report.figures.year-before]]"><xsl:for-each select="year"><xsl:call-template name="compared"/></xsl:for-each></td>
        <td class="number year" data-label="[[report.figures.year-change]]"><xsl:for-each select="year"><xsl:call-template name="change"/></xsl:for-each></td>
      </xsl:if>
      <xsl:if test="../@has-target"><td class="number target" data-label="[[report.figures.target]]"><xsl:if test="@target"><span class="figure"><xsl:value-of select="@target"/></span></xsl:if></td></xsl:if>
      <xsl:if test="../@has-attained"><td class="number" data-label="[[report.figures.attained]]"><xsl:value-of select="@attained"/></td></xsl:if>
      <xsl:if test="../@has-target"><td data-label="[[report.figures.reached]]"><xsl:call-template name="reached"/></td></xsl:if>
      <xsl:if test="../@has-to-date">
        <td class="number" data-label="[[report.figures.to-date]]"><xsl:for-each select="to-date"><xsl:call-template name="compared"/></xsl:for-each></td>
      </xsl:if>
    </tr>
  </xsl:template>

  <!-- The value; what ≈ means stands below the table, where it takes no width from the columns. -->
  <xsl:template name="key-value">
    <xsl:choose>
      <xsl:when test="@missing"><xsl:call-template name="value"/></xsl:when>
      <xsl:otherwise>
        <b><xsl:value-of select="@value"/></b>
        <xsl:call-template name="marked"/>
        <xsl:if test="@means"><span class="star" title="[[report.means]]">≈</span></xsl:if>
        <xsl:if test="@basis"><xsl:text> </xsl:text><small class="basis"><xsl:value-of select="@basis"/></small></xsl:if>
        <xsl:if test="@small"><xsl:text> </xsl:text><small class="sample">[[report.small]]</small></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A figure of another period. -->
  <xsl:template name="compared">
    <xsl:choose>
      <xsl:when test="@before-missing"><span class="missing" title="{@before-reason}"><xsl:value-of select="@before"/></span><xsl:call-template name="before-marked"/></xsl:when>
      <xsl:when test="@before"><span class="figure"><xsl:value-of select="@before"/></span><xsl:call-template name="before-marked"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="before-marked"><xsl:if test="@before-waiting"><xsl:call-template name="waiting-mark"/></xsl:if></xsl:template>
</xsl:stylesheet>
