<?xml version="1.0" encoding="UTF-8"?>
<!-- The indicators of the service against their targets: section[@kind = 'indicators']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'indicators']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards indicators">
        <caption class="hidden">[[report.indicators.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.figures.measure]]</th>
            <th scope="col" class="number"><xsl:value-of select="@now"/></th>
            <th scope="col" class="number">[[report.figures.target]]<xsl:if test="indicator/@due"><xsl:text> </xsl:text><small>[[report.indicators.due]]</small></xsl:if></th>
            <th scope="col">[[report.plan.state]]</th>
            <xsl:if test="indicator/@baseline"><th scope="col" class="number">[[report.diagram.baseline]]</th></xsl:if>
            <th scope="col" class="number"><xsl:value-of select="@before"/></th>
            <th scope="col" class="number">[[report.figures.change]]</th>
            <xsl:if test="indicator/companion"><th scope="col">[[report.indicators.companion]]</th></xsl:if>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="indicator">
            <tr>
              <th scope="row"><xsl:value-of select="@label"/></th>
              <td class="number now"><xsl:call-template name="indicator-value"/></td>
              <td class="number" data-label="[[report.figures.target]]">
                <xsl:choose>
                  <xsl:when test="@better = 'up'">≥&#160;</xsl:when>
                  <xsl:when test="@better = 'down'">≤&#160;</xsl:when>
                </xsl:choose>
                <xsl:value-of select="@target"/>
                <xsl:if test="@due"><xsl:text> </xsl:text><small class="due"><xsl:value-of select="@due"/></small></xsl:if>
              </td>
              <td class="outcome status-{@status}" data-label="[[report.plan.state]]">
                <xsl:choose>
                  <xsl:when test="@status = 'reached'"><span aria-hidden="true">●&#160;</span></xsl:when>
                  <xsl:when test="@status = 'missed'"><span aria-hidden="true">▼&#160;</span></xsl:when>
                  <xsl:when test="@status = 'running'"><span aria-hidden="true">◐&#160;</span></xsl:when>
                  <xsl:when test="@status = 'ahead'"><span aria-hidden="true">○&#160;</span></xsl:when>
                </xsl:choose>
                <xsl:call-template name="or-dash"><xsl:with-param name="text" select="@status-text"/></xsl:call-template>
                <xsl:if test="@small"><xsl:text> </xsl:text><small><tb:word key="report.indicators.small" n="@n"/></small></xsl:if>
              </td>
              <xsl:if test="../indicator/@baseline"><td class="number" data-label="[[report.diagram.baseline]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@baseline"/></xsl:call-template></td></xsl:if>
              <td class="number" data-label="{../@before}"><xsl:call-template name="compared"/></td>
              <td class="number" data-label="[[report.figures.change]]"><xsl:call-template name="change"/></td>
              <xsl:if test="../indicator/companion">
                <td class="text" data-label="[[report.indicators.companion]]"><xsl:for-each select="companion"><xsl:call-template name="companion"/></xsl:for-each><xsl:if test="not(companion)">—</xsl:if></td>
              </xsl:if>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="(indicator/@waiting | indicator/@before-waiting) and not(indicator/companion/@waiting)"><p class="note cell-notes">※ [[waiting.mark]]</p></xsl:if>
    <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="indicator/companion"/></xsl:call-template>
    <xsl:if test="indicator/@means and not(indicator/companion/@means)"><p class="note cell-notes">≈ [[report.means]]</p></xsl:if>
    <xsl:if test="diagram"><div class="diagrams"><xsl:apply-templates select="diagram"/></div></xsl:if>
  </xsl:template>

  <!-- The value: that it is of few cases stands beside its state, what ≈ means below the table. -->
  <xsl:template name="indicator-value">
    <xsl:choose>
      <xsl:when test="@missing"><xsl:call-template name="value"/></xsl:when>
      <xsl:otherwise>
        <b><xsl:value-of select="@value"/></b>
        <xsl:if test="@means"><span class="star" title="[[report.means]]">≈</span></xsl:if>
        <xsl:call-template name="marked"/>
        <xsl:if test="@basis"><xsl:text> </xsl:text><small class="basis"><xsl:value-of select="@basis"/></small></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="companion">
    <xsl:value-of select="@label"/>
    <xsl:text> </xsl:text>
    <span class="figure">
      <xsl:choose>
        <xsl:when test="@missing"><span class="missing" title="{@reason}"><xsl:value-of select="@value"/></span></xsl:when>
        <xsl:otherwise><xsl:call-template name="cell"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
</xsl:stylesheet>
