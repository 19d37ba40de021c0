<?xml version="1.0" encoding="UTF-8"?>
<!-- A learner's record. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:import href="trainbook:/record.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="record">
      <p class="note confidential">[[record.confidential]]</p>
      <xsl:call-template name="record-head"/>
      <xsl:for-each select="onboarding">
        <section>
          <h2 id="stage">[[record.stage]]</h2>
          <p><xsl:call-template name="stage"/></p>
          <xsl:if test="@simple and @state = 'stage'"><p class="note">[[record.simple]]</p></xsl:if>
        </section>
      </xsl:for-each>
      <xsl:for-each select="confirmation">
        <section>
          <h2 id="confirmation">[[record.confirmation]]</h2>
          <p><tb:word key="record.met" met="@met" n="@count"/><xsl:if test="@href"><xsl:text>　</xsl:text><a class="screen" href="{@href}">[[record.form]]</a></xsl:if></p>
          <xsl:call-template name="conditions"><xsl:with-param name="heading">confirmation</xsl:with-param></xsl:call-template>
        </section>
      </xsl:for-each>
      <xsl:for-each select="step">
        <section class="{@kind}">
          <h2 id="step-{position()}"><xsl:choose>
            <xsl:when test="@kind = 'lateral'"><tb:word key="record.ladder.lateral" to="@to"/></xsl:when>
            <xsl:otherwise><tb:word key="record.ladder" to="@to"/></xsl:otherwise>
          </xsl:choose></h2>
          <p><tb:word key="record.met" met="@met" n="@count"/></p>
          <xsl:call-template name="conditions"><xsl:with-param name="heading" select="concat('step-', position())"/></xsl:call-template>
        </section>
      </xsl:for-each>
      <xsl:apply-templates select="next"/>
      <xsl:apply-templates select="courses"/>
      <section>
        <h2 id="scores">[[record.scores]]</h2>
        <xsl:choose>
          <xsl:when test="scores/score"><xsl:for-each select="scores"><xsl:call-template name="scores"/><xsl:if test="@waiting"><p class="note">※ [[waiting.section]]</p></xsl:if></xsl:for-each></xsl:when>
          <xsl:otherwise><p class="note">[[record.scores.none]]<xsl:for-each select="scores"><xsl:call-template name="marked"/></xsl:for-each></p></xsl:otherwise>
        </xsl:choose>
      </section>
      <xsl:apply-templates select="attendance"/>
      <xsl:apply-templates select="history"/>
      <p class="record-signatures"><span>[[record.sign.person]] <i></i></span><span>[[record.sign.mentor]] <i></i></span><span>[[record.sign.manager]] <i></i></span></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="record/next">
    <section>
      <h2 id="next">[[record.next]]</h2>
      <xsl:choose>
        <xsl:when test="*">
          <ul class="next-steps">
            <xsl:for-each select="late"><li><b>[[record.next.late]]</b><xsl:text> </xsl:text><xsl:value-of select="@date"/></li></xsl:for-each>
            <xsl:for-each select="due"><li><b>[[record.next.due]]</b><xsl:text> </xsl:text><xsl:value-of select="@date"/></li></xsl:for-each>
            <xsl:for-each select="probation-end"><li><b>[[record.next.probation-end]]</b><xsl:text> </xsl:text><xsl:value-of select="@date"/></li></xsl:for-each>
            <xsl:for-each select="retake"><li><b>[[record.next.retake]]</b><xsl:text> </xsl:text><xsl:value-of select="@title"/><xsl:text> · </xsl:text>
              <xsl:value-of select="@date"/><xsl:text> </xsl:text><xsl:choose>
                <xsl:when test="@missing"><xsl:call-template name="missing-score"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="@last"/> / <xsl:value-of select="@pass-mark"/></xsl:otherwise>
              </xsl:choose></li></xsl:for-each>
            <xsl:for-each select="session"><li><b>[[record.next.session]]</b><xsl:text> </xsl:text><tb:word key="date.weekday" date="@day" weekday="@weekday"/>
              <xsl:text> </xsl:text><xsl:call-template name="times"/><xsl:text> </xsl:text><xsl:apply-templates select="course" mode="name"/>
              <xsl:if test="@venue"> · <xsl:value-of select="@venue"/></xsl:if></li></xsl:for-each>
          </ul>
          <xsl:if test="@left-out"><p class="note"><tb:word key="report.left-out.list" n="@left-out"/></p></xsl:if>
        </xsl:when>
        <xsl:otherwise><p class="note">[[record.next.none]]</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="record/courses">
    <section>
      <h2 id="courses">[[record.courses]]</h2>
      <xsl:choose>
        <xsl:when test="condition">
          <p><tb:word key="record.courses.count" n="@required" done="@done"/></p>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="courses">
            <table>
              <caption class="hidden">[[record.courses]]</caption>
              <thead><tr><th scope="col">[[course.title]]</th><th scope="col">[[course.required]]</th><th scope="col">[[record.course.state]]</th>
                <th scope="col" class="number">[[record.course.sessions]]</th><th scope="col">[[record.course.online]]</th></tr></thead>
              <tbody>
                <xsl:for-each select="condition">
                  <tr><th scope="row"><xsl:apply-templates select="course" mode="name"/></th>
                    <td><xsl:choose><xsl:when test="@required">[[course.required.yes]]</xsl:when><xsl:otherwise>[[course.required.no]]</xsl:otherwise></xsl:choose></td>
                    <td class="says"><xsl:choose><xsl:when test="@state = 'met'">✓ </xsl:when><xsl:otherwise>✗ </xsl:otherwise></xsl:choose><xsl:value-of select="@says"/><xsl:call-template name="marked"/></td>
                    <td class="number"><xsl:value-of select="@attended"/>/<xsl:value-of select="@due"/><xsl:call-template name="marked"/></td>
                    <td><xsl:choose>
                      <xsl:when test="@online = 'passed'">[[course.completion.passed]]</xsl:when>
                      <xsl:when test="@online = 'completed'">[[course.completion.completed]]</xsl:when>
                      <xsl:when test="@online = 'failed'">[[course.completion.failed]]</xsl:when>
                      <xsl:when test="@online">[[course.completion.incomplete]]</xsl:when>
                    </xsl:choose></td></tr>
                </xsl:for-each>
              </tbody>
            </table>
          </div>
        </xsl:when>
        <xsl:otherwise><p class="note">[[record.courses.none]]</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="record/attendance">
    <section>
      <h2 id="attendance">[[record.attendance]]</h2>
      <xsl:choose>
        <xsl:when test="@expected &gt; 0">
          <xsl:call-template name="attendance-facts"/>
          <div class="table-wrapper attendance-list" tabindex="0" role="region" aria-labelledby="attendance">
            <table>
              <caption class="hidden">[[record.attendance]]</caption>
              <thead><tr><th scope="col">[[session.date]]</th><th scope="col">[[session.time]]</th><th scope="col">[[course.title]]</th>
                <th scope="col" class="number">[[course.hours]]</th><th scope="col">[[record.attendance.mark]]</th></tr></thead>
              <tbody>
                <xsl:for-each select="session">
                  <tr><td class="date"><xsl:choose>
                      <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@date"/></a></xsl:when>
                      <xsl:otherwise><xsl:value-of select="@date"/></xsl:otherwise>
                    </xsl:choose></td><td><xsl:call-template name="times"/></td>
                    <td><xsl:apply-templates select="course" mode="name"/></td><td class="number"><xsl:value-of select="@hours"/></td>
                    <td><xsl:call-template name="attendance-mark"/><xsl:call-template name="marked"/><xsl:if test="@unlisted"><xsl:text> · </xsl:text>[[record.attendance.unlisted]]</xsl:if></td></tr>
                </xsl:for-each>
              </tbody>
            </table>
          </div>
          <xsl:if test="@listed &lt; @expected"><p class="note attendance-list"><tb:word key="record.attendance.listed" listed="@listed" n="@expected"/></p></xsl:if>
        </xsl:when>
        <xsl:otherwise><p class="note">[[record.attendance.none]]<xsl:call-template name="marked"/></p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="record/history">
    <xsl:if test="event">
      <section>
        <h2 id="history">[[record.history]]</h2>
        <ul class="events">
          <xsl:for-each select="event">
            <li><span class="when"><xsl:value-of select="@date"/></span><xsl:text> </xsl:text><xsl:choose>
              <xsl:when test="@kind = 'hired'">[[record.event.hired]]</xsl:when>
              <xsl:when test="@kind = 'cohort-start'">[[record.event.cohort-start]]</xsl:when>
              <xsl:when test="@kind = 'cohort-end'">[[record.event.cohort-end]]</xsl:when>
              <xsl:when test="@kind = 'probation-end'">[[record.event.probation-end]]</xsl:when>
              <xsl:when test="@kind = 'confirmed'">[[record.event.confirmed]]</xsl:when>
              <xsl:when test="@kind = 'left'">[[record.event.left]]</xsl:when>
              <xsl:when test="@field = 'team'">[[record.event.team]]</xsl:when>
              <xsl:when test="@field = 'position'">[[record.event.position]]</xsl:when>
              <xsl:when test="@field = 'level'">[[record.event.level]]</xsl:when>
              <xsl:when test="@field = 'manager'">[[record.event.manager]]</xsl:when>
              <xsl:otherwise>[[record.event.mentor]]</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@value"><xsl:text> </xsl:text><xsl:if test="@before"><xsl:value-of select="@before"/> → </xsl:if><xsl:value-of select="@value"/></xsl:if>
            <xsl:if test="person"><xsl:text> </xsl:text><xsl:apply-templates select="person" mode="name"/></xsl:if></li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
