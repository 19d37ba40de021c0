<?xml version="1.0" encoding="UTF-8"?>
<!-- The status board of newcomers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:import href="trainbook:/record.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="board">
      <p><tb:word key="onboarding.intro" days="@days"/></p>
      <xsl:if test="@simple"><p class="note">[[record.simple]]</p></xsl:if>
      <xsl:if test="@people = 0"><p class="note">[[onboarding.none]]</p></xsl:if>
      <section>
        <h2 id="counts">[[onboarding.counts]]</h2>
        <ol class="stages">
          <xsl:for-each select="stages/stage">
            <li class="state-{@state}"><xsl:if test="@count = 0"><xsl:attribute name="class">state-<xsl:value-of select="@state"/> empty</xsl:attribute></xsl:if>
              <span class="n"><xsl:choose><xsl:when test="@below">&lt; <xsl:value-of select="@below"/></xsl:when><xsl:otherwise><xsl:value-of select="@count"/></xsl:otherwise></xsl:choose></span><span class="t"><xsl:value-of select="@title"/></span>
              <xsl:if test="@late &gt; 0"><span class="mark mark-unmet">! [[record.late]] <xsl:value-of select="@late"/></span></xsl:if></li>
          </xsl:for-each>
        </ol>
      </section>
      <xsl:if test="cohorts/cohort">
        <section>
          <h2 id="cohorts">[[onboarding.cohorts]]</h2>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="cohorts">
            <table>
              <thead><tr><th scope="col">[[cohort.title]]</th><th scope="col">[[cohort.stage]]</th><th scope="col" class="number">[[onboarding.count]]</th>
                <xsl:if test="cohorts/cohort/@on-the-way"><th scope="col" class="number">[[onboarding.on-the-way]]</th><th scope="col" class="number">[[onboarding.state.failed]]</th>
                <th scope="col" class="number">[[onboarding.state.confirmed]]</th><th scope="col" class="number">[[onboarding.state.left]]</th></xsl:if></tr></thead>
              <tbody><xsl:for-each select="cohorts/cohort">
                <tr><th scope="row"><xsl:apply-templates select="." mode="name"/></th><td><xsl:call-template name="progress"/></td>
                  <td class="number"><xsl:value-of select="@people"/></td>
                  <xsl:if test="@on-the-way"><td class="number"><xsl:value-of select="@on-the-way"/></td>
                  <td class="number"><xsl:value-of select="@failed"/></td><td class="number"><xsl:value-of select="@confirmed"/></td>
                  <td class="number"><xsl:value-of select="@left"/></td></xsl:if></tr>
              </xsl:for-each></tbody>
            </table>
          </div>
        </section>
      </xsl:if>
      <xsl:if test="people/person">
        <section>
          <h2 id="people">[[onboarding.people]]</h2>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="people">
            <table class="board">
              <thead><tr><th scope="col">[[person.name]]</th><th scope="col">[[team.title]]</th><th scope="col">[[cohort.title]]</th><th scope="col">[[person.mentor]]</th>
                <th scope="col">[[onboarding.stage]]</th><th scope="col">[[onboarding.since]]</th><th scope="col">[[onboarding.due]]</th><th scope="col">[[onboarding.missing]]</th></tr></thead>
              <tbody><xsl:for-each select="people/person">
                <tr><th scope="row"><xsl:apply-templates select="." mode="name"/><xsl:text> </xsl:text><small><xsl:value-of select="@id"/></small></th>
                  <td><xsl:value-of select="@team"/></td><td><xsl:apply-templates select="cohort" mode="name"/></td><td><xsl:apply-templates select="mentor" mode="name"/></td>
                  <xsl:for-each select="onboarding">
                    <td><xsl:choose>
                      <xsl:when test="@state = 'stage'"><xsl:value-of select="@title"/></xsl:when>
                      <xsl:when test="@state = 'left'"><xsl:value-of select="@state-title"/><xsl:text> · </xsl:text><xsl:value-of select="@title"/></xsl:when>
                      <xsl:otherwise><xsl:value-of select="@state-title"/></xsl:otherwise>
                    </xsl:choose><xsl:call-template name="marked"/></td>
                    <td class="date"><xsl:value-of select="since/@day"/></td>
                    <td class="date"><xsl:value-of select="due/@day"/><xsl:if test="@late"><xsl:text> </xsl:text><span class="mark mark-unmet">! [[record.late]]</span></xsl:if></td>
                    <td><xsl:for-each select="condition"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:value-of select="@title"/>: <xsl:value-of select="@says"/><xsl:call-template name="marked"/></xsl:for-each>
                      <xsl:if test="not(condition) and @state != 'confirmed'"><xsl:value-of select="@says"/></xsl:if></td>
                  </xsl:for-each></tr>
              </xsl:for-each></tbody>
            </table>
          </div>
        </section>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
