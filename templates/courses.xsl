<?xml version="1.0" encoding="UTF-8"?>
<!-- The course catalogue by area. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <p><tb:word key="courses.intro" n="courses/@count" areas="count(courses/area)"/></p>
    <xsl:for-each select="courses/area">
      <section>
        <h2 id="area-{@number}"><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise>[[courses.without-area]]</xsl:otherwise></xsl:choose></h2>
        <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="area-{@number}">
          <table class="catalogue">
            <caption class="hidden"><xsl:value-of select="@title"/></caption>
            <thead><tr><th scope="col">[[course.title]]</th><th scope="col">[[course.category]]</th><th scope="col">[[course.method]]</th>
              <th scope="col" class="number">[[course.hours]]</th><th scope="col" class="number">[[course.pass-mark]]</th>
              <th scope="col">[[course.required]]</th><th scope="col" class="number">[[course.held]]</th></tr></thead>
            <tbody>
              <xsl:for-each select="course">
                <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td><xsl:value-of select="@category"/></td>
                  <td><xsl:value-of select="@method"/></td><td class="number"><xsl:value-of select="@hours"/></td>
                  <td class="number"><xsl:value-of select="@pass-mark"/></td>
                  <td><xsl:choose><xsl:when test="@required">[[course.required.yes]]</xsl:when><xsl:otherwise>[[course.required.no]]</xsl:otherwise></xsl:choose></td>
                  <td class="number"><xsl:value-of select="@held"/></td></tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
