<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages of the session archive share. Included by them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- The state of a part: a sign and a word. -->
  <xsl:template name="part-state">
    <xsl:param name="state" select="@state"/>
    <xsl:choose>
      <xsl:when test="$state = 'there'"><span class="mark mark-met">✓ [[archive.state.there]]</span></xsl:when>
      <xsl:when test="$state = 'missing'"><span class="mark mark-unmet">✗ [[archive.state.missing]]</span></xsl:when>
      <xsl:when test="$state = 'incomplete'"><span class="mark mark-unmet">✗ [[archive.state.incomplete]]</span></xsl:when>
      <xsl:when test="$state = 'later'"><span class="mark mark-none">· [[archive.state.later]]</span></xsl:when>
      <xsl:otherwise><span class="mark mark-none">– [[archive.state.none]]</span></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="self::part"><xsl:call-template name="marked"/></xsl:if>
  </xsl:template>

  <!-- Complete, or how much is missing since when; the context has expected, there, days. -->
  <xsl:template name="completeness">
    <xsl:choose>
      <xsl:when test="@expected = 0"><span class="mark mark-none">[[archive.not-due]]</span></xsl:when>
      <xsl:when test="@there = @expected"><span class="mark mark-met">✓ [[archive.complete]]</span></xsl:when>
      <xsl:when test="@days"><span class="mark mark-unmet">✗ <tb:word key="archive.missing-days" n="@expected - @there" days="@days"/></span></xsl:when>
      <xsl:otherwise><span class="mark mark-unmet">✗ <tb:word key="archive.missing-count" n="@expected - @there"/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="marked"/>
  </xsl:template>
</xsl:stylesheet>
