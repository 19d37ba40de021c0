<?xml version="1.0" encoding="UTF-8"?>
<!-- Newcomers by stage: section[@kind = 'newcomers']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'newcomers']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="stages">
        <caption class="hidden">[[report.diagram.stages]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.newcomers.stage]]</th>
            <th scope="col" class="number">[[report.cohorts.people]]</th>
            <th scope="col" class="number">[[report.newcomers.late]]</th>
            <th scope="col">[[report.cohorts.title]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="stage">
            <tr>
              <th scope="row"><xsl:value-of select="@label"/></th>
              <td class="number"><xsl:value-of select="@count"/></td>
              <xsl:call-template name="count-cell"><xsl:with-param name="n" select="@late"/></xsl:call-template>
              <td>
                <xsl:for-each select="part">
                  <xsl:if test="position() &gt; 1"> · </xsl:if>
                  <xsl:apply-templates select="cohort" mode="name"/><xsl:text> </xsl:text><xsl:value-of select="@count"/>
                </xsl:for-each>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:for-each select="protection">
      <p class="probation"><tb:word key="report.newcomers.protection" range="@range" n="@ending"/></p>
      <xsl:call-template name="people-until"/>
    </xsl:for-each>
    <xsl:for-each select="days-to-work">
      <p class="probation">
        <tb:word key="report.newcomers.days" n="@count" mean="@mean"/>
        <xsl:if test="@small"><xsl:text> </xsl:text><small class="sample">[[report.small]]</small></xsl:if>
      </p>
    </xsl:for-each>
    <xsl:if test="diagram"><div class="diagrams"><xsl:apply-templates select="diagram"/></div></xsl:if>
  </xsl:template>
</xsl:stylesheet>
