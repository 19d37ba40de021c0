<?xml version="1.0" encoding="UTF-8"?>
<!-- The learners' records by team. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:import href="trainbook:/record.xsl"/>

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:record.css]]"/>
    <script src="{@root}[[asset:filter.js]]" defer="defer"></script>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="people">
      <p><tb:word key="people.intro" n="@count"/></p>
      <p class="filter screen" hidden="hidden"><label for="tb-filter">[[people.filter]]</label><xsl:text> </xsl:text>
        <input id="tb-filter" type="search" data-filter="tb-people" placeholder="[[people.filter.hint]]" autocomplete="off"/></p>
      <div id="tb-people">
        <xsl:for-each select="team">
          <xsl:variable name="id" select="concat('team-', position())"/>
          <section>
            <h2 id="{$id}"><xsl:choose>
              <xsl:when test="@left">[[people.left]]</xsl:when>
              <xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when>
              <xsl:otherwise>[[people.no-team]]</xsl:otherwise>
            </xsl:choose></h2>
            <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="{$id}">
              <table>
                <thead><tr><th scope="col">[[person.name]]</th><th scope="col">[[person.id]]</th><th scope="col">[[person.position]]</th>
                  <th scope="col">[[person.level]]</th><th scope="col">[[cohort.title]]</th><th scope="col">[[person.hired]]</th>
                  <th scope="col">[[record.stage]]</th><xsl:if test="person/attendance"><th scope="col" class="number">[[attendance.rate]]</th></xsl:if></tr></thead>
                <tbody>
                  <xsl:for-each select="person">
                    <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td><xsl:value-of select="@id"/></td><td><xsl:value-of select="@position"/></td>
                      <td><xsl:value-of select="@level"/></td><td><xsl:apply-templates select="cohort" mode="name"/></td><td class="date"><xsl:value-of select="hired/@date"/></td>
                      <td><xsl:for-each select="onboarding"><xsl:choose>
                        <xsl:when test="@state = 'stage'"><xsl:value-of select="@title"/></xsl:when>
                        <xsl:otherwise><xsl:value-of select="@state-title"/></xsl:otherwise>
                      </xsl:choose><xsl:if test="@late"> · [[record.late]]</xsl:if><xsl:call-template name="marked"/></xsl:for-each></td>
                      <xsl:if test="../person/attendance"><td class="number"><xsl:if test="attendance/@rate"><xsl:value-of select="attendance/@rate"/>%<xsl:for-each select="attendance"><xsl:call-template name="marked"/></xsl:for-each></xsl:if></td></xsl:if></tr>
                  </xsl:for-each>
                </tbody>
              </table>
            </div>
          </section>
        </xsl:for-each>
      </div>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
