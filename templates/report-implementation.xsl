<?xml version="1.0" encoding="UTF-8"?>
<!-- What was held, session by session: section[@kind = 'implementation']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'implementation']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards as-lines implementation">
        <caption class="hidden">[[report.implementation.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.assessments.date]]</th>
            <th scope="col">[[report.head.course]]</th>
            <th scope="col">[[report.head.category]]</th>
            <th scope="col">[[report.head.trainer]]</th>
            <th scope="col">[[report.implementation.audience]]</th>
            <th scope="col" class="number">[[report.column.attendance.expected]]</th>
            <th scope="col" class="number">[[report.column.attendance.attended]]</th>
            <th scope="col" class="number">[[report.column.attendance.rate]]</th>
            <th scope="col" class="number">[[report.column.hours.held]]</th>
            <th scope="col" class="number">[[report.column.score.mean]]</th>
            <xsl:if test="session/@rating"><th scope="col" class="number">[[report.implementation.rating]]</th></xsl:if>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="session">
            <tr>
              <td class="day"><xsl:value-of select="@day"/></td>
              <th scope="row"><xsl:apply-templates select="course" mode="name"/></th>
              <td><xsl:value-of select="@category"/></td>
              <td class="name"><xsl:call-template name="names"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
              <td>
                <xsl:apply-templates select="cohort" mode="name"/>
                <xsl:for-each select="audience"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@title"/></xsl:for-each>
                <xsl:if test="@teams"><tb:word key="report.implementation.teams" n="@teams"/></xsl:if>
              </td>
              <td class="number" data-label="[[report.column.attendance.expected]]"><xsl:value-of select="@expected"/><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.column.attendance.attended]]"><xsl:value-of select="@attended"/><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.column.attendance.rate]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@rate"/></xsl:call-template><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.column.hours.held]]"><xsl:value-of select="@hours"/></td>
              <td class="number" data-label="[[report.column.score.mean]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@mean"/></xsl:call-template><xsl:if test="@few-scores"><xsl:call-template name="star"/></xsl:if><xsl:if test="@scores-waiting"><xsl:call-template name="waiting-mark"/></xsl:if></td>
              <xsl:if test="../session/@rating"><td class="number" data-label="[[report.implementation.rating]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@rating"/></xsl:call-template></td></xsl:if>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="session/@few-scores"><p class="note cell-notes">* [[report.implementation.few]]</p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
