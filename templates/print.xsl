<?xml version="1.0" encoding="UTF-8"?>
<!-- Everything made for paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <p>[[print.intro]]</p>
    <xsl:if test="print/book">
      <section>
        <h2 id="book">[[print.book]]</h2>
        <ul class="cards"><xsl:for-each select="print/book"><li><a href="{@href}"><xsl:value-of select="@title"/></a><p>[[print.book.note]]</p></li></xsl:for-each></ul>
      </section>
    </xsl:if>
    <xsl:if test="print/packet">
      <section>
        <h2 id="packets">[[print.packets]]</h2>
        <ul class="cards"><xsl:for-each select="print/packet"><li><a href="{@href}"><xsl:value-of select="@cohort"/></a>
          <p><xsl:value-of select="start/@date"/></p></li></xsl:for-each></ul>
      </section>
    </xsl:if>
    <xsl:if test="print/award-sheet">
      <section>
        <h2 id="awards">[[print.awards]]</h2>
        <ul class="cards"><xsl:for-each select="print/award-sheet"><li><a href="{@href}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul>
      </section>
    </xsl:if>
    <xsl:if test="print/session">
      <section>
        <h2 id="sign-in">[[print.sign-in]]</h2>
        <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="sign-in">
          <table>
            <caption class="hidden">[[print.sign-in]]</caption>
            <thead><tr><th scope="col">[[session.date]]</th><th scope="col">[[session.time]]</th><th scope="col">[[course.title]]</th>
              <th scope="col">[[cohort.title]]</th><th scope="col">[[session.trainer]]</th><th scope="col">[[session.venue]]</th><th scope="col">[[session.sheet]]</th></tr></thead>
            <tbody><xsl:for-each select="print/session">
              <tr><td class="date"><tb:word key="date.weekday" date="@day" weekday="@weekday"/></td><td><xsl:call-template name="times"/></td>
                <td><xsl:apply-templates select="course" mode="name"/></td><td><xsl:apply-templates select="cohort" mode="name"/></td>
                <td><xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
                <td><xsl:value-of select="@venue"/></td><td><a href="{@sign-in}"><tb:word key="print.sheet-of" id="@id"/></a></td></tr>
            </xsl:for-each></tbody>
          </table>
        </div>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
