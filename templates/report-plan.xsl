<?xml version="1.0" encoding="UTF-8"?>
<!-- Plan against actual: section[@kind = 'plan']. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <xsl:template match="section[@kind = 'plan']" mode="body">
    <xsl:if test="@rows"><p class="note"><tb:word key="report.plan.summary" n="@rows" done="@done"/></p></xsl:if>
    <xsl:if test="item">
      <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
        <table class="as-cards plan">
          <caption class="hidden">[[report.plan.caption]]</caption>
          <thead>
            <tr>
              <th scope="col">[[report.plan.item]]</th>
              <th scope="col" class="number">[[report.plan.planned]]</th>
              <th scope="col" class="number">[[report.plan.actual]]</th>
              <th scope="col">[[report.plan.state]]</th>
              <th scope="col">[[report.plan.reason]]</th>
              <xsl:if test="item/owner"><th scope="col">[[report.plan.owner]]</th></xsl:if>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="item">
              <tr>
                <xsl:if test="@beyond"><xsl:attribute name="class">beyond</xsl:attribute></xsl:if>
                <th scope="row"><xsl:value-of select="@title"/></th>
                <td class="number" data-label="[[report.plan.planned]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@planned"/></xsl:call-template></td>
                <td class="number" data-label="[[report.plan.actual]]"><xsl:value-of select="@held"/></td>
                <td class="outcome {@outcome}" data-label="[[report.plan.state]]"><xsl:value-of select="@outcome-text"/></td>
                <td class="text" data-label="[[report.plan.reason]]"><xsl:for-each select="cause"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:value-of select="@text"/></xsl:for-each></td>
                <xsl:if test="../item/owner">
                  <td class="name" data-label="[[report.plan.owner]]"><xsl:call-template name="names"><xsl:with-param name="people" select="owner"/></xsl:call-template></td>
                </xsl:if>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <xsl:apply-templates select="categories"/>
    <xsl:if test="reason">
      <h3>[[report.plan.reasons]]</h3>
      <ul class="reasons">
        <xsl:for-each select="reason">
          <li><xsl:value-of select="@text"/><xsl:text> </xsl:text><b class="count"><tb:word key="report.plan.count" n="@count"/></b></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:if test="diagram"><div class="diagrams"><xsl:apply-templates select="diagram"/></div></xsl:if>
  </xsl:template>

  <xsl:template match="section/categories">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="categories">
        <caption class="hidden">[[report.diagram.plan]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.head.category]]</th>
            <th scope="col" class="number">[[report.plan.planned]]</th>
            <th scope="col" class="number">[[report.plan.held]]</th>
            <th scope="col" class="number">[[report.plan.postponed]]</th>
            <th scope="col" class="number">[[report.plan.cancelled]]</th>
            <th scope="col" class="number">[[report.plan.coming]]</th>
            <th scope="col" class="number">[[report.plan.extra]]</th>
            <th scope="col" class="number">[[report.plan.rate]]</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="category">
            <tr>
              <xsl:if test="@total"><xsl:attribute name="class">total</xsl:attribute></xsl:if>
              <th scope="row"><xsl:value-of select="@label"/></th>
              <xsl:for-each select="@planned | @held | @postponed | @cancelled | @coming | @extra"><xsl:call-template name="count-cell"><xsl:with-param name="n" select="."/></xsl:call-template></xsl:for-each>
              <td class="number"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@rate"/></xsl:call-template></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
    <p class="note">[[report.plan.rate.note]]</p>
  </xsl:template>
</xsl:stylesheet>
