<?xml version="1.0" encoding="UTF-8"?>
<!-- The staff by length of service: section[@kind = 'tenure']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'tenure']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="tenure">
        <caption class="hidden">[[report.tenure.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.head.team]]</th>
            <th scope="col" class="number">[[report.column.headcount]]</th>
            <xsl:for-each select="band"><th scope="col" class="number"><xsl:value-of select="@label"/></th></xsl:for-each>
            <xsl:if test="row/@unknown &gt; 0"><th scope="col" class="number">[[report.tenure.unknown]]</th></xsl:if>
            <th scope="col" class="number">[[report.tenure.joiners]]</th>
            <th scope="col" class="number">[[report.tenure.leavers]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="row">
            <tr>
              <xsl:if test="position() = last() and position() &gt; 1"><xsl:attribute name="class">total</xsl:attribute></xsl:if>
              <th scope="row"><xsl:value-of select="@title"/></th>
              <td class="number now"><xsl:for-each select="headcount"><xsl:call-template name="cell"/></xsl:for-each></td>
              <xsl:for-each select="count"><xsl:call-template name="count-cell"><xsl:with-param name="n" select="@value"/></xsl:call-template></xsl:for-each>
              <xsl:if test="../row/@unknown &gt; 0">
                <xsl:call-template name="count-cell"><xsl:with-param name="n" select="@unknown"/></xsl:call-template>
              </xsl:if>
              <td class="number"><xsl:for-each select="joiners"><xsl:if test="@value = '0'"><xsl:attribute name="class">number zero</xsl:attribute></xsl:if><xsl:call-template name="cell"/></xsl:for-each></td>
              <td class="number"><xsl:for-each select="leavers"><xsl:if test="@value = '0'"><xsl:attribute name="class">number zero</xsl:attribute></xsl:if><xsl:call-template name="cell"/></xsl:for-each></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="row/count[not(@value)]"><p class="note cell-notes">— [[report.reason.few]]</p></xsl:if>
    <xsl:if test="diagram"><div class="diagrams"><xsl:apply-templates select="diagram"/></div></xsl:if>
    <xsl:if test="@not-drawn"><p class="note"><tb:word key="report.tenure.not-drawn" n="@not-drawn"/></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
