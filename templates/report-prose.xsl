<?xml version="1.0" encoding="UTF-8"?>
<!-- What is written by hand for a report, and the list of problems and measures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="prose">
    <div class="prose"><xsl:apply-templates select="body/*"/></div>
  </xsl:template>

  <!-- Nothing is written: no section on screen, lines to write on by hand on paper. -->
  <xsl:template match="section[@empty]" priority="1">
    <section id="{@id}" class="report-section section-{@kind} unwritten" aria-hidden="true">
      <xsl:if test="@place = 'page'">
        <xsl:attribute name="class">report-section section-<xsl:value-of select="@kind"/> unwritten begins-page</xsl:attribute>
      </xsl:if>
      <h2><xsl:value-of select="@title"/></h2>
      <div class="ruled"><i></i><i></i></div>
    </section>
  </xsl:template>

  <xsl:template match="section[prose]" mode="body"><xsl:apply-templates select="prose"/></xsl:template>

  <!-- ==== problems and measures ==== -->
  <xsl:template match="section[@kind = 'actions']" mode="body">
    <p class="note">
      <tb:word key="report.actions.counts" open="@open" overdue="@overdue" closed="@closed"/>
    </p>
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
      <table class="as-cards actions">
        <caption class="hidden">[[report.actions.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.actions.problem]]</th>
            <th scope="col">[[report.actions.cause]]</th>
            <th scope="col">[[report.actions.measure]]</th>
            <th scope="col">[[report.actions.owner]]</th>
            <th scope="col">[[report.actions.due]]</th>
            <th scope="col">[[report.actions.state]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="action">
            <tr>
              <xsl:attribute name="class">action-<xsl:value-of select="@state"/><xsl:if test="@overdue"> overdue</xsl:if></xsl:attribute>
              <th scope="row">
                <xsl:value-of select="@problem"/>
                <xsl:if test="@coordination"><xsl:text> </xsl:text><small>[[report.actions.coordination]]</small></xsl:if>
              </th>
              <td class="text" data-label="[[report.actions.cause]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@cause"/></xsl:call-template></td>
              <td class="text" data-label="[[report.actions.measure]]">
                <xsl:call-template name="or-dash"><xsl:with-param name="text" select="@measure"/></xsl:call-template>
                <xsl:if test="@result"><xsl:text> </xsl:text><small class="result"><xsl:value-of select="@result"/></small></xsl:if>
              </td>
              <td class="name" data-label="[[report.actions.owner]]">
                <xsl:for-each select="owner">
                  <xsl:if test="position() &gt; 1">[[report.list.comma]]</xsl:if><xsl:value-of select="@name"/>
                </xsl:for-each>
                <xsl:if test="owner and @department"><xsl:text> </xsl:text></xsl:if>
                <xsl:if test="@department"><small><xsl:value-of select="@department"/></small></xsl:if>
                <xsl:if test="not(owner or @department)"><span class="missing">—</span></xsl:if>
              </td>
              <td class="day" data-label="[[report.actions.due]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="due/@day"/></xsl:call-template></td>
              <td class="state" data-label="[[report.actions.state]]">
                <xsl:choose>
                  <xsl:when test="@state = 'closed'"><span aria-hidden="true">✓ </span><tb:word key="report.actions.closed" day="closed/@day"/></xsl:when>
                  <xsl:when test="@state = 'dropped'"><span aria-hidden="true">× </span><tb:word key="report.actions.dropped" day="closed/@day"/></xsl:when>
                  <xsl:when test="@overdue"><b><span aria-hidden="true">▼ </span><tb:word key="report.actions.overdue" n="@overdue"/></b></xsl:when>
                  <xsl:when test="@state = 'doing'"><span aria-hidden="true">○ </span>[[report.actions.doing]]</xsl:when>
                  <xsl:otherwise><span aria-hidden="true">○ </span>[[report.actions.open]]</xsl:otherwise>
                </xsl:choose>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
