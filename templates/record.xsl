<?xml version="1.0" encoding="UTF-8"?>
<!-- What learners' records, the status board and the form of the confirmation share. Included by them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:record.css]]"/>
  </xsl:template>

  <!-- Met, unmet, to be judged: a sign and a word, never colour alone. -->
  <xsl:template name="condition-state">
    <xsl:param name="state" select="@state"/>
    <span class="mark mark-{$state}">
      <xsl:choose>
        <xsl:when test="$state = 'met'">✓ [[condition.state.met]]</xsl:when>
        <xsl:when test="$state = 'unmet'">✗ [[condition.state.unmet]]</xsl:when>
        <xsl:otherwise>? [[condition.state.unknown]]</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- The <condition>s of the context as a table. -->
  <xsl:template name="conditions">
    <xsl:param name="heading"/>
    <xsl:param name="check"/>
    <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="{$heading}">
      <table class="conditions">
        <thead><tr><th scope="col">[[condition.title]]</th><th scope="col">[[condition.state]]</th><th scope="col">[[condition.why]]</th>
          <xsl:if test="$check"><th scope="col">[[form.confirmation.check]]</th></xsl:if></tr></thead>
        <tbody>
          <xsl:for-each select="condition">
            <tr>
              <th scope="row"><xsl:choose>
                <xsl:when test="course"><xsl:apply-templates select="course" mode="name"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
              </xsl:choose></th>
              <td><xsl:call-template name="condition-state"/></td>
              <td class="says"><xsl:value-of select="@says"/><xsl:call-template name="marked"/></td>
              <xsl:if test="$check"><td class="check">□</td></xsl:if>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- Where a newcomer stands; the context is an <onboarding>. -->
  <xsl:template name="stage">
    <b class="stage"><xsl:choose>
      <xsl:when test="@state = 'stage'"><xsl:value-of select="@title"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@state-title"/></xsl:otherwise>
    </xsl:choose></b><xsl:call-template name="marked"/>
    <xsl:if test="since"><xsl:text> </xsl:text><span class="when"><tb:word key="record.since" date="since/@date"/></span></xsl:if>
    <xsl:if test="due"><xsl:text> </xsl:text><span class="when"><tb:word key="record.due" date="due/@date"/></span></xsl:if>
    <xsl:if test="@late"><xsl:text> </xsl:text><span class="mark mark-unmet">! [[record.late]]</span></xsl:if>
  </xsl:template>

  <!-- The head of a record; the context is a <record> or a <form>. -->
  <xsl:template name="record-head">
    <dl class="record-head">
      <div><dt>[[person.name]]</dt><dd><xsl:value-of select="@name"/></dd></div>
      <div><dt>[[person.id]]</dt><dd><xsl:value-of select="@id"/></dd></div>
      <div><dt>[[team.title]]</dt><dd><xsl:value-of select="@team"/></dd></div>
      <div><dt>[[person.position]]</dt><dd><xsl:value-of select="@position"/></dd></div>
      <div><dt>[[person.level]]</dt><dd><xsl:value-of select="@level"/></dd></div>
      <div><dt>[[person.mentor]]</dt><dd><xsl:apply-templates select="mentor" mode="name"/></dd></div>
      <div><dt>[[person.manager]]</dt><dd><xsl:apply-templates select="manager" mode="name"/></dd></div>
      <div><dt>[[cohort.title]]</dt><dd><xsl:apply-templates select="cohort" mode="name"/></dd></div>
      <div><dt>[[person.hired]]</dt><dd><xsl:value-of select="hired/@date"/></dd></div>
      <div><dt>[[person.tenure]]</dt><dd><xsl:if test="@years"><tb:word key="person.tenure.value" years="@years" months="@months"/></xsl:if></dd></div>
      <xsl:if test="left"><div><dt>[[person.left]]</dt><dd><xsl:value-of select="left/@date"/></dd></div></xsl:if>
      <xsl:if test="probation-end"><div><dt>[[form.confirmation.probation-end]]</dt><dd><xsl:value-of select="probation-end/@date"/></dd></div></xsl:if>
    </dl>
  </xsl:template>

  <xsl:template name="missing-score">
    <xsl:param name="kind" select="@missing"/>
    <xsl:choose>
      <xsl:when test="$kind = 'absent'">[[report.score.absent]]</xsl:when>
      <xsl:when test="$kind = 'deferred'">[[report.score.deferred]]</xsl:when>
      <xsl:when test="$kind = 'exempt'">[[report.score.exempt]]</xsl:when>
      <xsl:when test="$kind = 'cheating'">[[report.score.cheating]]</xsl:when>
      <xsl:when test="$kind = 'leave'">[[report.score.leave]]</xsl:when>
      <xsl:when test="$kind = 'retake'">[[report.score.retake]]</xsl:when>
      <xsl:otherwise>[[report.score.none]]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="score-result">
    <xsl:choose>
      <xsl:when test="@missing"><span class="mark mark-unknown">– <xsl:call-template name="missing-score"/></span></xsl:when>
      <xsl:when test="@passed = 'yes'"><span class="mark mark-met">✓ [[record.score.passed]]</span></xsl:when>
      <xsl:when test="@passed = 'no'"><span class="mark mark-unmet">✗ [[record.score.failed]]</span></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The context is a <scores>. -->
  <xsl:template name="scores">
    <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="scores">
      <table>
        <caption class="hidden">[[record.scores]]</caption>
        <thead><tr><th scope="col">[[assessment.title]]</th><th scope="col">[[assessment.kind]]</th><th scope="col">[[session.date]]</th>
          <th scope="col" class="number">[[record.score.attempts]]</th><th scope="col" class="number">[[record.score.first]]</th>
          <th scope="col" class="number">[[record.score.best]]</th><th scope="col" class="number">[[record.score.last]]</th>
          <th scope="col" class="number">[[course.pass-mark]]</th><th scope="col">[[record.score.result]]</th></tr></thead>
        <tbody>
          <xsl:for-each select="score">
            <tr><th scope="row"><xsl:value-of select="@title"/></th><td><xsl:value-of select="@kind"/></td><td class="date"><xsl:value-of select="@date"/></td>
              <td class="number"><xsl:value-of select="@attempts"/></td><td class="number"><xsl:value-of select="@first"/></td>
              <td class="number"><xsl:value-of select="@best"/></td><td class="number"><xsl:value-of select="@last"/></td>
              <td class="number"><xsl:value-of select="@pass-mark"/></td><td><xsl:call-template name="score-result"/></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="note">[[record.score.scale]]<xsl:if test="total"><xsl:text> </xsl:text><b><tb:word key="record.score.total" value="total/@value" share="total/@share"/></b></xsl:if></p>
  </xsl:template>

  <xsl:template name="attendance-mark">
    <xsl:param name="is" select="@attendance"/>
    <xsl:choose>
      <xsl:when test="$is = 'present'">[[attendance.present]]</xsl:when>
      <xsl:when test="$is = 'late'">[[attendance.late]]</xsl:when>
      <xsl:when test="$is = 'left-early'">[[attendance.left-early]]</xsl:when>
      <xsl:when test="$is = 'leave'">[[attendance.leave]]</xsl:when>
      <xsl:when test="$is = 'absent'">[[attendance.absent]]</xsl:when>
      <xsl:otherwise>[[attendance.unrecorded]]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Counts of attendance in a row; the context is an <attendance>. -->
  <xsl:template name="attendance-facts">
    <dl class="facts-list counts">
      <xsl:if test="@enrolled and @expected = 0"><div><dt>[[session.enrolled]]</dt><dd><xsl:value-of select="@enrolled"/></dd></div></xsl:if>
      <div><dt>[[attendance.expected]]</dt><dd><xsl:value-of select="@expected"/><xsl:call-template name="marked"/></dd></div>
      <div><dt>[[attendance.attended]]</dt><dd><xsl:value-of select="@attended"/><xsl:call-template name="marked"/></dd></div>
      <xsl:if test="@rate"><div><dt>[[attendance.rate]]</dt><dd><xsl:value-of select="@rate"/>%<xsl:call-template name="marked"/></dd></div></xsl:if>
      <xsl:if test="not(@withheld)">
        <div><dt>[[attendance.late]]</dt><dd><xsl:value-of select="@late"/><xsl:call-template name="marked"/></dd></div>
        <div><dt>[[attendance.left-early]]</dt><dd><xsl:value-of select="@left-early"/><xsl:call-template name="marked"/></dd></div>
        <div><dt>[[attendance.leave]]</dt><dd><xsl:value-of select="@leave"/><xsl:call-template name="marked"/></dd></div>
        <div><dt>[[attendance.absent]]</dt><dd><xsl:value-of select="@absent"/><xsl:call-template name="marked"/></dd></div>
      </xsl:if>
      <xsl:if test="@unrecorded &gt; 0"><div><dt>[[attendance.unrecorded]]</dt><dd><xsl:value-of select="@unrecorded"/><xsl:call-template name="marked"/></dd></div></xsl:if>
      <xsl:if test="@hours"><div><dt>[[course.hours]]</dt><dd><xsl:value-of select="@hours"/><xsl:call-template name="marked"/></dd></div></xsl:if>
    </dl>
    <xsl:if test="@withheld"><p class="note">— [[report.reason.few]]</p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
