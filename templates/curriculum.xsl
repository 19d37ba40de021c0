<?xml version="1.0" encoding="UTF-8"?>
<!-- A curriculum: the grid of its days, its courses, the cohorts that follow it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="curriculum">
      <dl class="facts-list">
        <div><dt>[[curriculum.days]]</dt><dd><tb:word key="unit.days" n="@days"/></dd></div>
        <div><dt>[[curriculum.hours]]</dt><dd><tb:word key="unit.hours" n="@hours-declared"/></dd></div>
        <xsl:if test="@hours-differ"><div><dt>[[curriculum.hours-slots]]</dt><dd><tb:word key="unit.hours" n="@hours-slots"/></dd></div></xsl:if>
        <div><dt>[[curriculum.courses]]</dt><dd><tb:word key="unit.courses" n="count(courses/course)"/></dd></div>
      </dl>
      <section>
        <h2 id="timetable">[[timetable.title]]</h2>
        <xsl:apply-templates select="timetable"/>
      </section>
      <xsl:if test="courses/course">
        <section>
          <h2 id="courses">[[curriculum.courses]]</h2>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="courses">
            <table>
              <caption class="hidden">[[curriculum.courses]]</caption>
              <thead><tr><th scope="col">[[course.title]]</th><th scope="col">[[course.area]]</th><th scope="col">[[course.method]]</th>
                <th scope="col">[[timetable.day]]</th><th scope="col" class="number">[[course.hours]]</th></tr></thead>
              <tbody>
                <xsl:for-each select="courses/course">
                  <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td><xsl:value-of select="@area"/></td>
                    <td><xsl:value-of select="@method"/></td><td><xsl:value-of select="@days"/></td>
                    <td class="number"><xsl:value-of select="@hours"/></td></tr>
                </xsl:for-each>
              </tbody>
            </table>
          </div>
        </section>
      </xsl:if>
      <xsl:if test="cohorts/cohort">
        <section>
          <h2 id="cohorts">[[curriculum.cohorts]]</h2>
          <ul class="plain"><xsl:for-each select="cohorts/cohort">
            <li><xsl:apply-templates select="." mode="name"/> <span class="note"><xsl:value-of select="start/@date"/></span><xsl:call-template name="progress"/></li>
          </xsl:for-each></ul>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
