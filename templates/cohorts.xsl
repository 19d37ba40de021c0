<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of cohorts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
      <table>
        <caption class="hidden"><xsl:value-of select="@title"/></caption>
        <thead><tr><th scope="col">[[cohort.title]]</th><th scope="col">[[curriculum.title]]</th><th scope="col">[[cohort.start]]</th>
          <th scope="col">[[cohort.end]]</th><th scope="col" class="number">[[cohort.members]]</th><th scope="col">[[cohort.stage]]</th></tr></thead>
        <tbody>
          <xsl:for-each select="cohorts/cohort">
            <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th>
              <td><xsl:apply-templates select="curriculum" mode="name"/></td>
              <td><xsl:value-of select="start/@date"/></td><td><xsl:value-of select="end/@date"/></td>
              <td class="number"><xsl:value-of select="@members"/></td><td><xsl:call-template name="progress"/></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
