<?xml version="1.0" encoding="UTF-8"?>
<!-- The organisation: charts and teams. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="organization">
      <xsl:if test="charts/chart">
        <section>
          <h2 id="chart">[[organization.chart]]</h2>
          <xsl:apply-templates select="charts/chart"/>
        </section>
      </xsl:if>
      <xsl:if test="teams/team">
        <section>
          <h2 id="teams">[[organization.teams]]</h2>
          <p><tb:word key="organization.people" n="teams/@people" teams="count(teams/team)"/></p>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="teams">
            <table>
              <caption class="hidden">[[organization.teams]]</caption>
              <thead><tr><th scope="col">[[team.title]]</th><th scope="col">[[team.leader]]</th><th scope="col" class="number">[[team.people]]</th>
                <th scope="col" class="number">[[team.newcomers]]</th><th scope="col" class="number">[[team.years]]</th></tr></thead>
              <tbody><xsl:for-each select="teams/team">
                <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td><xsl:value-of select="leader/@name"/></td>
                  <td class="number"><xsl:value-of select="@people"/></td><td class="number"><xsl:value-of select="@newcomers"/><xsl:if test="not(@newcomers)">—</xsl:if></td>
                  <td class="number"><xsl:value-of select="@years"/><xsl:if test="not(@newcomers)">—</xsl:if></td></tr>
              </xsl:for-each></tbody>
            </table>
          </div>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
