<?xml version="1.0" encoding="UTF-8"?>
<!-- The packet of a cohort: welcome, timetable, charts, chapters, sign-in sheets, receipt. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/sheet.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:variable name="view" select="."/>
    <xsl:for-each select="packet">
      <section class="welcome">
        <p class="issuer"><xsl:value-of select="$view/@department"/></p>
        <h1>[[packet.welcome]]</h1>
        <p class="subtitle"><xsl:value-of select="@cohort"/></p>
        <xsl:apply-templates select="$view/waiting"/>
        <dl class="head">
          <div><dt>[[packet.when]]</dt><dd><tb:word key="date.weekday" date="welcome/@date" weekday="welcome/@weekday"/><xsl:text> </xsl:text><xsl:value-of select="welcome/@start"/></dd></div>
          <xsl:if test="welcome/@venue"><div><dt>[[packet.where]]</dt><dd><xsl:value-of select="welcome/@venue"/></dd></div></xsl:if>
          <xsl:if test="welcome/head"><div><dt>[[packet.whom]]</dt><dd><xsl:value-of select="welcome/head/@name"/>
            <xsl:if test="welcome/head/@position">[[list.separator]]<xsl:value-of select="welcome/head/@position"/></xsl:if>
            <xsl:if test="welcome/head/@email">[[list.separator]]<xsl:value-of select="welcome/head/@email"/></xsl:if></dd></div></xsl:if>
          <xsl:if test="curriculum"><div><dt>[[curriculum.title]]</dt><dd><xsl:value-of select="curriculum/@title"/>
            <xsl:if test="@days">[[list.separator]]<tb:word key="unit.days" n="@days"/></xsl:if></dd></div></xsl:if>
        </dl>
        <xsl:choose>
          <xsl:when test="welcome/chapter/body"><div class="body"><xsl:apply-templates select="welcome/chapter/body/*"/></div></xsl:when>
          <xsl:otherwise><h2>[[packet.bring]]</h2><p>[[packet.bring.text]]</p></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="members/member">
          <h2>[[packet.mentors]]</h2>
          <xsl:apply-templates select="members"/>
        </xsl:if>
      </section>
      <xsl:if test="timetable/week">
        <section class="part"><h2>[[timetable.title]]</h2><xsl:apply-templates select="timetable"/></section>
      </xsl:if>
      <xsl:if test="charts/chart">
        <section class="part"><h2>[[packet.organization]]</h2><xsl:apply-templates select="charts/chart"/></section>
      </xsl:if>
      <xsl:if test="chapters/chapter">
        <div class="chapters"><xsl:apply-templates select="chapters/chapter"/></div>
      </xsl:if>
      <xsl:for-each select="sheet"><xsl:call-template name="cohort-sheet"/></xsl:for-each>
      <section class="receipt">
        <h2>[[packet.receipt]]</h2>
        <p><xsl:choose>
          <xsl:when test="$view/@version"><tb:word key="packet.receipt.text-version" title="$view/@site" version="$view/@version" cohort="@cohort"/></xsl:when>
          <xsl:otherwise><tb:word key="packet.receipt.text" title="$view/@site" cohort="@cohort"/></xsl:otherwise>
        </xsl:choose></p>
        <p>[[packet.receipt.promise]]</p>
        <table class="fields">
          <caption class="hidden">[[packet.receipt]]</caption>
          <tbody>
            <tr><th scope="row">[[person.name]]</th><td></td><th scope="row">[[person.id]]</th><td></td></tr>
            <tr><th scope="row">[[team.title]]</th><td></td><th scope="row">[[session.date]]</th><td></td></tr>
            <tr><th scope="row">[[packet.signature]]</th><td colspan="3"></td></tr>
            <tr><th scope="row">[[packet.receiver]]</th><td></td><th scope="row">[[session.date]]</th><td></td></tr>
          </tbody>
        </table>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="cohort-sheet">
    <section class="sheet wide">
      <h2>[[sign-in.title]]</h2>
      <dl class="head">
        <div><dt>[[cohort.title]]</dt><dd><xsl:value-of select="@title"/></dd></div>
        <xsl:if test="@venue"><div><dt>[[session.venue]]</dt><dd><xsl:value-of select="@venue"/></dd></div></xsl:if>
        <xsl:if test="head"><div><dt>[[cohort.head]]</dt><dd><xsl:value-of select="head/@name"/></dd></div></xsl:if>
      </dl>
      <table class="sign">
        <caption class="hidden">[[sign-in.title]]</caption>
        <colgroup><col class="c-number"/><col class="c-id"/><col class="c-name"/><col class="c-team"/><xsl:for-each select="day"><col/><col/></xsl:for-each></colgroup>
        <thead>
          <tr><th scope="col" rowspan="2">[[sign-in.number]]</th><th scope="col" rowspan="2">[[person.id]]</th><th scope="col" rowspan="2">[[person.name]]</th><th scope="col" rowspan="2">[[team.title]]</th>
            <xsl:for-each select="day"><th scope="colgroup" colspan="2"><tb:word key="date.weekday" date="@day" weekday="@weekday"/></th></xsl:for-each></tr>
          <tr><xsl:for-each select="day"><th scope="col">[[sign-in.in]]</th><th scope="col">[[sign-in.out]]</th></xsl:for-each></tr>
        </thead>
        <tbody>
          <xsl:variable name="days" select="day"/>
          <xsl:for-each select="person | blank">
            <tr><td class="number"><xsl:value-of select="@number"/></td><td><xsl:value-of select="@id"/></td><td><xsl:value-of select="@name"/></td><td><xsl:value-of select="@team"/></td>
              <xsl:for-each select="$days"><td></td><td></td></xsl:for-each></tr>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:call-template name="sheet-foot"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
