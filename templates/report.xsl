<?xml version="1.0" encoding="UTF-8"?>
<!-- The report of one period. Each section of the view is drawn by its own rule, template match="section[@kind = 'NAME']" mode="body". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:include href="trainbook:/report-parts.xsl"/>
  <xsl:include href="trainbook:/report-paper.xsl"/>
  <xsl:include href="trainbook:/award-parts.xsl"/>
  <xsl:include href="trainbook:/report-sources.xsl"/>
  <xsl:include href="trainbook:/report-figures.xsl"/>
  <xsl:include href="trainbook:/report-key-figures.xsl"/>
  <xsl:include href="trainbook:/report-people.xsl"/>
  <xsl:include href="trainbook:/report-sessions.xsl"/>
  <xsl:include href="trainbook:/report-plan.xsl"/>
  <xsl:include href="trainbook:/report-implementation.xsl"/>
  <xsl:include href="trainbook:/report-newcomers.xsl"/>
  <xsl:include href="trainbook:/report-checks.xsl"/>
  <xsl:include href="trainbook:/report-indicators.xsl"/>
  <xsl:include href="trainbook:/report-tenure.xsl"/>
  <xsl:include href="trainbook:/report-effect.xsl"/>
  <xsl:include href="trainbook:/report-needs.xsl"/>
  <xsl:include href="trainbook:/report-feedback.xsl"/>
  <xsl:include href="trainbook:/charts.xsl"/>
  <xsl:include href="trainbook:/report-prose.xsl"/>

  <xsl:template match="view" mode="head">
    <link rel="stylesheet" href="{@root}[[asset:report.css]]"/>
  </xsl:template>

  <xsl:template match="view" mode="content">
    <xsl:apply-templates select="report"/>
  </xsl:template>

  <!-- The report's own links replace the reading order of the frame. -->
  <xsl:template match="view[report]" mode="neighbours"/>

  <xsl:template match="report">
    <div class="report report-{@kind}">
      <header class="report-head">
        <p class="report-department"><xsl:value-of select="@department"/></p>
        <h1><xsl:value-of select="@title"/></h1>
        <p class="report-period">
          <xsl:value-of select="@period-text"/>
          <xsl:if test="@running"><xsl:text> </xsl:text><strong class="running">[[report.running]]</strong></xsl:if>
        </p>
        <p class="report-as-of">[[report.as-of]] <xsl:value-of select="@as-of"/></p>
        <xsl:if test="cohort">
          <p class="report-running">
            <xsl:for-each select="cohort">
              <span><xsl:apply-templates select="." mode="name"/><xsl:text> · </xsl:text><tb:word key="report.cohort.day" day="@day" days="@days"/></span>
            </xsl:for-each>
          </p>
        </xsl:if>
        <xsl:if test="@prepared | @checked | @approved | @to | @copy">
          <dl class="report-people">
            <xsl:if test="@prepared"><div><dt>[[report.sign.prepared]]</dt><dd><xsl:value-of select="@prepared"/></dd></div></xsl:if>
            <xsl:if test="@checked"><div><dt>[[report.sign.checked]]</dt><dd><xsl:value-of select="@checked"/></dd></div></xsl:if>
            <xsl:if test="@approved"><div><dt>[[report.sign.approved]]</dt><dd><xsl:value-of select="@approved"/></dd></div></xsl:if>
            <xsl:if test="@to"><div><dt>[[report.to]]</dt><dd><xsl:value-of select="@to"/></dd></div></xsl:if>
            <xsl:if test="@copy"><div><dt>[[report.copy]]</dt><dd><xsl:value-of select="@copy"/></dd></div></xsl:if>
          </dl>
        </xsl:if>
        <nav class="report-links" aria-label="[[report.links]]">
          <xsl:for-each select="earlier">
            <a rel="prev" href="{@href}" title="{@title}">← [[report.earlier]]</a>
          </xsl:for-each>
          <xsl:for-each select="later">
            <a rel="next" href="{@href}" title="{@title}">[[report.later]] →</a>
          </xsl:for-each>
          <xsl:for-each select="department">
            <a href="{@href}" title="{@title}">[[report.department]]</a>
          </xsl:for-each>
          <xsl:for-each select="list[not(../@whole)]"><a href="{@href}"><xsl:value-of select="@title"/></a></xsl:for-each>
          <a href="{/view/@root}reports/index.html">[[report.all]]</a>
          <a href="{@csv}" download="">[[report.csv]]</a>
          <a href="{@text}" download="">[[report.text]]</a>
          <a href="{@markdown}" download="">[[report.markdown]]</a>
          <xsl:if test="section[@kind = 'definitions']"><a href="#definitions">[[report.definitions.link]]</a></xsl:if>
        </nav>
      </header>
      <xsl:apply-templates select="section[not(@annex)]" mode="main"/>
      <xsl:call-template name="annex"/>
    </div>
  </xsl:template>

  <xsl:template match="section">
    <section id="{@id}" class="report-section section-{@kind}">
      <xsl:if test="@place = 'page'">
        <xsl:attribute name="class">report-section section-<xsl:value-of select="@kind"/> begins-page</xsl:attribute>
      </xsl:if>
      <h2>
        <xsl:value-of select="@title"/>
        <xsl:if test="@range"><xsl:text> </xsl:text><small><xsl:value-of select="@range"/></small></xsl:if>
      </h2>
      <xsl:call-template name="section-body"/>
      <xsl:if test="@waiting and not(table)"><p class="note cell-notes">※ [[waiting.section]]</p></xsl:if>
      <xsl:if test="@left-out">
        <p class="left-out"><tb:word key="report.left-out.list" n="@left-out"/></p>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- ==== signatures (paper only), definitions ==== -->
  <xsl:template match="section[@kind = 'signatures']">
    <div class="signatures" aria-hidden="true">
      <xsl:for-each select="role"><span class="signature"><xsl:value-of select="."/><i/></span></xsl:for-each>
    </div>
  </xsl:template>
</xsl:stylesheet>
