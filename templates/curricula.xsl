<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of curricula. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <p>[[curricula.intro]]</p>
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
      <table>
        <caption class="hidden"><xsl:value-of select="@title"/></caption>
        <thead><tr><th scope="col">[[curriculum.title]]</th><th scope="col" class="number">[[curriculum.days]]</th>
          <th scope="col" class="number">[[curriculum.hours]]</th><th scope="col" class="number">[[curriculum.courses]]</th>
          <th scope="col" class="number">[[curriculum.cohorts]]</th></tr></thead>
        <tbody>
          <xsl:for-each select="curricula/curriculum">
            <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td class="number"><xsl:value-of select="@days"/></td>
              <td class="number"><xsl:value-of select="@hours-declared"/></td><td class="number"><xsl:value-of select="@courses"/></td>
              <td class="number"><xsl:value-of select="@cohorts"/></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
