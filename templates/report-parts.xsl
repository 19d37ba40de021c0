<?xml version="1.0" encoding="UTF-8"?>
<!-- Figures as reports and their index show them: a value, its change, whether the target is reached; cards. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:exsl="http://exslt.org/common" xmlns:tb="urn:trainbook" exclude-result-prefixes="exsl tb">

  <!-- The value with what it stands on; none is said so, with the reason. -->
  <xsl:template name="value">
    <xsl:choose>
      <xsl:when test="@missing"><span class="missing"><xsl:value-of select="@value"/></span><xsl:call-template name="marked"/><xsl:text> </xsl:text><small class="basis"><xsl:value-of select="@reason"/></small></xsl:when>
      <xsl:otherwise>
        <b><xsl:value-of select="@value"/></b>
        <xsl:call-template name="marked"/>
        <xsl:if test="@basis"><xsl:text> </xsl:text><small class="basis"><xsl:value-of select="@basis"/></small></xsl:if>
        <xsl:if test="@small"><xsl:text> </xsl:text><small class="sample">[[report.small]]</small></xsl:if>
        <xsl:if test="@means"><xsl:text> </xsl:text><small class="sample">[[report.means]]</small></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The same in a narrow cell: a small sample is starred, and the note below the table says what the star means. -->
  <xsl:template name="cell">
    <xsl:choose>
      <xsl:when test="@missing"><span class="missing" title="{@value}: {@reason}">—</span><xsl:call-template name="marked"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="@value"/>
        <xsl:if test="@small"><xsl:call-template name="star"/></xsl:if>
        <xsl:if test="@means"><span class="star" title="[[report.means]]">≈</span></xsl:if>
        <xsl:call-template name="marked"/>
        <xsl:if test="@reached = 'no'"><span class="below" title="[[report.target.missed]]"> ▼</span></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="star"><span class="star" title="[[report.small]]">*</span></xsl:template>

  <!-- What the marks in a table's cells mean. -->
  <xsl:template name="cell-notes">
    <xsl:param name="cells"/>
    <xsl:if test="$cells[@small or @means or @waiting or @before-waiting or @few or @reached = 'no']">
      <p class="note cell-notes">
        <xsl:call-template name="in-a-line">
          <xsl:with-param name="notes">
            <xsl:if test="$cells[@waiting or @before-waiting]"><tb:note>※ [[waiting.mark]]</tb:note></xsl:if>
            <xsl:if test="$cells[@reached = 'no']"><tb:note>▼ [[report.target.missed]]</tb:note></xsl:if>
            <xsl:if test="$cells[@small]"><tb:note>* [[report.small]]</tb:note></xsl:if>
            <xsl:if test="$cells[@few]"><tb:note>— [[report.reason.few]]</tb:note></xsl:if>
            <xsl:if test="$cells[@means]"><tb:note>≈ [[report.means]]</tb:note></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Those <tb:note>s that there are, with points between. -->
  <xsl:template name="in-a-line">
    <xsl:param name="notes"/>
    <xsl:for-each select="exsl:node-set($notes)/tb:note">
      <xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- Rows of too few people. -->
  <xsl:template name="few-note">
    <xsl:param name="rows"/>
    <xsl:if test="$rows[@withheld]"><p class="note cell-notes">— [[report.reason.few]]</p></xsl:if>
  </xsl:template>

  <xsl:template name="change">
    <xsl:choose>
      <xsl:when test="not(@change)"><span class="missing">—</span></xsl:when>
      <xsl:otherwise>
        <span class="change {@judgement}">
          <xsl:call-template name="arrow"/>
          <xsl:value-of select="@change"/>
          <xsl:if test="@relative"><xsl:text> </xsl:text><small>(<xsl:value-of select="@relative"/>)</small></xsl:if>
          <xsl:if test="@judgement = 'better'"><xsl:text> </xsl:text><small>[[report.better]]</small></xsl:if>
          <xsl:if test="@judgement = 'worse'"><xsl:text> </xsl:text><small>[[report.worse]]</small></xsl:if>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="arrow">
    <xsl:choose>
      <xsl:when test="@direction = 'up'"><span aria-hidden="true">▲&#160;</span></xsl:when>
      <xsl:when test="@direction = 'down'"><span aria-hidden="true">▼&#160;</span></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="reached">
    <xsl:choose>
      <xsl:when test="@reached = 'yes'"><span class="reached yes"><span aria-hidden="true">● </span>[[report.reached.yes]]</span></xsl:when>
      <xsl:when test="@reached = 'no'"><span class="reached no"><span aria-hidden="true">▼ </span>[[report.reached.no]]</span></xsl:when>
      <xsl:when test="@reached = 'open'"><span class="reached open"><span aria-hidden="true">○ </span>[[report.reached.open]]</span></xsl:when>
      <xsl:when test="@target">—</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="or-dash">
    <xsl:param name="text"/>
    <xsl:choose>
      <xsl:when test="string($text) != ''"><xsl:value-of select="$text"/></xsl:when>
      <xsl:otherwise><span class="missing">—</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A cell with a count: 0 is pale, and there may be none. `label`: its column's name, for a table that stands as cards on a phone. -->
  <xsl:template name="count-cell">
    <xsl:param name="n"/>
    <xsl:param name="label"/>
    <xsl:param name="waiting"/>
    <td class="number">
      <xsl:if test="$n = 0"><xsl:attribute name="class">number zero</xsl:attribute></xsl:if>
      <xsl:if test="string($label) != ''"><xsl:attribute name="data-label"><xsl:value-of select="$label"/></xsl:attribute></xsl:if>
      <xsl:call-template name="or-dash"><xsl:with-param name="text" select="$n"/></xsl:call-template>
      <xsl:if test="$waiting"><xsl:call-template name="waiting-mark"/></xsl:if>
    </td>
  </xsl:template>

  <!-- People's names in a narrow cell. -->
  <xsl:template name="names">
    <xsl:param name="people"/>
    <xsl:for-each select="$people"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@name"/></xsl:for-each>
  </xsl:template>

  <xsl:template name="session-times">
    <xsl:value-of select="@start"/><xsl:if test="@end">–<xsl:value-of select="@end"/></xsl:if>
  </xsl:template>

  <xsl:template name="session-status">
    <span class="session-status {@status}">
      <xsl:choose>
        <xsl:when test="@status = 'held'">[[report.status.held]]</xsl:when>
        <xsl:when test="@status = 'planned'"><span aria-hidden="true">○ </span>[[report.status.planned]]</xsl:when>
        <xsl:when test="@status = 'cancelled'"><span aria-hidden="true">× </span>[[report.status.cancelled]]</xsl:when>
        <xsl:otherwise><span aria-hidden="true">△ </span>[[report.status.postponed]]</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- The figures that matter most, large. -->
  <xsl:template name="cards">
    <xsl:param name="cards"/>
    <xsl:param name="before"/>
    <ul class="figure-cards">
      <xsl:for-each select="$cards">
        <li>
          <xsl:attribute name="class">card<xsl:if test="@reached"> target-<xsl:value-of select="@reached"/></xsl:if></xsl:attribute>
          <span class="card-label"><xsl:value-of select="@label"/></span>
          <span class="card-value">
            <xsl:if test="@missing"><xsl:attribute name="class">card-value missing</xsl:attribute></xsl:if>
            <xsl:value-of select="@value"/>
            <xsl:call-template name="marked"/>
            <xsl:if test="@small"><xsl:text> </xsl:text><small class="sample">[[report.small]]</small></xsl:if>
          </span>
          <span class="card-change">
            <xsl:choose>
              <xsl:when test="@missing"><xsl:value-of select="@reason"/></xsl:when>
              <xsl:when test="@direction = 'same'"><tb:word key="report.versus.same" before="$before"/></xsl:when>
              <xsl:when test="@change">
                <tb:word key="report.versus" before="$before"/><xsl:text> </xsl:text>
                <span class="change {@judgement}"><xsl:call-template name="arrow"/><xsl:value-of select="@change"/></span>
              </xsl:when>
              <xsl:otherwise><tb:word key="report.versus.none" before="$before"/></xsl:otherwise>
            </xsl:choose>
          </span>
          <xsl:if test="@target">
            <span class="card-target"><tb:word key="report.target.label" n="@target"/><xsl:text> · </xsl:text><xsl:call-template name="reached"/></span>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>
</xsl:stylesheet>
