<?xml version="1.0" encoding="UTF-8"?>
<!-- A team: its chart, its members, its coming sessions. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="team">
      <dl class="facts-list">
        <xsl:if test="leader"><div><dt>[[team.leader]]</dt><dd><xsl:apply-templates select="leader" mode="name"/></dd></div></xsl:if>
        <div><dt>[[team.people]]</dt><dd><tb:word key="unit.people" n="@people"/></dd></div>
        <xsl:if test="@years"><div><dt>[[team.years]]</dt><dd><tb:word key="unit.years" n="@years"/></dd></div></xsl:if>
        <xsl:if test="@newcomers"><div><dt>[[team.newcomers]]</dt><dd><tb:word key="unit.people" n="@newcomers"/></dd></div></xsl:if>
      </dl>
      <xsl:for-each select="reports"><p class="team-reports"><a href="{@href}"><xsl:value-of select="@title"/></a></p></xsl:for-each>
      <xsl:apply-templates select="charts/chart"/>
      <xsl:if test="members/member">
        <section>
          <h2 id="members">[[team.members]]</h2>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="members">
            <table>
              <caption class="hidden">[[team.members]]</caption>
              <thead><tr><th scope="col">[[person.name]]</th><th scope="col">[[person.id]]</th><th scope="col">[[person.position]]</th>
                <th scope="col">[[person.mentor]]</th><th scope="col">[[cohort.title]]</th></tr></thead>
              <tbody><xsl:for-each select="members/member">
                <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td><xsl:value-of select="@id"/></td><td><xsl:value-of select="@position"/></td>
                  <td><xsl:apply-templates select="mentor" mode="name"/></td><td><xsl:apply-templates select="cohort" mode="name"/></td></tr>
              </xsl:for-each></tbody>
            </table>
          </div>
        </section>
      </xsl:if>
      <xsl:if test="coming/session">
        <section>
          <h2 id="coming">[[team.coming]]</h2>
          <xsl:apply-templates select="coming" mode="sessions"><xsl:with-param name="heading">coming</xsl:with-param></xsl:apply-templates>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
