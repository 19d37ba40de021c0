<?xml version="1.0" encoding="UTF-8"?>
<!-- The application for the confirmation, filled in from the records. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/sheet.xsl"/>
  <xsl:import href="trainbook:/record.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="form">
      <section class="sheet confirmation">
        <p class="note confidential">[[record.confidential]]</p>
        <h1 id="form">[[form.confirmation.title]]</h1>
        <xsl:apply-templates select="../waiting"/>
        <xsl:call-template name="record-head"/>
        <xsl:for-each select="onboarding"><p><xsl:call-template name="stage"/></p></xsl:for-each>
        <xsl:for-each select="attendance[@expected &gt; 0]"><p>[[attendance.expected]] <xsl:value-of select="@expected"/>，[[attendance.attended]] <xsl:value-of select="@attended"/>，[[attendance.rate]] <xsl:value-of select="@rate"/>%<xsl:call-template name="marked"/></p></xsl:for-each>
        <xsl:for-each select="confirmation">
          <h2 id="conditions">[[record.confirmation]] · <tb:word key="record.met" met="@met" n="@count"/></h2>
          <xsl:call-template name="conditions"><xsl:with-param name="heading">conditions</xsl:with-param><xsl:with-param name="check" select="true()"/></xsl:call-template>
        </xsl:for-each>
        <p class="note">[[form.confirmation.note]]</p>
        <table class="opinions">
          <tbody>
            <tr><th scope="row">[[form.confirmation.self]]</th><td></td></tr>
            <tr><th scope="row">[[form.confirmation.opinion-mentor]]</th><td><span>[[form.confirmation.signature]]</span></td></tr>
            <tr><th scope="row">[[form.confirmation.opinion-head]]</th><td><span>[[form.confirmation.signature]]</span></td></tr>
            <tr><th scope="row">[[form.confirmation.opinion-training]]</th><td>[[form.confirmation.decision]]<span>[[form.confirmation.signature]]</span></td></tr>
          </tbody>
        </table>
      </section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
