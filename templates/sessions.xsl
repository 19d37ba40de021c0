<?xml version="1.0" encoding="UTF-8"?>
<!-- The archive of all sessions by month; what is missing comes first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>
  <xsl:import href="trainbook:/record.xsl"/>
  <xsl:import href="trainbook:/archive-parts.xsl"/>

  <xsl:template match="view" mode="content">
    <p>[[archive.intro]]</p>
    <xsl:for-each select="months/month">
      <section>
        <h2 id="m{@id}"><xsl:value-of select="@title"/></h2>
        <xsl:if test="joiners/@count &gt; 0 or leavers/@count &gt; 0">
          <p>
          <xsl:for-each select="joiners[@count &gt; 0]"><tb:word key="archive.joiners" n="@count"/><xsl:call-template name="names"/></xsl:for-each>
          <xsl:for-each select="leavers[@count &gt; 0]"><xsl:if test="../joiners[@count &gt; 0]"><xsl:text>　</xsl:text></xsl:if><tb:word key="archive.leavers" n="@count"/><xsl:call-template name="names"/></xsl:for-each></p>
        </xsl:if>
        <details>
          <xsl:if test="position() &lt;= 3"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
          <summary><tb:word key="archive.month.complete" n="@sessions" due="@due" complete="@complete"/></summary>
        <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="m{@id}">
          <table class="archive">
            <thead><tr><th scope="col">[[session.date]]</th><th scope="col">[[course.title]]</th><th scope="col">[[archive.parts]]</th>
              <xsl:if test="session/@plan != 'none'"><th scope="col">[[archive.part.plan]]</th></xsl:if>
              <xsl:if test="session/@notice != 'none'"><th scope="col">[[archive.part.notice]]</th></xsl:if>
              <xsl:if test="session/@material != 'none'"><th scope="col">[[archive.part.material]]</th></xsl:if>
              <xsl:if test="session/@sign-in != 'none'"><th scope="col">[[archive.part.sign-in]]</th></xsl:if>
              <xsl:if test="session/@scores != 'none'"><th scope="col">[[archive.part.scores]]</th></xsl:if>
              <xsl:if test="session/@feedback != 'none'"><th scope="col">[[archive.part.feedback]]</th></xsl:if></tr></thead>
            <tbody><xsl:for-each select="session">
              <tr><td class="date"><a href="{@href}"><xsl:value-of select="@day"/></a></td>
                <td><xsl:value-of select="course/@title"/><xsl:if test="cohort"><xsl:text> · </xsl:text><xsl:value-of select="cohort/@title"/></xsl:if>
                  <xsl:if test="@status != 'held'"><xsl:text> </xsl:text><xsl:call-template name="status"/></xsl:if></td>
                <td><xsl:call-template name="completeness"/></td>
                <xsl:if test="../session/@plan != 'none'"><td><xsl:call-template name="part-state"><xsl:with-param name="state" select="@plan"/></xsl:call-template></td></xsl:if>
                <xsl:if test="../session/@notice != 'none'"><td><xsl:call-template name="part-state"><xsl:with-param name="state" select="@notice"/></xsl:call-template></td></xsl:if>
                <xsl:if test="../session/@material != 'none'"><td><xsl:call-template name="part-state"><xsl:with-param name="state" select="@material"/></xsl:call-template></td></xsl:if>
                <xsl:if test="../session/@sign-in != 'none'"><td><xsl:call-template name="part-state"><xsl:with-param name="state" select="@sign-in"/></xsl:call-template></td></xsl:if>
                <xsl:if test="../session/@scores != 'none'"><td><xsl:call-template name="part-state"><xsl:with-param name="state" select="@scores"/></xsl:call-template></td></xsl:if>
                <xsl:if test="../session/@feedback != 'none'"><td><xsl:call-template name="part-state"><xsl:with-param name="state" select="@feedback"/></xsl:call-template></td></xsl:if></tr>
            </xsl:for-each></tbody>
          </table>
        </div>
        </details>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="names">
    <xsl:if test="person">：<xsl:for-each select="person"><xsl:if test="position() &gt; 1">[[list.separator]]</xsl:if><xsl:apply-templates select="." mode="name"/></xsl:for-each></xsl:if>
  </xsl:template>
</xsl:stylesheet>
