<?xml version="1.0" encoding="UTF-8"?>
<!-- Training needs, ranked: section[@kind = 'needs']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'needs']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards needs">
        <caption class="hidden">[[report.need.caption]]</caption>
        <thead>
          <tr>
            <th scope="col" class="number">[[report.need.rank]]</th>
            <th scope="col">[[report.need.title]]</th>
            <xsl:if test="need/@category"><th scope="col">[[report.head.category]]</th></xsl:if>
            <th scope="col" class="number">[[report.need.count]]</th>
            <xsl:if test="need/@people"><th scope="col" class="number">[[report.need.people]]</th></xsl:if>
            <xsl:if test="need/@mastery"><th scope="col" class="number">[[report.need.mastery]]</th></xsl:if>
            <th scope="col">[[report.need.priority]]</th>
            <th scope="col">[[report.plan.state]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="need">
            <tr>
              <td class="number" data-label="[[report.need.rank]]"><xsl:value-of select="@rank"/></td>
              <th scope="row">
                <xsl:choose>
                  <xsl:when test="course/@title = @title"><xsl:apply-templates select="course" mode="name"/></xsl:when>
                  <xsl:otherwise><xsl:value-of select="@title"/></xsl:otherwise>
                </xsl:choose>
              </th>
              <xsl:if test="../need/@category"><td data-label="[[report.head.category]]"><xsl:value-of select="@category"/></td></xsl:if>
              <td class="number" data-label="[[report.need.count]]"><xsl:value-of select="@count"/></td>
              <xsl:if test="../need/@people"><td class="number" data-label="[[report.need.people]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@people"/></xsl:call-template></td></xsl:if>
              <xsl:if test="../need/@mastery"><td class="number" data-label="[[report.need.mastery]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@mastery"/></xsl:call-template></td></xsl:if>
              <td class="outcome" data-label="[[report.need.priority]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@priority-text"/></xsl:call-template></td>
              <td data-label="[[report.plan.state]]">
                <xsl:for-each select="state">
                  <xsl:if test="position() &gt; 1"> · </xsl:if>
                  <xsl:value-of select="@text"/>
                  <xsl:if test="../state[2]"><xsl:text> </xsl:text><xsl:value-of select="@count"/></xsl:if>
                </xsl:for-each>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <xsl:if test="need/@mastery"><p class="note">[[report.need.note]]</p></xsl:if>
    <xsl:if test="diagram"><div class="diagrams"><xsl:apply-templates select="diagram"/></div></xsl:if>
  </xsl:template>
</xsl:stylesheet>
