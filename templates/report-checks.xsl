<?xml version="1.0" encoding="UTF-8"?>
<!-- Quality checks: each kind, its teams, and what was found: section[@kind = 'checks']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'checks']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards checks">
        <caption class="hidden">[[report.checks.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.checks.kind]]</th>
            <th scope="col" class="number">[[report.checks.count]]</th>
            <th scope="col" class="number">[[report.checks.pass-rate]]</th>
            <th scope="col" class="number"><xsl:value-of select="@before"/></th>
            <th scope="col" class="number">[[report.figures.change]]</th>
            <th scope="col" class="number">[[report.checks.score]]</th>
            <th scope="col" class="number">[[report.figures.change]]</th>
            <th scope="col" class="number">[[report.checks.fatal]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="check">
            <tr>
              <th scope="row"><xsl:value-of select="@kind"/></th>
              <td class="number" data-label="[[report.checks.count]]"><xsl:value-of select="@checks"/></td>
              <td class="number now" data-label="[[report.checks.pass-rate]]">
                <xsl:for-each select="pass">
                  <xsl:choose>
                    <xsl:when test="../@checks = 0"><xsl:call-template name="value"/></xsl:when>
                    <xsl:otherwise><xsl:call-template name="cell"/></xsl:otherwise>
                  </xsl:choose>
                  <xsl:if test="@basis"><xsl:text> </xsl:text><small class="basis"><xsl:value-of select="@basis"/></small></xsl:if>
                </xsl:for-each>
              </td>
              <td class="number" data-label="{../@before}"><xsl:for-each select="pass"><xsl:call-template name="compared"/></xsl:for-each></td>
              <td class="number" data-label="[[report.figures.change]]"><xsl:for-each select="pass"><xsl:call-template name="change"/></xsl:for-each></td>
              <td class="number" data-label="[[report.checks.score]]"><xsl:for-each select="score"><xsl:call-template name="cell"/></xsl:for-each></td>
              <td class="number" data-label="[[report.figures.change]]"><xsl:for-each select="score"><xsl:call-template name="change"/></xsl:for-each></td>
              <xsl:call-template name="count-cell"><xsl:with-param name="n" select="@fatal"/><xsl:with-param name="label">[[report.checks.fatal]]</xsl:with-param></xsl:call-template>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:call-template name="checks-notes"><xsl:with-param name="checks" select="check"/></xsl:call-template>
    <xsl:if test="check/team"><xsl:call-template name="checks-of-teams"/></xsl:if>
    <xsl:if test="finding">
      <div class="table-wrapper" tabindex="0" role="region" aria-label="[[report.checks.findings]]">
        <table class="findings">
          <caption>[[report.checks.findings]]</caption>
          <thead>
            <tr>
              <th scope="col">[[report.checks.finding]]</th>
              <th scope="col" class="number">[[report.checks.times]]</th>
              <th scope="col" class="number">[[report.checks.share]]</th>
              <th scope="col" class="number">[[report.diagram.cumulative]]</th>
              <th scope="col" class="number">[[report.checks.fatal]]</th>
              <xsl:if test="finding/course"><th scope="col">[[report.checks.course]]</th></xsl:if>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="finding">
              <tr>
                <th scope="row"><xsl:value-of select="@title"/></th>
                <td class="number"><xsl:value-of select="@count"/></td>
                <td class="number"><xsl:value-of select="@share"/></td>
                <td class="number"><xsl:value-of select="@cumulative"/></td>
                <xsl:call-template name="count-cell"><xsl:with-param name="n" select="@fatal"/></xsl:call-template>
                <xsl:if test="../finding/course"><td><xsl:apply-templates select="course" mode="name"/><xsl:if test="not(course)">—</xsl:if></td></xsl:if>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:if test="@findings-left-out"><p class="note"><tb:word key="report.checks.left-out" n="@findings-left-out"/></p></xsl:if>
    </xsl:if>
    <xsl:if test="diagram"><div class="diagrams"><xsl:apply-templates select="diagram"/></div></xsl:if>
    <xsl:if test="item"><xsl:call-template name="checks-items"/></xsl:if>
  </xsl:template>

  <!-- Where the points were lost. -->
  <xsl:template name="checks-items">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="[[report.checks.items]]">
      <table class="findings">
        <caption>[[report.checks.items]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.checks.item]]</th>
            <th scope="col" class="number">[[report.checks.points]]</th>
            <th scope="col" class="number">[[report.checks.share]]</th>
            <th scope="col" class="number">[[report.diagram.cumulative]]</th>
            <th scope="col" class="number">[[report.checks.times]]</th>
            <xsl:if test="item/course"><th scope="col">[[report.checks.course]]</th></xsl:if>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="item">
            <tr>
              <th scope="row"><xsl:value-of select="@title"/></th>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@points"/></xsl:call-template></td>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@share"/></xsl:call-template></td>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@cumulative"/></xsl:call-template></td>
              <td class="number"><xsl:value-of select="@count"/></td>
              <xsl:if test="../item/course"><td><xsl:apply-templates select="course" mode="name"/><xsl:if test="not(course)">—</xsl:if></td></xsl:if>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="item[not(@points)]"><p class="note cell-notes">— [[report.checks.no-points]]</p></xsl:if>
    <xsl:if test="@items-left-out"><p class="note"><tb:word key="report.checks.items-left-out" n="@items-left-out"/></p></xsl:if>
  </xsl:template>

  <!-- One table for all kinds: a row for each team, a group for each kind. -->
  <xsl:template name="checks-of-teams">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="[[report.checks.teams]]">
      <table class="checks-teams">
        <caption>[[report.checks.teams]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.head.team]]</th>
            <th scope="col" class="number">[[report.checks.count]]</th>
            <th scope="col" class="number">[[report.checks.pass-rate]]</th>
            <th scope="col" class="number">[[report.checks.score]]</th>
            <th scope="col" class="number">[[report.checks.fatal]]</th>
          </tr>
        </thead>
        <xsl:for-each select="check[team]">
          <tbody>
            <xsl:if test="../check[team][2]"><tr class="group"><th scope="rowgroup" colspan="5"><xsl:value-of select="@kind"/></th></tr></xsl:if>
            <xsl:for-each select="team">
              <tr>
                <xsl:if test="@beyond"><xsl:attribute name="class">beyond</xsl:attribute></xsl:if>
                <th scope="row"><xsl:value-of select="@title"/></th>
                <td class="number"><xsl:value-of select="@checks"/></td>
                <td class="number"><xsl:for-each select="pass"><xsl:call-template name="cell"/></xsl:for-each></td>
                <td class="number"><xsl:for-each select="score"><xsl:call-template name="cell"/></xsl:for-each></td>
                <xsl:call-template name="count-cell"><xsl:with-param name="n" select="@fatal"/></xsl:call-template>
              </tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
    <xsl:if test="@teams-cut"><p class="left-out on-paper">[[report.paper.lowest]]</p></xsl:if>
    <xsl:call-template name="checks-notes"><xsl:with-param name="checks" select="check/team"/></xsl:call-template>
  </xsl:template>

  <!-- What the marks of a table mean; there may be checks that were given no score. -->
  <xsl:template name="checks-notes">
    <xsl:param name="checks"/>
    <xsl:call-template name="cell-notes"><xsl:with-param name="cells" select="$checks/pass | $checks/score"/></xsl:call-template>
    <xsl:variable name="unscored" select="$checks[@checks &gt; 0]/score[@missing][not(@few)]"/>
    <xsl:if test="$unscored"><p class="note cell-notes">— <xsl:value-of select="$unscored[1]/@reason"/></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
