<?xml version="1.0" encoding="UTF-8"?>
<!-- What training has brought about: a row for each course, a column for each of the four levels that the edition shows: section[@kind = 'effect']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'effect']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards effects">
        <caption class="hidden">[[report.effect.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.head.course]]</th>
            <xsl:for-each select="effect[1]/level[../../effect/level[not(@state = 'withheld')]/@name = @name]">
              <th scope="col"><xsl:call-template name="level-title"/></th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="effect">
            <tr>
              <th scope="row">
                <xsl:choose>
                  <xsl:when test="whole/@href"><a href="{whole/@href}"><xsl:value-of select="course/@title"/></a></xsl:when>
                  <xsl:otherwise><xsl:apply-templates select="course" mode="name"/></xsl:otherwise>
                </xsl:choose>
                <xsl:if test="@running"><xsl:text> </xsl:text><small class="sample">[[report.effect.running]]</small></xsl:if>
              </th>
              <xsl:for-each select="level[../../effect/level[not(@state = 'withheld')]/@name = @name]">
                <td class="text">
                  <xsl:attribute name="data-label"><xsl:call-template name="level-title"/></xsl:attribute>
                  <xsl:apply-templates select="." mode="brief"/>
                  <xsl:call-template name="marked"/>
                </td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="note">[[report.effect.note]]</p>
    <p class="note">[[effect.note.cause]]</p>
  </xsl:template>

  <xsl:template name="level-title">
    <xsl:choose>
      <xsl:when test="@name = 'reaction'">[[report.effect.reaction]]</xsl:when>
      <xsl:when test="@name = 'learning'">[[report.effect.learning]]</xsl:when>
      <xsl:when test="@name = 'behaviour'">[[report.effect.behaviour]]</xsl:when>
      <xsl:otherwise>[[report.effect.results]]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Why there is nothing to see, in a few words. -->
  <xsl:template name="brief-state">
    <span class="missing">
      <xsl:choose>
        <xsl:when test="@state = 'few'"><tb:word key="report.effect.few" n="@n" minimum="ancestor-or-self::level/@minimum"/></xsl:when>
        <xsl:when test="@state = 'none'">[[effect.side.none]]</xsl:when>
        <xsl:otherwise>[[report.effect.withheld]]</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template match="level[@state]" mode="brief" priority="1"><xsl:call-template name="brief-state"/></xsl:template>

  <xsl:template match="level[@name = 'reaction']" mode="brief">
    <tb:word key="report.effect.satisfied" top="all/@top"/>
    <xsl:text> </xsl:text>
    <small class="basis"><tb:word key="report.effect.answers" n="@n"/></small>
  </xsl:template>

  <xsl:template match="level[@name = 'learning']" mode="brief">
    <xsl:choose>
      <xsl:when test="both[not(@state)]">
        <xsl:for-each select="both">
          <tb:word key="report.effect.means" before="@before" after="@after" change="@change"/>
          <xsl:text> </xsl:text>
          <small class="basis"><tb:word key="unit.people" n="@n"/></small>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <tb:word key="report.effect.passed" first="@first" final="@final"/>
        <xsl:text> </xsl:text>
        <small class="basis"><tb:word key="unit.people" n="@n"/></small>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="level[@name = 'behaviour']" mode="brief">
    <xsl:for-each select="check">
      <div class="line">
        <xsl:value-of select="@title"/>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="@state"><xsl:call-template name="brief-state"/></xsl:when>
          <xsl:otherwise>
            <tb:word key="report.effect.rates" before="@before-rate" after="@after-rate" change="@change"/>
            <xsl:text> </xsl:text>
            <small class="basis"><tb:word key="unit.people" n="@n"/></small>
          </xsl:otherwise>
        </xsl:choose>
      </div>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="level[@name = 'results']" mode="brief">
    <xsl:for-each select="indicator">
      <div class="line">
        <xsl:value-of select="@title"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="@before"/><xsl:call-template name="side"><xsl:with-param name="state" select="@before-state"/></xsl:call-template>
        <xsl:text> → </xsl:text>
        <xsl:value-of select="@after"/><xsl:call-template name="side"><xsl:with-param name="state" select="@after-state"/></xsl:call-template>
        <xsl:text> </xsl:text>
        <xsl:call-template name="reached"/>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- One side of a comparison that has no figure. -->
  <xsl:template name="side">
    <xsl:param name="state"/>
    <xsl:if test="$state = 'none'"><span class="missing">[[effect.side.none]]</span></xsl:if>
    <xsl:if test="$state = 'few'"><span class="missing">[[effect.side.few]]</span></xsl:if>
  </xsl:template>
</xsl:stylesheet>
