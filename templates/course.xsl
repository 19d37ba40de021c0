<?xml version="1.0" encoding="UTF-8"?>
<!-- A course: facts, the curricula that use it, its sessions. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="course">
      <dl class="facts-list">
        <div><dt>[[course.id]]</dt><dd><xsl:value-of select="@id"/></dd></div>
        <xsl:if test="@area"><div><dt>[[course.area]]</dt><dd><xsl:value-of select="@area"/></dd></div></xsl:if>
        <xsl:if test="@category"><div><dt>[[course.category]]</dt><dd><xsl:value-of select="@category"/></dd></div></xsl:if>
        <xsl:if test="@method"><div><dt>[[course.method]]</dt><dd><xsl:value-of select="@method"/></dd></div></xsl:if>
        <xsl:if test="@delivery"><div><dt>[[course.delivery]]</dt><dd><xsl:value-of select="@delivery"/></dd></div></xsl:if>
        <xsl:if test="@hours"><div><dt>[[course.hours]]</dt><dd><tb:word key="unit.hours" n="@hours"/></dd></div></xsl:if>
        <div><dt>[[course.pass-mark]]</dt><dd><xsl:value-of select="@pass-mark"/></dd></div>
        <div><dt>[[course.required]]</dt><dd><xsl:choose><xsl:when test="@required">[[course.required.yes]]</xsl:when><xsl:otherwise>[[course.required.no]]</xsl:otherwise></xsl:choose></dd></div>
        <xsl:if test="page"><div><dt>[[course.page]]</dt><dd><xsl:apply-templates select="page" mode="name"/></dd></div></xsl:if>
        <xsl:if test="effect"><div><dt>[[effect.heading]]</dt><dd><a href="{effect/@href}">[[effect.link]]</a></dd></div></xsl:if>
        <xsl:if test="curricula/curriculum"><div><dt>[[course.curricula]]</dt><dd>
          <xsl:for-each select="curricula/curriculum"><xsl:if test="position() &gt; 1">[[list.separator]]</xsl:if><xsl:apply-templates select="." mode="name"/></xsl:for-each>
        </dd></div></xsl:if>
      </dl>
      <xsl:if test="completions/completion">
        <section>
          <h2 id="completions">[[course.completions]]</h2>
          <p><tb:word key="course.completions.people" n="completions/@people"/></p>
          <dl class="facts-list">
            <xsl:for-each select="completions/completion">
              <div><dt><xsl:choose>
                <xsl:when test="@state = 'passed'">[[course.completion.passed]]</xsl:when>
                <xsl:when test="@state = 'completed'">[[course.completion.completed]]</xsl:when>
                <xsl:when test="@state = 'failed'">[[course.completion.failed]]</xsl:when>
                <xsl:otherwise>[[course.completion.incomplete]]</xsl:otherwise>
              </xsl:choose></dt><dd><tb:word key="unit.people" n="@count"/>
                <xsl:if test="person"><ul>
                  <xsl:for-each select="person"><li><xsl:apply-templates select="." mode="name"/><xsl:text> · </xsl:text><xsl:value-of select="@id"/><xsl:if test="@date"><xsl:text> · </xsl:text><xsl:value-of select="@date"/></xsl:if></li></xsl:for-each>
                  <xsl:if test="@left-out"><li><tb:word key="course.completions.more" n="@left-out"/></li></xsl:if>
                </ul></xsl:if></dd></div>
            </xsl:for-each>
          </dl>
        </section>
      </xsl:if>
      <xsl:if test="coming/session">
        <section>
          <h2 id="coming">[[course.coming]]</h2>
          <xsl:apply-templates select="coming" mode="sessions"><xsl:with-param name="heading">coming</xsl:with-param></xsl:apply-templates>
        </section>
      </xsl:if>
      <xsl:if test="past/session">
        <section>
          <h2 id="past">[[course.past]]</h2>
          <xsl:apply-templates select="past" mode="sessions"><xsl:with-param name="heading">past</xsl:with-param></xsl:apply-templates>
          <xsl:if test="past/@count &gt; past/@shown"><p class="note"><tb:word key="course.past.shown" shown="past/@shown" n="past/@count"/></p></xsl:if>
        </section>
      </xsl:if>
      <xsl:if test="not(coming/session) and not(past/session)"><p class="note">[[course.no-sessions]]</p></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
