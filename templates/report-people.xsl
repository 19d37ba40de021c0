<?xml version="1.0" encoding="UTF-8"?>
<!-- What a report says of people: newcomers, assessments, who missed what, who must retake. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- ==== newcomers ==== -->
  <xsl:template match="section[@kind = 'cohorts']" mode="body">
    <xsl:if test="cohort-row">
      <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
        <table class="as-cards cohorts">
          <caption class="hidden">[[report.cohorts.caption]]</caption>
          <thead>
            <tr>
              <th scope="col">[[report.cohorts.title]]</th>
              <th scope="col">[[report.cohorts.range]]</th>
              <th scope="col">[[report.cohorts.progress]]</th>
              <th scope="col" class="number">[[report.cohorts.people]]</th>
              <th scope="col" class="number">[[report.cohorts.left]]</th>
              <th scope="col" class="number">[[report.short.attendance]]</th>
              <th scope="col" class="number">[[report.short.first-pass]]</th>
              <th scope="col" class="number">[[report.measure.score.mean]]</th>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="cohort-row">
              <tr>
                <th scope="row"><xsl:apply-templates select="cohort" mode="name"/></th>
                <td data-label="[[report.cohorts.range]]"><xsl:value-of select="@range"/></td>
                <td data-label="[[report.cohorts.progress]]">
                  <xsl:choose>
                    <xsl:when test="@state = 'finished'">[[report.cohorts.finished]]</xsl:when>
                    <xsl:when test="@state = 'coming'">[[report.cohorts.coming]]</xsl:when>
                    <xsl:otherwise><tb:word key="report.cohorts.day" day="@day" days="@days"/></xsl:otherwise>
                  </xsl:choose>
                </td>
                <td class="number" data-label="[[report.cohorts.people]]"><xsl:value-of select="@people"/></td>
                <td class="number" data-label="[[report.cohorts.left]]"><xsl:value-of select="@left"/></td>
                <xsl:for-each select="cell">
                  <td class="number">
                    <xsl:attribute name="data-label">
                      <xsl:choose>
                        <xsl:when test="position() = 1">[[report.short.attendance]]</xsl:when>
                        <xsl:when test="position() = 2">[[report.short.first-pass]]</xsl:when>
                        <xsl:otherwise>[[report.measure.score.mean]]</xsl:otherwise>
                      </xsl:choose>
                    </xsl:attribute>
                    <xsl:call-template name="cell"/>
                  </td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="cohort-row/cell"/></xsl:call-template>
    </xsl:if>
    <xsl:for-each select="probation">
      <p class="probation">
        <xsl:if test="@confirmed"><tb:word key="report.probation.confirmed" n="@confirmed"/><xsl:text> · </xsl:text></xsl:if>
        <xsl:choose>
          <xsl:when test="@ending != 0"><tb:word key="report.probation.ending" range="@range" n="@ending"/></xsl:when>
          <xsl:otherwise><tb:word key="report.probation.none" range="@range"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:call-template name="people-until"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Whose probation or protection ends, and when. -->
  <xsl:template name="people-until">
    <xsl:if test="person">
      <ul class="people-list">
        <xsl:for-each select="person">
          <li><xsl:value-of select="@name"/><xsl:text> </xsl:text><small><xsl:value-of select="@team"/><xsl:text> </xsl:text><xsl:value-of select="@day"/> [[report.probation.day]]</small></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- ==== assessments ==== -->
  <xsl:template match="section[@kind = 'assessments']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards assessments">
        <caption class="hidden">[[report.assessments.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.assessments.title]]</th>
            <th scope="col">[[report.assessments.date]]</th>
            <th scope="col" class="number">[[report.assessments.people]]</th>
            <th scope="col" class="number">[[report.assessments.taken]]</th>
            <th scope="col" class="number">[[report.assessments.missing]]</th>
            <th scope="col" class="number">[[report.assessments.mean]]</th>
            <th scope="col" class="number">[[report.assessments.best]]</th>
            <th scope="col" class="number">[[report.assessments.lowest]]</th>
            <th scope="col" class="number">[[report.assessments.passed]]</th>
            <xsl:if test="assessment/@median">
              <th scope="col" class="number">[[report.assessments.final]]</th>
              <th scope="col" class="number">[[report.assessments.excellent]]</th>
              <th scope="col" class="number">[[report.assessments.median]]</th>
            </xsl:if>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="assessment">
            <tr>
              <th scope="row">
                <xsl:value-of select="@title"/>
                <xsl:for-each select="cohort"><xsl:text> </xsl:text><small><xsl:value-of select="@title"/></small></xsl:for-each>
              </th>
              <td class="day" data-label="[[report.assessments.date]]"><xsl:value-of select="@day"/></td>
              <td class="number" data-label="[[report.assessments.people]]"><xsl:value-of select="@people"/><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.assessments.taken]]"><xsl:value-of select="@taken"/><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.assessments.missing]]"><xsl:value-of select="@missing"/><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.assessments.mean]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@mean"/></xsl:call-template><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.assessments.best]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@best"/></xsl:call-template><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.assessments.lowest]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@lowest"/></xsl:call-template><xsl:call-template name="marked"/></td>
              <td class="number" data-label="[[report.assessments.passed]]">
                <xsl:if test="not(@first)"><span class="missing">—</span></xsl:if>
                <xsl:if test="@first"><xsl:value-of select="concat(@passed, '/', @first, ' ')"/><small>(<xsl:value-of select="@rate"/>)</small></xsl:if>
                <xsl:if test="@small"><xsl:call-template name="star"/></xsl:if>
                <xsl:call-template name="marked"/>
              </td>
              <xsl:if test="../assessment/@median">
                <td class="number" data-label="[[report.assessments.final]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@final"/></xsl:call-template><xsl:call-template name="marked"/></td>
                <td class="number" data-label="[[report.assessments.excellent]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@excellent"/></xsl:call-template><xsl:call-template name="marked"/></td>
                <td class="number" data-label="[[report.assessments.median]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@median"/></xsl:call-template><xsl:call-template name="marked"/></td>
              </xsl:if>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="assessment"/></xsl:call-template>
    <xsl:call-template name="few-note"><xsl:with-param name="rows" select="assessment"/></xsl:call-template>
    <xsl:if test="diagram"><div class="diagrams"><xsl:apply-templates select="diagram"/></div></xsl:if>
  </xsl:template>

  <!-- ==== who missed what ==== -->
  <xsl:template match="section[@kind = 'exceptions']" mode="body">
    <xsl:if test="not(missed)"><p>[[report.missed.none]]</p></xsl:if>
    <xsl:for-each select="missed">
      <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
        <table class="missed">
          <caption class="hidden">[[report.missed.caption]]</caption>
          <thead>
            <tr>
              <th scope="col">[[report.head.team]]</th>
              <th scope="col" class="number">[[report.missed.late]]</th>
              <th scope="col" class="number">[[report.missed.leave]]</th>
              <th scope="col" class="number">[[report.missed.absent]]</th>
              <th scope="col" class="number">[[report.missed.unrecorded]]</th>
              <th scope="col" class="number">[[report.missed.make-up]]</th>
            </tr>
          </thead>
          <tbody>
            <!-- Who missed most stands first. -->
            <xsl:for-each select="row">
              <xsl:sort select="count(@total)" data-type="number"/>
              <xsl:sort select="cell[last()]/@value" data-type="number" order="descending"/>
              <tr>
                <xsl:if test="@total"><xsl:attribute name="class">total</xsl:attribute></xsl:if>
                <th scope="row"><xsl:value-of select="@label"/></th>
                <xsl:for-each select="cell"><xsl:call-template name="count-cell"><xsl:with-param name="n" select="@value"/><xsl:with-param name="waiting" select="../@waiting"/></xsl:call-template></xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:call-template name="few-note"><xsl:with-param name="rows" select="row"/></xsl:call-template>
    </xsl:for-each>
    <xsl:if test="make-up">
      <h3>[[report.make-up.caption]]</h3>
      <ul class="make-up">
        <xsl:for-each select="make-up/session">
          <li>
            <span class="day"><xsl:value-of select="@day"/></span><xsl:text> </xsl:text>
            <xsl:apply-templates select="course" mode="name"/><xsl:text> </xsl:text>
            <b class="count"><tb:word key="report.make-up.people" n="@count"/></b>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- ==== names, only where the site may show them ==== -->
  <xsl:template match="section[@kind = 'names']" mode="body">
    <xsl:apply-templates select="absentees | retakers"/>
  </xsl:template>

  <xsl:template match="absentees">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards as-lines absentees">
        <caption>[[report.absentees.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.sessions.date]]</th>
            <th scope="col">[[report.sessions.course]]</th>
            <th scope="col">[[report.absentees.person]]</th>
            <th scope="col">[[report.absentees.team]]</th>
            <th scope="col">[[report.absentees.status]]</th>
            <th scope="col">[[report.absentees.make-up]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="absentee">
            <tr>
              <td class="day"><xsl:value-of select="session/@day"/></td>
              <td><xsl:apply-templates select="session/course" mode="name"/></td>
              <th scope="row"><xsl:value-of select="person/@name"/></th>
              <td><xsl:value-of select="@team"/></td>
              <td>
                <xsl:call-template name="missed-word"/>
                <xsl:if test="@leave-kind"><tb:word key="report.absentees.leave-kind" kind="@leave-kind"/></xsl:if>
              </td>
              <td><xsl:if test="@make-up">[[report.absentees.needed]]</xsl:if></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="@left-out"><p class="left-out"><tb:word key="report.left-out.list" n="@left-out"/></p></xsl:if>
  </xsl:template>

  <xsl:template match="retakers">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards as-lines retakers">
        <caption>[[report.retakers.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.assessments.title]]</th>
            <th scope="col">[[report.absentees.person]]</th>
            <th scope="col">[[report.absentees.team]]</th>
            <th scope="col" class="number">[[report.retakers.score]]</th>
            <th scope="col" class="number">[[report.retakers.attempts]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="retaker">
            <tr>
              <td><xsl:value-of select="@title"/></td>
              <th scope="row"><xsl:value-of select="person/@name"/></th>
              <td><xsl:value-of select="person/@team"/></td>
              <td class="number" data-label="[[report.retakers.score]]"><xsl:value-of select="@score"/><xsl:value-of select="@missing"/></td>
              <td class="number" data-label="[[report.retakers.attempts]]"><xsl:value-of select="@attempts"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="@left-out"><p class="left-out"><tb:word key="report.left-out.list" n="@left-out"/></p></xsl:if>
  </xsl:template>

  <xsl:template name="missed-word">
    <xsl:choose>
      <xsl:when test="@status = 'late'">[[report.missed.late]]</xsl:when>
      <xsl:when test="@status = 'left-early'">[[report.missed.left-early]]</xsl:when>
      <xsl:when test="@status = 'leave'">[[report.missed.leave]]</xsl:when>
      <xsl:when test="@status = 'absent'">[[report.missed.absent]]</xsl:when>
      <xsl:otherwise>[[report.missed.unrecorded]]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== who must retake ==== -->
  <xsl:template match="section[@kind = 'retakes']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="retakes">
        <caption class="hidden">[[report.retakes.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.assessments.title]]</th>
            <th scope="col" class="number">[[report.retakes.failed]]</th>
            <th scope="col" class="number">[[report.retakes.missing]]</th>
            <th scope="col" class="number">[[report.retakes.count]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="retake">
            <xsl:sort select="@count" data-type="number" order="descending"/>
            <tr>
              <th scope="row"><xsl:value-of select="@title"/></th>
              <td class="number"><xsl:value-of select="@failed"/></td>
              <td class="number"><xsl:value-of select="@missing"/></td>
              <td class="number"><xsl:value-of select="@count"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:call-template name="few-note"><xsl:with-param name="rows" select="retake"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
