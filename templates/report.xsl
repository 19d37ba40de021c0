<?xml version="1.0" encoding="UTF-8"?>
<!-- The report of one period. Each section of the view is drawn by its own rule, template match="section[@kind = 'NAME']" mode="body". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:include href="trainbook:/report-parts.xsl"/>
  <xsl:include href="trainbook:/charts.xsl"/>
  <xsl:include href="trainbook:/report-sources.xsl"/>
  <xsl:include href="trainbook:/report-plan.xsl"/>
  <xsl:include href="trainbook:/report-implementation.xsl"/>
  <xsl:include href="trainbook:/report-newcomers.xsl"/>
  <xsl:include href="trainbook:/report-needs.xsl"/>

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:report.css]]"/>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:apply-templates select="report"/>
  </xsl:template>

  <!-- The report's own links replace the reading order of the frame. -->
  <xsl:template match="view[report]" mode="neighbours"/>

  <xsl:template match="report">
    <div class="report report-{@kind}">
      <header class="report-head">
        <p class="report-department"><xsl:value-of select="@department"/></p>
        <h1><xsl:value-of select="@title"/></h1>
        <p class="report-period">
          <xsl:value-of select="@period-text"/>
          <xsl:if test="@running"><xsl:text> </xsl:text><strong class="running">[[report.running]]</strong></xsl:if>
        </p>
        <p class="report-as-of">[[report.as-of]] <xsl:value-of select="@as-of"/></p>
        <nav class="report-links" aria-label="[[report.links]]">
          <xsl:for-each select="earlier">
            <a rel="prev" href="{@href}" title="{@title}">← [[report.earlier]]</a>
          </xsl:for-each>
          <xsl:for-each select="later">
            <a rel="next" href="{@href}" title="{@title}">[[report.later]] →</a>
          </xsl:for-each>
          <a href="{/view/@root}reports/index.html">[[report.all]]</a>
          <a href="{@csv}" download="">[[report.csv]]</a>
          <xsl:if test="section[@kind = 'definitions']"><a href="#definitions">[[report.definitions.link]]</a></xsl:if>
        </nav>
      </header>
      <xsl:apply-templates select="section"/>
    </div>
  </xsl:template>

  <xsl:template match="section">
    <section id="{@id}" class="report-section section-{@kind}">
      <xsl:if test="@place">
        <xsl:attribute name="class">report-section section-<xsl:value-of select="@kind"/> begins-<xsl:value-of select="@place"/></xsl:attribute>
      </xsl:if>
      <h2>
        <xsl:value-of select="@title"/>
        <xsl:if test="@range"><xsl:text> </xsl:text><small><xsl:value-of select="@range"/></small></xsl:if>
      </h2>
      <xsl:apply-templates select="." mode="body"/>
      <xsl:if test="@left-out">
        <p class="left-out"><tb:word key="report.left-out.list" n="@left-out"/></p>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- ==== summary ==== -->
  <xsl:template match="section[@kind = 'summary']" mode="body">
    <ul class="sentences">
      <xsl:for-each select="sentence">
        <li>
          <xsl:if test="@state"><xsl:attribute name="class">state-<xsl:value-of select="@state"/></xsl:attribute></xsl:if>
          <xsl:value-of select="."/>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:call-template name="cards">
      <xsl:with-param name="cards" select="card"/>
      <xsl:with-param name="before" select="../@before"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ==== key figures ==== -->
  <xsl:template match="section[@kind = 'figures']" mode="body">
    <xsl:variable name="targets" select="figure/@target"/>
    <xsl:if test="../@running">
      <p class="note"><tb:word key="report.figures.running" date="../@as-of-day" before="../@before"/></p>
    </xsl:if>
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="figures">
        <caption class="hidden">[[report.figures.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.figures.measure]]</th>
            <th scope="col" class="number"><xsl:value-of select="@now"/></th>
            <th scope="col" class="number"><xsl:value-of select="@before"/></th>
            <th scope="col" class="number">[[report.figures.change]]</th>
            <xsl:if test="$targets">
              <th scope="col" class="number">[[report.figures.target]]</th>
              <th scope="col">[[report.figures.reached]]</th>
            </xsl:if>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="figure">
            <tr>
              <th scope="row"><xsl:call-template name="measure-name"/></th>
              <td class="number now"><xsl:call-template name="value"/></td>
              <td class="number">
                <xsl:choose>
                  <xsl:when test="@before-missing">
                    <span class="missing" title="{@before-reason}">[[report.missing]]</span>
                  </xsl:when>
                  <xsl:otherwise><xsl:value-of select="@before"/></xsl:otherwise>
                </xsl:choose>
              </td>
              <td class="number"><xsl:call-template name="change"/></td>
              <xsl:if test="$targets">
                <td class="number"><xsl:value-of select="@target"/></td>
                <td><xsl:call-template name="reached"/></td>
              </xsl:if>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- ==== diagrams and tables of figures ==== -->
  <xsl:template match="section[@kind = 'trends']" mode="body">
    <div class="diagrams"><xsl:apply-templates select="diagram"/></div>
  </xsl:template>

  <xsl:template match="section[table]" mode="body">
    <xsl:apply-templates select="table"/>
    <xsl:if test="diagram">
      <div class="diagrams"><xsl:apply-templates select="diagram"/></div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section/table">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="members">
        <caption class="hidden"><xsl:value-of select="@caption"/></caption>
        <thead>
          <tr>
            <th scope="col"><xsl:value-of select="@head"/></th>
            <xsl:for-each select="column">
              <th scope="col" class="number" title="{@title}"><xsl:value-of select="@label"/></th>
            </xsl:for-each>
          </tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="row"/>
        </tbody>
      </table>
    </div>
    <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="row/cell"/></xsl:call-template>
    <xsl:if test="@left-out">
      <p class="left-out"><tb:word key="report.left-out" n="@left-out"/></p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="table/row">
    <tr>
      <xsl:if test="@total"><xsl:attribute name="class">total</xsl:attribute></xsl:if>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@label"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
        </xsl:choose>
      </th>
      <xsl:for-each select="cell">
        <td class="number"><xsl:call-template name="cell"/></td>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <!-- ==== newcomers ==== -->
  <xsl:template match="section[@kind = 'cohorts']" mode="body">
    <xsl:if test="cohort-row">
      <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
        <table class="cohorts">
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
                <td><xsl:value-of select="@range"/></td>
                <td>
                  <xsl:choose>
                    <xsl:when test="@state = 'finished'">[[report.cohorts.finished]]</xsl:when>
                    <xsl:when test="@state = 'coming'">[[report.cohorts.coming]]</xsl:when>
                    <xsl:otherwise><tb:word key="report.cohorts.day" day="@day" days="@days"/></xsl:otherwise>
                  </xsl:choose>
                </td>
                <td class="number"><xsl:value-of select="@people"/></td>
                <td class="number"><xsl:value-of select="@left"/></td>
                <xsl:for-each select="cell"><td class="number"><xsl:call-template name="cell"/></td></xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="cohort-row/cell"/></xsl:call-template>
    </xsl:if>
    <xsl:for-each select="probation">
      <p class="probation">
        <xsl:if test="@confirmed &gt; 0"><tb:word key="report.probation.confirmed" n="@confirmed"/><xsl:text> · </xsl:text></xsl:if>
        <xsl:choose>
          <xsl:when test="@ending &gt; 0"><tb:word key="report.probation.ending" range="@range" n="@ending"/></xsl:when>
          <xsl:otherwise><tb:word key="report.probation.none" range="@range"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:if test="person">
        <ul class="people-list">
          <xsl:for-each select="person">
            <li><xsl:value-of select="@name"/><xsl:text> </xsl:text><small><xsl:value-of select="@team"/><xsl:text> </xsl:text><xsl:value-of select="@day"/> [[report.probation.day]]</small></li>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ==== assessments ==== -->
  <xsl:template match="section[@kind = 'assessments']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="assessments">
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
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="assessment">
            <tr>
              <th scope="row">
                <xsl:value-of select="@title"/>
                <xsl:for-each select="cohort"><xsl:text> </xsl:text><small><xsl:value-of select="@title"/></small></xsl:for-each>
              </th>
              <td class="day"><xsl:value-of select="@day"/></td>
              <td class="number"><xsl:value-of select="@people"/></td>
              <td class="number"><xsl:value-of select="@taken"/></td>
              <td class="number"><xsl:value-of select="@missing"/></td>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@mean"/></xsl:call-template></td>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@best"/></xsl:call-template></td>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@lowest"/></xsl:call-template></td>
              <td class="number">
                <xsl:if test="not(@first)"><span class="missing">—</span></xsl:if>
                <xsl:if test="@first"><xsl:value-of select="concat(@passed, '/', @first, ' ')"/><small>(<xsl:value-of select="@rate"/>)</small></xsl:if>
                <xsl:if test="@small"><xsl:call-template name="star"/></xsl:if>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="assessment"/></xsl:call-template>
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
            <xsl:for-each select="row">
              <tr>
                <xsl:if test="@total"><xsl:attribute name="class">total</xsl:attribute></xsl:if>
                <th scope="row"><xsl:value-of select="@label"/></th>
                <xsl:for-each select="cell">
                  <td class="number"><xsl:if test="@value = 0"><xsl:attribute name="class">number zero</xsl:attribute></xsl:if><xsl:value-of select="@value"/></td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
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
      <table class="absentees">
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
      <table class="retakers">
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
              <td class="number"><xsl:value-of select="@score"/><xsl:value-of select="@missing"/></td>
              <td class="number"><xsl:value-of select="@attempts"/></td>
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
  </xsl:template>

  <!-- ==== sessions, held and to come ==== -->
  <xsl:template match="section[@kind = 'sessions']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="sessions">
        <caption class="hidden">[[report.sessions.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.sessions.date]]</th>
            <th scope="col">[[report.sessions.time]]</th>
            <th scope="col">[[report.sessions.course]]</th>
            <th scope="col">[[report.sessions.trainer]]</th>
            <th scope="col">[[report.sessions.venue]]</th>
            <th scope="col">[[report.sessions.cohort]]</th>
            <th scope="col" class="number">[[report.sessions.expected]]</th>
            <th scope="col" class="number">[[report.sessions.attended]]</th>
            <th scope="col" class="number">[[report.sessions.rate]]</th>
            <th scope="col">[[report.sessions.status]]</th>
          </tr>
        </thead>
        <xsl:for-each select="sessions">
          <tbody>
            <xsl:if test="@label">
              <tr class="group">
                <th colspan="10" scope="rowgroup"><xsl:value-of select="@label"/><xsl:text> </xsl:text><small><tb:word key="report.sessions.count" n="count(session)"/></small></th>
              </tr>
            </xsl:if>
            <xsl:for-each select="session">
              <tr class="row-{@status}">
                <td class="day"><xsl:value-of select="@day"/><xsl:text> </xsl:text><small><xsl:value-of select="@weekday"/></small></td>
                <td class="time"><xsl:call-template name="session-times"/></td>
                <th scope="row"><xsl:apply-templates select="course" mode="name"/></th>
                <td class="name"><xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
                <td><xsl:value-of select="@venue"/></td>
                <td class="name"><xsl:apply-templates select="cohort" mode="name"/></td>
                <td class="number"><xsl:value-of select="@expected"/><xsl:if test="not(@expected)"><xsl:value-of select="@enrolled"/></xsl:if></td>
                <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@attended"/></xsl:call-template></td>
                <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@rate"/></xsl:call-template></td>
                <td><xsl:call-template name="session-status"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="section[@kind = 'next']" mode="body">
    <xsl:choose>
      <xsl:when test="sessions"><xsl:call-template name="coming-sessions"/></xsl:when>
      <xsl:when test="day">
        <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
          <table class="days-ahead">
            <caption class="hidden">[[report.sessions.caption]]</caption>
            <thead>
              <tr>
                <th scope="col">[[report.sessions.date]]</th>
                <th scope="col" class="number">[[report.sessions.number]]</th>
                <th scope="col">[[report.sessions.course]]</th>
                <th scope="col" class="number">[[report.sessions.expected-sum]]</th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="day">
                <tr>
                  <th scope="row" class="day"><xsl:value-of select="@day"/><xsl:text> </xsl:text><small><xsl:value-of select="@weekday"/></small></th>
                  <td class="number"><xsl:value-of select="@count"/></td>
                  <td>
                    <xsl:for-each select="course">
                      <xsl:if test="position() &gt; 1"><xsl:text>[[list.separator]]</xsl:text></xsl:if>
                      <xsl:apply-templates select="." mode="name"/>
                    </xsl:for-each>
                  </td>
                  <td class="number"><xsl:value-of select="@expected"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
        <p class="note"><a href="#coming">[[report.next.list]]</a></p>
      </xsl:when>
      <xsl:when test="@count &gt; 0"><p><tb:word key="report.next.total" n="@count"/></p></xsl:when>
      <xsl:otherwise><p>[[report.sessions.none]]</p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="starting | assessment">
      <ul class="coming">
        <xsl:for-each select="starting">
          <li>
            <b>[[report.next.starting]]</b><xsl:text> </xsl:text><xsl:value-of select="@day"/><xsl:text> </xsl:text>
            <xsl:apply-templates select="cohort" mode="name"/>
            <small>
              <xsl:text> </xsl:text><tb:word key="report.next.people" n="@people"/>
              <xsl:if test="@planned"><xsl:text> / </xsl:text><tb:word key="report.cohorts.planned" n="@planned"/></xsl:if>
            </small>
          </li>
        </xsl:for-each>
        <xsl:for-each select="assessment">
          <li>
            <b>[[report.next.exam]]</b><xsl:text> </xsl:text><xsl:value-of select="@day"/><xsl:text> </xsl:text><xsl:value-of select="@title"/>
            <xsl:for-each select="cohort"><small><xsl:text> </xsl:text><xsl:value-of select="@title"/></small></xsl:for-each>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section[@kind = 'coming']" mode="body">
    <xsl:call-template name="coming-sessions"/>
  </xsl:template>

  <xsl:template name="coming-sessions">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="next">
        <caption class="hidden">[[report.sessions.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.sessions.date]]</th>
            <th scope="col">[[report.sessions.time]]</th>
            <th scope="col">[[report.sessions.course]]</th>
            <th scope="col">[[report.sessions.trainer]]</th>
            <th scope="col">[[report.sessions.venue]]</th>
            <th scope="col">[[report.sessions.cohort]]</th>
            <th scope="col" class="number">[[report.sessions.expected]]</th>
          </tr>
        </thead>
        <xsl:for-each select="sessions">
          <tbody>
            <xsl:if test="@label">
              <tr class="group">
                <th colspan="7" scope="rowgroup"><xsl:value-of select="@label"/><xsl:text> </xsl:text><small><tb:word key="report.sessions.count" n="count(session)"/></small></th>
              </tr>
            </xsl:if>
            <xsl:for-each select="session">
              <tr class="row-{@status}">
                <td class="day"><xsl:value-of select="@day"/><xsl:text> </xsl:text><small><xsl:value-of select="@weekday"/></small></td>
                <td class="time"><xsl:call-template name="session-times"/></td>
                <th scope="row">
                  <xsl:apply-templates select="course" mode="name"/>
                  <xsl:if test="@status = 'cancelled' or @status = 'postponed'"><xsl:text> </xsl:text><xsl:call-template name="session-status"/></xsl:if>
                </th>
                <td class="name"><xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
                <td><xsl:value-of select="@venue"/></td>
                <td class="name"><xsl:apply-templates select="cohort" mode="name"/></td>
                <td class="number"><xsl:value-of select="@enrolled"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <!-- ==== signatures (paper only), definitions ==== -->
  <xsl:template match="section[@kind = 'signatures']">
    <div class="signatures" aria-hidden="true">
      <xsl:for-each select="role"><span class="signature"><xsl:value-of select="."/><i/></span></xsl:for-each>
    </div>
  </xsl:template>

</xsl:stylesheet>
