<?xml version="1.0" encoding="UTF-8"?>
<!-- The sign-in sheet of a session. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/sheet.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="sheet">
      <section class="sheet">
        <h1>[[sign-in.title]]</h1>
        <xsl:apply-templates select="../waiting"/>
        <dl class="head">
          <div><dt>[[course.title]]</dt><dd><xsl:value-of select="session/course/@title"/></dd></div>
          <div><dt>[[session.id]]</dt><dd><xsl:value-of select="session/@id"/></dd></div>
          <div><dt>[[session.date]]</dt><dd><tb:word key="date.weekday" date="session/@date" weekday="session/@weekday"/></dd></div>
          <div><dt>[[session.time]]</dt><dd><xsl:for-each select="session"><xsl:call-template name="times"/></xsl:for-each></dd></div>
          <div><dt>[[session.trainer]]</dt><dd><xsl:call-template name="people"><xsl:with-param name="people" select="session/trainer"/></xsl:call-template></dd></div>
          <div><dt>[[session.venue]]</dt><dd><xsl:value-of select="session/@venue"/></dd></div>
          <xsl:if test="session/cohort"><div><dt>[[cohort.title]]</dt><dd><xsl:value-of select="session/cohort/@title"/></dd></div></xsl:if>
          <xsl:if test="session/@hours"><div><dt>[[course.hours]]</dt><dd><tb:word key="unit.hours" n="session/@hours"/></dd></div></xsl:if>
        </dl>
        <table class="sign">
          <caption class="hidden">[[sign-in.title]]</caption>
          <colgroup><col class="c-number"/><col class="c-id"/><col class="c-name"/><col class="c-team"/><col class="c-sign"/><col class="c-sign"/><col class="c-note"/></colgroup>
          <thead><tr><th scope="col">[[sign-in.number]]</th><th scope="col">[[person.id]]</th><th scope="col">[[person.name]]</th><th scope="col">[[team.title]]</th>
            <th scope="col">[[sign-in.in]]</th><th scope="col">[[sign-in.out]]</th><th scope="col">[[sign-in.note]]</th></tr></thead>
          <tbody>
            <xsl:for-each select="person">
              <tr><td class="number"><xsl:value-of select="@number"/></td><td><xsl:value-of select="@id"/></td><td><xsl:value-of select="@name"/></td>
                <td><xsl:value-of select="@team"/></td><td></td><td></td><td></td></tr>
            </xsl:for-each>
            <xsl:for-each select="blank">
              <tr><td class="number"><xsl:value-of select="@number"/></td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
            </xsl:for-each>
          </tbody>
        </table>
        <xsl:call-template name="sheet-foot"/>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
