<?xml version="1.0" encoding="UTF-8"?>
<!-- What several pages show: charts, people, courses, sessions. Imported by layout.xsl and sheet.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- Rows that wait for correction may be missing from this page: <waiting rows href>. -->
  <xsl:template match="waiting">
    <div class="alert alert-warning waiting" role="note">
      <p class="alert-title">[[alert.warning]]</p>
      <p>
        <tb:word key="waiting.rows" n="@rows"/>
        <xsl:if test="//@waiting | //@before-waiting"><xsl:text> </xsl:text>[[waiting.marked]]</xsl:if>
        <xsl:if test="@href"><xsl:text> </xsl:text><a href="{@href}">[[page.data]]</a></xsl:if>
      </p>
    </div>
  </xsl:template>

  <!-- Beside a number that such a row may change; the context has @waiting. -->
  <xsl:template name="waiting-mark"><span class="waiting-mark" title="[[waiting.mark]]">※</span></xsl:template>
  <xsl:template name="marked"><xsl:if test="@waiting"><xsl:call-template name="waiting-mark"/></xsl:if></xsl:template>

  <!-- <chart insert outline title width height> -->
  <xsl:template match="chart">
    <figure class="chart">
      <div class="chart-scroll" tabindex="0"><tb:insert name="{@insert}"/></div>
      <figcaption>
        <xsl:value-of select="@title"/>
        <xsl:if test="@outline">
          <details class="outline">
            <summary>[[chart.outline]]</summary>
            <tb:insert name="{@outline}"/>
          </details>
        </xsl:if>
      </figcaption>
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

  <!-- A person's name, as a link where the edition has a record of them. -->
  <xsl:template match="*" mode="name">
    <xsl:choose>
      <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@name"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- People in a row. -->
  <xsl:template name="people">
    <xsl:param name="people"/>
    <xsl:for-each select="$people">
      <xsl:if test="position() &gt; 1"><xsl:text>[[list.separator]]</xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="name"/>
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

  <!-- How far a cohort is; the context is a <cohort>. -->
  <xsl:template name="progress">
    <span class="progress stage-{@stage}">
      <xsl:choose>
        <xsl:when test="@stage = 'coming'">[[cohort.stage.coming]]</xsl:when>
        <xsl:when test="@stage = 'finished'">[[cohort.stage.finished]]</xsl:when>
        <xsl:when test="@days">
          <tb:word key="cohort.progress" day="@day" days="@days"/>
          <span class="bar" aria-hidden="true"><span style="width:{@percent}%"></span></span>
        </xsl:when>
        <xsl:otherwise>[[cohort.stage.running]]</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- The pages below an index page. -->
  <xsl:template match="children">
    <xsl:if test="page">
      <ul class="children">
        <xsl:for-each select="page">
          <li>
            <a href="{@href}"><xsl:value-of select="@title"/></a>
            <xsl:if test="@pages"><span class="note"><tb:word key="folder.pages" n="@pages"/></span></xsl:if>
            <xsl:if test="@summary"><p><xsl:value-of select="@summary"/></p></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- A block ```table: <table title><columns><column numeric/></columns><row><cell/></row></table>. -->
  <xsl:template match="table[@withheld]">
    <p class="note"><xsl:if test="@title"><xsl:value-of select="concat(@title, ' ')"/></xsl:if>[[table.withheld]]</p>
  </xsl:template>

  <xsl:template match="table">
    <xsl:variable name="columns" select="columns/column"/>
    <div class="table-wrapper" tabindex="0">
      <table class="data">
        <xsl:if test="@title"><caption><xsl:value-of select="@title"/></caption></xsl:if>
        <thead>
          <tr>
            <xsl:for-each select="$columns">
              <th scope="col"><xsl:if test="@numeric"><xsl:attribute name="class">number</xsl:attribute></xsl:if><xsl:value-of select="."/></th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="row">
            <tr>
              <xsl:for-each select="cell">
                <xsl:variable name="at" select="position()"/>
                <td><xsl:if test="$columns[$at]/@numeric"><xsl:attribute name="class">number</xsl:attribute></xsl:if><xsl:value-of select="."/></td>
              </xsl:for-each>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- A timetable: one grid a week; rows are bands of time, columns are days. -->
  <xsl:template match="timetable">
    <div class="timetable"><xsl:apply-templates select="week"/></div>
    <xsl:if test="not(week)"><p class="note">[[timetable.empty]]</p></xsl:if>
  </xsl:template>

  <xsl:template match="timetable/week">
    <table class="grid days-{count(day)}">
      <caption>
        <xsl:value-of select="../@title"/>
        <xsl:if test="count(../week) &gt; 1"><xsl:text> · </xsl:text><tb:word key="timetable.week" n="@number"/></xsl:if>
      </caption>
      <thead>
        <tr>
          <th scope="col" class="corner">[[timetable.time]]</th>
          <xsl:for-each select="day">
            <th scope="col" style="order:{@column}000">
              <xsl:if test="@today"><xsl:attribute name="class">today</xsl:attribute></xsl:if>
              <xsl:if test="@number"><span class="day"><tb:word key="timetable.day-n" n="@number"/></span></xsl:if>
              <xsl:if test="@iso"><span class="date"><tb:word key="date.weekday" date="@day" weekday="@weekday"/></span></xsl:if>
              <xsl:if test="@title"><span class="holiday"><xsl:value-of select="@title"/></span></xsl:if>
            </th>
          </xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:variable name="n" select="count(day)"/>
        <xsl:for-each select="row | gap">
          <xsl:variable name="line" select="format-number(position(), '000')"/>
          <xsl:choose>
            <xsl:when test="self::gap">
              <tr class="gap"><th scope="row" class="time"><xsl:value-of select="@start"/></th><td colspan="{$n}">[[timetable.break]]</td></tr>
            </xsl:when>
            <xsl:otherwise>
              <tr>
                <th scope="row" class="time">
                  <xsl:choose><xsl:when test="@whole-day">[[timetable.whole-day]]</xsl:when><xsl:otherwise><xsl:value-of select="@start"/></xsl:otherwise></xsl:choose>
                </th>
                <xsl:for-each select="cell">
                  <td style="order:{@column}{$line}">
                    <xsl:if test="@rows"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
                    <xsl:if test="not(slot)"><xsl:attribute name="class">free</xsl:attribute></xsl:if>
                    <xsl:apply-templates select="slot"/>
                  </td>
                </xsl:for-each>
              </tr>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="timetable//slot">
    <div class="slot">
      <xsl:if test="@status and @status != 'held' and @status != 'planned'"><xsl:attribute name="class">slot off</xsl:attribute></xsl:if>
      <xsl:call-template name="times"/>
      <span class="what">
        <xsl:apply-templates select="course" mode="name"/>
      </span>
      <xsl:if test="@note"><span class="slot-note"><xsl:value-of select="@note"/></span></xsl:if>
      <xsl:if test="trainer or @venue or @hours">
        <span class="who">
          <xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template>
          <xsl:if test="@venue"><xsl:if test="trainer"> · </xsl:if><xsl:value-of select="@venue"/></xsl:if>
          <xsl:if test="@hours"><xsl:if test="trainer or @venue"> · </xsl:if><span class="length"><tb:word key="unit.hours" n="@hours"/></span></xsl:if>
        </span>
      </xsl:if>
      <xsl:if test="@status = 'cancelled' or @status = 'postponed'"><xsl:call-template name="status"/></xsl:if>
    </div>
  </xsl:template>

  <!-- Sessions as a table; the context holds <session> elements, `heading` is the id of the heading above. -->
  <xsl:template match="*" mode="sessions">
    <xsl:param name="heading"/>
    <xsl:variable name="counts" select="boolean(session/@expected)"/>
    <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="{$heading}">
      <table>
        <caption class="hidden">[[session.sessions]]</caption>
        <thead><tr><th scope="col">[[session.date]]</th><th scope="col">[[session.time]]</th>
          <xsl:if test="not(parent::course)"><th scope="col">[[course.title]]</th></xsl:if>
          <th scope="col">[[session.trainer]]</th>
          <th scope="col">[[cohort.title]]</th><th scope="col">[[session.venue]]</th><th scope="col">[[session.status]]</th>
          <xsl:if test="$counts"><th scope="col" class="number">[[attendance.expected]]</th><th scope="col" class="number">[[attendance.attended]]</th>
            <th scope="col" class="number">[[attendance.rate]]</th></xsl:if></tr></thead>
        <tbody>
          <xsl:for-each select="session">
            <tr><td class="date"><xsl:choose>
                <xsl:when test="@href"><a href="{@href}"><tb:word key="date.weekday" date="@date" weekday="@weekday"/></a></xsl:when>
                <xsl:otherwise><tb:word key="date.weekday" date="@date" weekday="@weekday"/></xsl:otherwise>
              </xsl:choose></td><td><xsl:call-template name="times"/></td>
              <xsl:if test="not(../parent::course)"><td><xsl:apply-templates select="course" mode="name"/></td></xsl:if>
              <td><xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
              <td><xsl:apply-templates select="cohort" mode="name"/></td><td><xsl:value-of select="@venue"/></td>
              <td><xsl:call-template name="status"/><xsl:if test="@sign-in and @status = 'planned'"><xsl:text> </xsl:text><a href="{@sign-in}">[[session.sheet]]</a></xsl:if></td>
              <xsl:if test="$counts"><td class="number"><xsl:value-of select="@expected"/><xsl:call-template name="marked"/></td><td class="number"><xsl:value-of select="@attended"/><xsl:call-template name="marked"/></td>
                <td class="number"><xsl:if test="@rate"><xsl:value-of select="@rate"/>%<xsl:call-template name="marked"/></xsl:if></td></xsl:if></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- Sessions as an agenda: a list for narrow columns. -->
  <xsl:template match="*" mode="agenda">
    <ul class="agenda">
      <xsl:for-each select="session">
        <li>
          <span class="when"><tb:word key="date.weekday" date="@day" weekday="@weekday"/><xsl:text> </xsl:text><xsl:call-template name="times"/></span>
          <span class="what"><xsl:apply-templates select="course" mode="name"/></span>
          <span class="who">
            <xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template>
            <xsl:if test="cohort"><xsl:if test="trainer"> · </xsl:if><xsl:apply-templates select="cohort" mode="name"/></xsl:if>
            <xsl:if test="@venue"> · <xsl:value-of select="@venue"/></xsl:if>
          </span>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <!-- A roster: <members> of <member> with <mentor>. -->
  <xsl:template match="members">
    <div class="table-wrapper" tabindex="0">
      <table>
        <caption class="hidden">[[cohort.roster]]</caption>
        <thead><tr><th scope="col">[[person.name]]</th><th scope="col">[[person.id]]</th><th scope="col">[[team.title]]</th>
          <th scope="col">[[person.position]]</th><th scope="col">[[person.mentor]]</th></tr></thead>
        <tbody><xsl:for-each select="member">
          <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td><xsl:value-of select="@id"/></td><td><xsl:value-of select="@team"/></td>
            <td><xsl:value-of select="@position"/></td><td><xsl:apply-templates select="mentor" mode="name"/></td></tr>
        </xsl:for-each></tbody>
      </table>
    </div>
  </xsl:template>

  <!-- What an edition prints on every sheet of paper (内部资料 注意保密), in the margin above; on a screen it stands over the page. -->
  <xsl:template match="@notice" mode="sheets">
    <style>@page { @top-center { content: "<xsl:value-of select="translate(., '&quot;\&lt;&gt;&amp;{}', '')"/>"; font: 9pt sans-serif; } }</style>
  </xsl:template>
  <xsl:template match="@notice" mode="screen">
    <p class="edition-notice" role="note"><xsl:value-of select="."/></p>
  </xsl:template>
</xsl:stylesheet>
