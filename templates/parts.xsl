<?xml version="1.0" encoding="UTF-8"?>
<!-- What several pages show: charts, people, courses, sessions. Imported by layout.xsl and sheet.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- <chart insert outline title width height> -->
  <xsl:template match="chart">
    <figure class="chart">
      <div class="chart-scroll"><tb:insert name="{@insert}"/></div>
      <xsl:if test="@title"><figcaption><xsl:value-of select="@title"/></figcaption></xsl:if>
      <xsl:if test="@outline">
        <details class="outline">
          <summary>[[chart.outline]]</summary>
          <tb:insert name="{@outline}"/>
        </details>
      </xsl:if>
    </figure>
  </xsl:template>

  <!-- Bytes that are markup already: <insert name>. -->
  <xsl:template match="insert">
    <tb:insert name="{@name}"/>
  </xsl:template>

  <!-- A record's name, as a link where it has a page. -->
  <xsl:template match="course | cohort | curriculum | team | page" mode="name">
    <xsl:choose>
      <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@title"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="name">
    <xsl:value-of select="@name"/>
  </xsl:template>

  <!-- People in a row. -->
  <xsl:template name="people">
    <xsl:param name="people"/>
    <xsl:for-each select="$people">
      <xsl:if test="position() &gt; 1"><xsl:text>[[list.separator]]</xsl:text></xsl:if>
      <xsl:value-of select="@name"/>
    </xsl:for-each>
  </xsl:template>

  <!-- 09:00–11:00 -->
  <xsl:template name="times">
    <xsl:if test="@start">
      <span class="times"><xsl:value-of select="@start"/><xsl:if test="@end">–<xsl:value-of select="@end"/></xsl:if></span>
    </xsl:if>
  </xsl:template>

  <xsl:template name="status">
    <xsl:param name="status" select="@status"/>
    <span class="status status-{$status}">
      <xsl:choose>
        <xsl:when test="$status = 'held'">[[session.status.held]]</xsl:when>
        <xsl:when test="$status = 'planned'">[[session.status.planned]]</xsl:when>
        <xsl:when test="$status = 'cancelled'">[[session.status.cancelled]]</xsl:when>
        <xsl:when test="$status = 'postponed'">[[session.status.postponed]]</xsl:when>
        <xsl:otherwise><xsl:value-of select="$status"/></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
</xsl:stylesheet>
