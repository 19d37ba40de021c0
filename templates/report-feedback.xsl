<?xml version="1.0" encoding="UTF-8"?>
<!-- What participants said: section[@kind = 'feedback'], and the items of a survey as reports and the pages of courses show them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'feedback']" mode="body" priority="2">
    <xsl:if test="@withheld"><p class="note">[[feedback.withheld.all]]</p></xsl:if>
    <xsl:if test="session">
      <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
        <table class="as-cards as-lines feedback-sessions">
          <caption class="hidden">[[feedback.caption.sessions]]</caption>
          <thead>
            <tr>
              <th scope="col">[[report.assessments.date]]</th>
              <th scope="col">[[report.head.course]]</th>
              <th scope="col">[[report.head.trainer]]</th>
              <th scope="col" class="number">[[feedback.response]]</th>
              <th scope="col" class="number">[[feedback.mean]]</th>
              <th scope="col" class="number">[[feedback.top]]</th>
              <th scope="col">[[feedback.lowest]]</th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="session" mode="feedback"/></tbody>
        </table>
      </div>
      <xsl:if test="session/@small"><p class="note cell-notes">* [[report.small]]</p></xsl:if>
      <xsl:if test="session/comment">
        <ul class="comments">
          <xsl:for-each select="session[comment]">
            <li><b><xsl:value-of select="course/@title"/></b><xsl:text> </xsl:text>
              <xsl:for-each select="comment"><q><xsl:value-of select="."/></q><xsl:text> </xsl:text></xsl:for-each>
              <xsl:if test="@more-comments"><small><tb:word key="feedback.more" n="@more-comments"/></small></xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </xsl:if>
    <xsl:apply-templates select="items"/>
    <xsl:if test="table"><div class="feedback-tables"><xsl:for-each select="table"><div><xsl:apply-templates select="."/></div></xsl:for-each></div></xsl:if>
  </xsl:template>

  <xsl:template match="session" mode="feedback">
    <tr>
      <td class="day"><xsl:value-of select="@day"/></td>
      <th scope="row"><xsl:apply-templates select="course" mode="name"/></th>
      <td class="name"><xsl:call-template name="names"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
      <xsl:choose>
        <xsl:when test="@withheld"><td colspan="4" class="missing">[[feedback.withheld]]</td></xsl:when>
        <xsl:otherwise>
          <td class="number" data-label="[[feedback.response]]">
            <xsl:choose>
              <xsl:when test="@rate"><xsl:value-of select="@rate"/><xsl:text> </xsl:text><small class="basis"><xsl:value-of select="@respondents"/>/<xsl:value-of select="@attended"/></small><xsl:call-template name="marked"/></xsl:when>
              <xsl:otherwise><tb:word key="unit.people" n="@respondents"/><xsl:call-template name="marked"/></xsl:otherwise>
            </xsl:choose>
          </td>
          <td class="number" data-label="[[feedback.mean]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@mean"/></xsl:call-template><xsl:if test="@small"><xsl:call-template name="star"/></xsl:if><xsl:call-template name="answers-marked"/></td>
          <td class="number" data-label="[[feedback.top]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@top"/></xsl:call-template><xsl:call-template name="answers-marked"/></td>
          <td data-label="[[feedback.lowest]]"><xsl:for-each select="lowest"><xsl:value-of select="@title"/><xsl:text> </xsl:text><small><xsl:value-of select="@mean"/></small></xsl:for-each></td>
        </xsl:otherwise>
      </xsl:choose>
    </tr>
  </xsl:template>

  <!-- Ratings that an answer may change; the response rate depends on who was there, too. -->
  <xsl:template name="answers-marked"><xsl:if test="@answers-waiting"><xsl:call-template name="waiting-mark"/></xsl:if></xsl:template>

  <!-- ==== item by item ==== -->
  <xsl:template match="items">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="[[feedback.caption.items]]">
      <table class="feedback-items">
        <caption>[[feedback.caption.items]]</caption>
        <thead>
          <tr>
            <th scope="col">[[feedback.item]]</th>
            <th scope="col" class="number">[[feedback.n]]</th>
            <th scope="col" class="number">[[feedback.mean]]</th>
            <th scope="col" class="number">[[feedback.top]]</th>
            <th scope="col" class="distribution">[[feedback.distribution]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="group">
            <xsl:if test="../group[@title]">
              <tr class="group">
                <th scope="row"><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise>[[feedback.other]]</xsl:otherwise></xsl:choose></th>
                <td class="number"><xsl:if test="@n"><xsl:value-of select="format-number(@n, '#,##0')"/></xsl:if></td>
                <td class="number"><xsl:value-of select="@mean"/></td>
                <td class="number"><xsl:value-of select="@top"/></td>
                <td/>
              </tr>
            </xsl:if>
            <xsl:for-each select="item">
              <tr>
                <th scope="row"><xsl:value-of select="@title"/></th>
                <xsl:choose>
                  <xsl:when test="@withheld"><td colspan="4" class="missing">[[feedback.withheld]]</td></xsl:when>
                  <xsl:otherwise>
                    <td class="number"><xsl:if test="@n"><xsl:value-of select="format-number(@n, '#,##0')"/></xsl:if><xsl:for-each select="ancestor::items"><xsl:call-template name="answers-marked"/></xsl:for-each></td>
                    <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@mean"/></xsl:call-template><xsl:if test="@small"><xsl:call-template name="star"/></xsl:if><xsl:for-each select="ancestor::items"><xsl:call-template name="answers-marked"/></xsl:for-each></td>
                    <td class="number"><xsl:value-of select="@top"/><xsl:for-each select="ancestor::items"><xsl:call-template name="answers-marked"/></xsl:for-each></td>
                    <td class="distribution"><xsl:apply-templates select="." mode="distribution"/></td>
                  </xsl:otherwise>
                </xsl:choose>
              </tr>
            </xsl:for-each>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:apply-templates select="." mode="legend"/>
    <p class="note cell-notes">[[feedback.note]]<xsl:if test=".//item[@small]"> * [[report.small]]</xsl:if><xsl:if test="@answers-waiting"> ※ [[waiting.mark]]</xsl:if></p>
  </xsl:template>

  <!-- A bar of shares; what it says stands in its label, so nothing is said by pattern alone. -->
  <xsl:template match="item" mode="distribution">
    <svg xmlns="http://www.w3.org/2000/svg" class="distribution-bar" viewBox="0 0 120 12" preserveAspectRatio="none" role="img">
      <xsl:attribute name="aria-label">
        <xsl:for-each select="part"><xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if><xsl:value-of select="concat(ancestor::items/level[position() = current()/@n + 1]/@title, ' ', @count)"/></xsl:for-each>
      </xsl:attribute>
      <xsl:for-each select="part">
        <rect class="level level-{@n}" y="1" height="10" x="{format-number(@from * 0.12, '0.##')}" width="{format-number((@to - @from) * 0.12, '0.##')}">
          <title xmlns="http://www.w3.org/2000/svg"><xsl:value-of select="concat(ancestor::items/level[position() = current()/@n + 1]/@title, ' ', @count)"/></title>
        </rect>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <xsl:template match="items" mode="legend">
    <ul class="legend feedback-legend">
      <xsl:for-each select="level">
        <li><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 12" aria-hidden="true"><rect class="level level-{position() - 1}" x="1" y="1" width="20" height="10"/></svg><xsl:value-of select="@title"/></li>
      </xsl:for-each>
    </ul>
  </xsl:template>
</xsl:stylesheet>
