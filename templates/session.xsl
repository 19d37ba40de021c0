<?xml version="1.0" encoding="UTF-8"?>
<!-- The archive of a session. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:import href="trainbook:/record.xsl"/>
  <xsl:import href="trainbook:/archive-parts.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="archive">
      <xsl:for-each select="session">
        <dl class="facts-list">
          <div><dt>[[session.id]]</dt><dd><xsl:value-of select="@id"/></dd></div>
          <div><dt>[[course.title]]</dt><dd><xsl:apply-templates select="course" mode="name"/></dd></div>
          <div><dt>[[session.date]]</dt><dd><tb:word key="date.weekday" date="@date" weekday="@weekday"/></dd></div>
          <xsl:if test="@start"><div><dt>[[session.time]]</dt><dd><xsl:call-template name="times"/></dd></div></xsl:if>
          <xsl:if test="trainer"><div><dt>[[session.trainer]]</dt><dd><xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template></dd></div></xsl:if>
          <xsl:if test="@venue"><div><dt>[[session.venue]]</dt><dd><xsl:value-of select="@venue"/></dd></div></xsl:if>
          <xsl:if test="cohort"><div><dt>[[cohort.title]]</dt><dd><xsl:apply-templates select="cohort" mode="name"/></dd></div></xsl:if>
          <xsl:if test="@hours"><div><dt>[[course.hours]]</dt><dd><xsl:value-of select="@hours"/></dd></div></xsl:if>
          <div><dt>[[session.status]]</dt><dd><xsl:call-template name="status"/></dd></div>
          <xsl:if test="@sign-in"><div class="screen"><dt>[[session.sheet]]</dt><dd><a href="{@sign-in}">[[print.open]]</a></dd></div></xsl:if>
        </dl>
      </xsl:for-each>
      <xsl:apply-templates select="parts"/>
      <xsl:if test="session/@status = 'held' or attendance/@enrolled &gt; 0">
        <section>
          <h2 id="attendance">[[archive.attendance]]</h2>
          <xsl:for-each select="attendance">
            <xsl:call-template name="attendance-facts"/>
            <xsl:if test="person">
              <ul class="exceptions"><xsl:for-each select="person"><li><xsl:apply-templates select="." mode="name"/>
                <xsl:if test="@team"><xsl:text> </xsl:text><small><xsl:value-of select="@team"/></small></xsl:if>
                <xsl:text>: </xsl:text><xsl:call-template name="attendance-mark"/>
                <xsl:if test="@leave-kind"><xsl:text> · </xsl:text><xsl:value-of select="@leave-kind"/></xsl:if></li></xsl:for-each></ul>
            </xsl:if>
          </xsl:for-each>
        </section>
      </xsl:if>
      <xsl:if test="assessments/assessment">
        <section>
          <h2 id="scores">[[archive.scores]]</h2>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="scores">
            <table>
              <caption class="hidden">[[archive.scores]]</caption>
              <thead><tr><th scope="col">[[assessment.title]]</th><th scope="col">[[assessment.kind]]</th><th scope="col" class="number">[[course.pass-mark]]</th>
                <th scope="col" class="number">[[archive.score.people]]</th><th scope="col" class="number">[[report.assessments.mean]]</th><th scope="col" class="number">[[archive.score.first-pass]]</th></tr></thead>
              <tbody><xsl:for-each select="assessments/assessment">
                <tr><th scope="row"><xsl:value-of select="@title"/></th><td><xsl:value-of select="@kind"/></td><td class="number"><xsl:value-of select="@pass-mark"/></td>
                  <xsl:choose>
                    <xsl:when test="@people"><td class="number"><xsl:value-of select="@people"/><xsl:call-template name="marked"/></td>
                      <td class="number"><xsl:value-of select="@mean"/><xsl:call-template name="marked"/><xsl:if test="@small"><xsl:text> </xsl:text><small>[[report.small]]</small></xsl:if></td>
                      <td class="number"><xsl:if test="@first-taken"><xsl:value-of select="@first-passed"/>/<xsl:value-of select="@first-taken"/><xsl:call-template name="marked"/></xsl:if></td></xsl:when>
                    <xsl:otherwise><td colspan="3">[[archive.scores.waiting]]<xsl:call-template name="marked"/></td></xsl:otherwise>
                  </xsl:choose></tr>
              </xsl:for-each></tbody>
            </table>
          </div>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="archive/parts">
    <section>
      <h2 id="parts">[[archive.parts]]</h2>
      <p><xsl:call-template name="completeness"/><xsl:if test="@expected &gt; 0"><xsl:text> </xsl:text><tb:word key="archive.summary" n="@expected" there="@there"/></xsl:if></p>
      <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="parts">
        <table>
          <caption class="hidden">[[archive.parts]]</caption>
          <thead><tr><th scope="col">[[archive.part]]</th><th scope="col">[[session.status]]</th><th scope="col">[[archive.there]]</th></tr></thead>
          <tbody><xsl:for-each select="part">
            <tr><th scope="row"><xsl:value-of select="@title"/></th><td><xsl:call-template name="part-state"/></td>
              <td><ul class="plain">
                <xsl:if test="@recorded"><li><xsl:choose>
                  <xsl:when test="@kind = 'plan'">[[archive.by.plan]]</xsl:when>
                  <xsl:when test="@kind = 'material'">[[archive.by.material]]</xsl:when>
                  <xsl:when test="@kind = 'sign-in'"><tb:word key="archive.by.sign-in" n="@recorded"/></xsl:when>
                  <xsl:when test="@kind = 'scores'"><tb:word key="archive.by.scores" n="@recorded"/></xsl:when>
                  <xsl:otherwise><tb:word key="archive.by.feedback" n="@recorded"/></xsl:otherwise>
                </xsl:choose></li></xsl:if>
                <xsl:for-each select="file | item"><li><xsl:choose>
                    <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@name"/></a></xsl:when>
                    <xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when>
                    <xsl:otherwise>✓</xsl:otherwise>
                  </xsl:choose><xsl:if test="@note"><xsl:text> · </xsl:text><xsl:value-of select="@note"/></xsl:if><xsl:if test="@date"><xsl:text> · </xsl:text><xsl:value-of select="@date"/></xsl:if></li></xsl:for-each>
              </ul></td></tr>
          </xsl:for-each></tbody>
        </table>
      </div>
    </section>
  </xsl:template>
</xsl:stylesheet>
