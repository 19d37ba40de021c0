<?xml version="1.0" encoding="UTF-8"?>
<!-- Certificates (荣誉证书): a sheet for each winner. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/award-sheet.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="certificates/award/winner[person | team]">
      <section class="certificate">
        <div class="certificate-frame">
          <h1>[[certificate.title]]</h1>
          <p class="certificate-name"><xsl:apply-templates select="person" mode="award-name"/><xsl:value-of select="team/@title"/></p>
          <p class="certificate-text"><tb:word key="certificate.text" period="../@period-text" award="../@title"/></p>
          <xsl:if test="../@prize"><p class="certificate-prize"><tb:word key="award.prize" prize="../@prize"/></p></xsl:if>
          <xsl:if test="../@waiting"><p class="certificate-prize">※ [[certificate.waiting]]</p></xsl:if>
          <p class="certificate-foot"><span><xsl:value-of select="../../@department"/></span><span>[[certificate.date]]</span></p>
        </div>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
