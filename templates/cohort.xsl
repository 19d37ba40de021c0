<?xml version="1.0" encoding="UTF-8"?>
<!-- A cohort: facts, dated timetable, assessments, roster. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="cohort">
      <dl class="facts-list">
        <xsl:if test="curriculum"><div><dt>[[curriculum.title]]</dt><dd><xsl:apply-templates select="curriculum" mode="name"/></dd></div></xsl:if>
        <xsl:if test="start/@date"><div><dt>[[cohort.start]]</dt><dd><xsl:value-of select="start/@date"/></dd></div></xsl:if>
        <xsl:if test="end/@date"><div><dt>[[cohort.end]]</dt><dd><xsl:value-of select="end/@date"/></dd></div></xsl:if>
        <xsl:if test="@venue"><div><dt>[[session.venue]]</dt><dd><xsl:value-of select="@venue"/></dd></div></xsl:if>
        <xsl:if test="head"><div><dt>[[cohort.head]]</dt><dd><xsl:apply-templates select="head" mode="name"/></dd></div></xsl:if>
        <div><dt>[[cohort.members]]</dt><dd><xsl:value-of select="count(members/member)"/><xsl:if test="@planned-size"> / <tb:word key="cohort.planned" n="@planned-size"/></xsl:if></dd></div>
        <div><dt>[[cohort.stage]]</dt><dd><xsl:call-template name="progress"/></dd></div>
        <xsl:if test="packet"><div><dt>[[cohort.packet]]</dt><dd><a href="{packet/@href}">[[print.open]]</a></dd></div></xsl:if>
      </dl>
      <xsl:if test="timetable/week">
        <section>
          <h2 id="timetable">[[timetable.title]]</h2>
          <xsl:apply-templates select="timetable"/>
        </section>
      </xsl:if>
      <xsl:if test="assessments/assessment">
        <section>
          <h2 id="assessments">[[cohort.assessments]]</h2>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="assessments">
            <table>
              <caption class="hidden">[[cohort.assessments]]</caption>
              <thead><tr><th scope="col">[[assessment.title]]</th><th scope="col">[[assessment.kind]]</th><th scope="col">[[session.date]]</th>
                <th scope="col">[[course.title]]</th><th scope="col" class="number">[[course.pass-mark]]</th></tr></thead>
              <tbody><xsl:for-each select="assessments/assessment">
                <tr><th scope="row"><xsl:value-of select="@title"/></th><td><xsl:value-of select="@kind"/></td>
                  <td><xsl:value-of select="@date"/></td><td><xsl:apply-templates select="course" mode="name"/></td>
                  <td class="number"><xsl:value-of select="@pass-mark"/></td></tr>
              </xsl:for-each></tbody>
            </table>
          </div>
        </section>
      </xsl:if>
      <xsl:if test="members/member">
        <section>
          <h2 id="members">[[cohort.roster]]</h2>
          <xsl:apply-templates select="members"/>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
