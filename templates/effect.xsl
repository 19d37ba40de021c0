<?xml version="1.0" encoding="UTF-8"?>
<!-- What a course has brought about, in four levels. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:include href="trainbook:/report-parts.xsl"/>
  <xsl:include href="trainbook:/report-feedback.xsl"/>
  <xsl:include href="trainbook:/report-effect.xsl"/>

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:report.css]]"/>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:apply-templates select="effect"/>
  </xsl:template>

  <xsl:template match="effect">
    <div class="report effect">
      <dl class="facts-list">
        <div><dt>[[report.head.course]]</dt><dd><xsl:apply-templates select="course" mode="name"/></dd></div>
        <div><dt>[[effect.window]]</dt><dd><xsl:value-of select="@window"/></dd></div>
        <xsl:if test="@held"><div><dt>[[effect.held]]</dt><dd><xsl:value-of select="@held"/><xsl:text> · </xsl:text><tb:word key="effect.sessions" n="@sessions"/></dd></div></xsl:if>
        <xsl:if test="@trained"><div><dt>[[effect.trained]]</dt><dd><tb:word key="unit.people" n="@trained"/></dd></div></xsl:if>
        <div><dt>[[effect.days]]</dt><dd><tb:word key="effect.days.text" before="@before" after="@after"/><xsl:if test="@running">[[effect.running]]</xsl:if></dd></div>
      </dl>
      <xsl:apply-templates select="level"/>
      <p class="note">[[effect.note.cause]]</p>
    </div>
  </xsl:template>

  <xsl:template match="level">
    <section id="{@name}" class="report-section">
      <h2>
        <xsl:choose>
          <xsl:when test="@name = 'reaction'">[[effect.level.reaction]]</xsl:when>
          <xsl:when test="@name = 'learning'">[[effect.level.learning]]</xsl:when>
          <xsl:when test="@name = 'behaviour'">[[effect.level.behaviour]]</xsl:when>
          <xsl:otherwise>[[effect.level.results]]</xsl:otherwise>
        </xsl:choose>
      </h2>
      <xsl:choose>
        <xsl:when test="@state"><p><xsl:call-template name="effect-state"/></p></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="body"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@waiting"><p class="note">※ [[waiting.section]]</p></xsl:if>
    </section>
  </xsl:template>

  <!-- Why there is nothing to see. -->
  <xsl:template name="effect-state">
    <xsl:choose>
      <xsl:when test="@state = 'few'"><tb:word key="effect.state.few" n="@n" minimum="ancestor-or-self::level/@minimum"/></xsl:when>
      <xsl:when test="@state = 'none'"><tb:word key="effect.state.none" reason="@reason"/></xsl:when>
      <xsl:otherwise><tb:word key="effect.state.withheld" reason="@reason"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="level[@name = 'reaction']" mode="body">
    <dl class="facts-list">
      <div><dt>[[effect.answers]]</dt><dd>
        <xsl:choose>
          <xsl:when test="@rate"><tb:word key="effect.answers.of" n="@n" rate="@rate" attended="@attended"/></xsl:when>
          <xsl:otherwise><tb:word key="effect.answers.n" n="@n"/></xsl:otherwise>
        </xsl:choose>
      </dd></div>
      <xsl:for-each select="all[@n]">
        <xsl:if test="@mean"><div><dt>[[feedback.mean]]</dt><dd><xsl:value-of select="@mean"/></dd></div></xsl:if>
        <div><dt>[[feedback.top]]</dt><dd><xsl:value-of select="@top"/></dd></div>
      </xsl:for-each>
    </dl>
    <xsl:if test="@partial"><p class="note">[[effect.partial]]</p></xsl:if>
    <xsl:apply-templates select="items"/>
  </xsl:template>

  <xsl:template match="level[@name = 'learning']" mode="body">
    <dl class="facts-list">
      <div><dt>[[effect.people]]</dt><dd><tb:word key="unit.people" n="@n"/></dd></div>
      <div><dt>[[effect.first]]</dt><dd><xsl:value-of select="@first"/></dd></div>
      <div><dt>[[effect.final]]</dt><dd><xsl:value-of select="@final"/></dd></div>
      <div><dt>[[effect.mean]]</dt><dd><xsl:value-of select="@mean"/></dd></div>
      <xsl:for-each select="both[not(@state)]">
        <div><dt>[[effect.both]]</dt><dd><tb:word key="unit.people" n="@n"/></dd></div>
        <div><dt>[[effect.pre]]</dt><dd><xsl:value-of select="@before"/></dd></div>
        <div><dt>[[effect.post]]</dt><dd><xsl:value-of select="@after"/></dd></div>
        <div><dt>[[effect.change]]</dt><dd><b><xsl:value-of select="@change"/></b></dd></div>
      </xsl:for-each>
    </dl>
    <xsl:if test="@pretest = 'no'"><p class="note">[[effect.no-pretest]]</p></xsl:if>
    <xsl:for-each select="both[@state]"><p class="note">[[effect.both]]<xsl:text> · </xsl:text><xsl:call-template name="effect-state"/></p></xsl:for-each>
  </xsl:template>

  <xsl:template match="level[@name = 'behaviour']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="[[effect.caption.behaviour]]">
      <table>
        <caption class="hidden">[[effect.caption.behaviour]]</caption>
        <thead><tr><th scope="col">[[effect.kind]]</th><th scope="col" class="number">[[report.assessments.people]]</th><th scope="col">[[report.figures.measure]]</th><th scope="col" class="number">[[effect.before]]</th><th scope="col" class="number">[[effect.after]]</th><th scope="col" class="number">[[effect.change]]</th></tr></thead>
        <tbody>
          <xsl:for-each select="check">
            <xsl:choose>
              <xsl:when test="@state"><tr><th scope="row"><xsl:value-of select="@title"/></th><td colspan="5" class="missing"><xsl:call-template name="effect-state"/></td></tr></xsl:when>
              <xsl:otherwise>
                <tr>
                  <th scope="row"><xsl:value-of select="@title"/></th>
                  <td class="number"><xsl:value-of select="@n"/></td>
                  <td class="name">[[effect.pass-rate]]</td>
                  <td class="number"><xsl:value-of select="@before-rate"/><xsl:text> </xsl:text><small class="basis"><tb:word key="effect.checks" n="@before"/></small></td>
                  <td class="number"><xsl:value-of select="@after-rate"/><xsl:text> </xsl:text><small class="basis"><tb:word key="effect.checks" n="@after"/></small></td>
                  <td class="number"><xsl:value-of select="@change"/></td>
                </tr>
                <xsl:if test="@before-score and @after-score"><tr>
                  <th scope="row"><xsl:value-of select="@title"/></th><td/>
                  <td class="name">[[effect.score]]</td>
                  <td class="number"><xsl:value-of select="@before-score"/></td>
                  <td class="number"><xsl:value-of select="@after-score"/></td>
                  <td/>
                </tr></xsl:if>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="note">[[effect.note.behaviour]]</p>
  </xsl:template>

  <xsl:template match="level[@name = 'results']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="[[effect.caption.results]]">
      <table>
        <caption class="hidden">[[effect.caption.results]]</caption>
        <thead><tr><th scope="col">[[effect.indicator]]</th><th scope="col" class="number">[[effect.baseline]]</th><th scope="col" class="number">[[effect.before]]</th><th scope="col" class="number">[[effect.after]]</th><th scope="col" class="number">[[effect.change]]</th><th scope="col" class="number">[[effect.target]]</th><th scope="col">[[effect.reached]]</th></tr></thead>
        <tbody>
          <xsl:for-each select="indicator">
            <tr>
              <th scope="row"><xsl:value-of select="@title"/><xsl:if test="@direction"><xsl:text> </xsl:text><small class="basis"><xsl:choose><xsl:when test="@direction = 'down'">[[effect.direction.down]]</xsl:when><xsl:otherwise>[[effect.direction.up]]</xsl:otherwise></xsl:choose></small></xsl:if></th>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@baseline"/></xsl:call-template></td>
              <td class="number"><xsl:value-of select="@before"/><xsl:call-template name="side"><xsl:with-param name="state" select="@before-state"/></xsl:call-template></td>
              <td class="number"><xsl:value-of select="@after"/><xsl:call-template name="side"><xsl:with-param name="state" select="@after-state"/></xsl:call-template></td>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@change"/></xsl:call-template></td>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@target"/></xsl:call-template></td>
              <td><xsl:call-template name="reached"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="note"><tb:word key="effect.note.results" before="../@before" after="../@after"/></p>
  </xsl:template>
</xsl:stylesheet>
