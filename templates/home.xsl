<?xml version="1.0" encoding="UTF-8"?>
<!-- The home page: the first page of the handbook (if it has one), what the site holds, and what goes on. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <p class="facts">
      <span><xsl:value-of select="@department"/></span>
      <span>[[layout.as-of]] <xsl:value-of select="as-of/@date"/></span>
    </p>
    <xsl:if test="document">
      <div class="body"><xsl:apply-templates select="document/body/*"/></div>
    </xsl:if>
    <xsl:if test="cards/page[@kind = 'handbook' or @kind = 'folder']">
      <section aria-labelledby="tb-handbook">
        <h2 id="tb-handbook">[[home.handbook]]</h2>
        <ul class="cards"><xsl:apply-templates select="cards/page[@kind = 'handbook' or @kind = 'folder']" mode="card"/></ul>
      </section>
    </xsl:if>
    <xsl:if test="cards/page[@kind != 'handbook' and @kind != 'folder']">
      <section aria-labelledby="tb-records">
        <h2 id="tb-records">[[home.records]]</h2>
        <ul class="cards small"><xsl:apply-templates select="cards/page[@kind != 'handbook' and @kind != 'folder']" mode="card"/></ul>
      </section>
    </xsl:if>
    <xsl:if test="coming/session or reports/page or cohorts/cohort">
      <div class="home-side">
        <xsl:if test="cohorts/cohort">
          <section aria-labelledby="tb-cohorts">
            <h2 id="tb-cohorts">[[home.cohorts]]</h2>
            <ul class="plain"><xsl:for-each select="cohorts/cohort">
              <li><xsl:apply-templates select="." mode="name"/><xsl:call-template name="progress"/></li>
            </xsl:for-each></ul>
          </section>
        </xsl:if>
        <xsl:if test="coming/session">
          <section aria-labelledby="tb-coming">
            <h2 id="tb-coming"><tb:word key="home.coming" days="coming/@days"/></h2>
            <xsl:apply-templates select="coming" mode="agenda"/>
            <xsl:if test="coming/@more &gt; 0"><p class="note"><tb:word key="home.more" n="coming/@more"/></p></xsl:if>
          </section>
        </xsl:if>
        <xsl:if test="reports/page">
          <section aria-labelledby="tb-reports">
            <h2 id="tb-reports">[[home.reports]]</h2>
            <ul class="plain"><xsl:for-each select="reports/page">
              <li><xsl:apply-templates select="." mode="name"/><xsl:if test="@running"><span class="tag">[[period.running]]</span></xsl:if></li>
            </xsl:for-each></ul>
          </section>
        </xsl:if>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="page" mode="card">
    <li>
      <a href="{@href}"><xsl:value-of select="@title"/></a>
      <p>
        <xsl:choose>
          <xsl:when test="@summary"><xsl:value-of select="@summary"/></xsl:when>
          <xsl:when test="@kind = 'curricula'">[[home.card.curricula]]</xsl:when>
          <xsl:when test="@kind = 'courses'">[[home.card.courses]]</xsl:when>
          <xsl:when test="@kind = 'cohorts'">[[home.card.cohorts]]</xsl:when>
          <xsl:when test="@kind = 'organization'">[[home.card.organization]]</xsl:when>
          <xsl:when test="@kind = 'reports'">[[home.card.reports]]</xsl:when>
          <xsl:when test="@kind = 'print'">[[home.card.print]]</xsl:when>
          <xsl:when test="@pages"><tb:word key="folder.pages" n="@pages"/></xsl:when>
        </xsl:choose>
      </p>
    </li>
  </xsl:template>
</xsl:stylesheet>
