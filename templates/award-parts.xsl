<?xml version="1.0" encoding="UTF-8"?>
<!-- Awards and boards: <award> with its conditions, winners and their proof; <board> with its best and worst. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- The name of a person or a team that is the context's child. -->
  <xsl:template name="award-name">
    <xsl:choose>
      <xsl:when test="person"><xsl:apply-templates select="person" mode="award-name"/><xsl:if test="person/@team"><xsl:text> </xsl:text><small><xsl:value-of select="person/@team"/></small></xsl:if></xsl:when>
      <xsl:otherwise><xsl:value-of select="team/@title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- With the link to the person's record, if there is one; two people of one name are told apart by their ids. -->
  <xsl:template match="person" mode="award-name">
    <xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose>
    <xsl:if test="@namesake"><xsl:text> </xsl:text><small><xsl:value-of select="@id"/></small></xsl:if>
  </xsl:template>

  <!-- A measure, or the mean of several. -->
  <xsl:template match="rank" mode="measures">
    <xsl:choose>
      <xsl:when test="count(measure) = 1"><xsl:value-of select="measure"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="measures"><xsl:for-each select="measure"><xsl:if test="position() &gt; 1">[[award.and]]</xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:variable>
        <tb:word key="award.rank.mean" measures="$measures"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The rule in one paragraph: for whom, conditions, rank, prize. -->
  <xsl:template match="award" mode="rule">
    <p class="award-rule">
      <xsl:value-of select="@scope"/><xsl:text>[[award.separator]]</xsl:text>
      <xsl:for-each select="condition">
        <xsl:if test="position() &gt; 1"><xsl:text>[[award.separator]]</xsl:text></xsl:if>
        <xsl:value-of select="@label"/><xsl:text> </xsl:text><xsl:value-of select="@limit"/>
        <xsl:if test="@minimum &gt; 1"><xsl:text> </xsl:text><small><tb:word key="award.minimum" n="@minimum"/></small></xsl:if>
      </xsl:for-each>
      <xsl:if test="@at-least"><xsl:text>[[award.separator]]</xsl:text><tb:word key="award.at-least" n="@at-least"/></xsl:if>
      <xsl:for-each select="rank">
        <xsl:variable name="measure"><xsl:apply-templates select="." mode="measures"/></xsl:variable>
        <xsl:text>[[award.separator]]</xsl:text>
        <xsl:choose>
          <xsl:when test="position() = 1 and @order = 'lowest'"><tb:word key="award.rank.lowest" measure="$measure"/></xsl:when>
          <xsl:when test="position() = 1"><tb:word key="award.rank.highest" measure="$measure"/></xsl:when>
          <xsl:when test="@order = 'lowest'"><tb:word key="award.then.lowest" measure="$measure"/></xsl:when>
          <xsl:otherwise><tb:word key="award.then.highest" measure="$measure"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:if test="rank and @limit"><xsl:text>[[award.separator]]</xsl:text><tb:word key="award.limit" n="@limit"/></xsl:if>
      <xsl:if test="@prize"><xsl:text>[[award.separator]]</xsl:text><tb:word key="award.prize" prize="@prize"/></xsl:if>
    </p>
    <xsl:if test="@confirm"><p class="note"><tb:word key="award.confirm" text="@confirm"/></p></xsl:if>
  </xsl:template>

  <xsl:template match="proof">
    <td class="number">
      <xsl:choose>
        <xsl:when test="@withheld"><small>[[report.reason.few]]</small></xsl:when>
        <xsl:when test="@value"><xsl:value-of select="@value"/><xsl:call-template name="marked"/></xsl:when>
        <xsl:otherwise>[[report.missing]]<xsl:call-template name="marked"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@n"><xsl:text> </xsl:text><small>n=<xsl:value-of select="@n"/></small></xsl:if>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="@withheld"/>
        <xsl:when test="@verdict = 'met'"><span title="[[award.met]]">✓</span></xsl:when>
        <xsl:when test="@verdict = 'small'"><small class="sample">[[report.small]]</small></xsl:when>
        <xsl:otherwise><span title="[[award.missed]]">✗</span></xsl:otherwise>
      </xsl:choose>
    </td>
  </xsl:template>

  <!-- Rows of winners or near misses with a column for each condition. -->
  <xsl:template name="proof-table">
    <xsl:param name="rows"/>
    <xsl:param name="caption"/>
    <xsl:param name="who"/>
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{$caption}">
      <table class="proof">
        <caption><xsl:value-of select="$caption"/></caption>
        <thead><tr><th scope="col"><xsl:value-of select="$who"/></th>
          <xsl:for-each select="condition"><th scope="col" class="number"><xsl:value-of select="@label"/><xsl:text> </xsl:text><xsl:value-of select="@limit"/></th></xsl:for-each>
          <xsl:for-each select="rank[@column]"><th scope="col" class="number"><xsl:apply-templates select="." mode="measures"/></th></xsl:for-each></tr></thead>
        <tbody><xsl:for-each select="$rows">
          <tr><th scope="row"><xsl:call-template name="award-name"/></th><xsl:apply-templates select="proof"/>
            <xsl:for-each select="rank-value"><td class="number"><xsl:choose><xsl:when test="@withheld"><small>[[report.reason.few]]</small></xsl:when><xsl:when test="@value"><xsl:value-of select="@value"/><xsl:call-template name="marked"/></xsl:when><xsl:otherwise>[[report.missing]]</xsl:otherwise></xsl:choose></td></xsl:for-each></tr>
        </xsl:for-each></tbody>
      </table>
    </div>
  </xsl:template>

  <!-- Nobody: why, condition by condition. -->
  <xsl:template match="award" mode="nobody">
    <ul class="award-why">
      <xsl:for-each select="condition">
        <li>
          <xsl:value-of select="@label"/><xsl:text> </xsl:text><xsl:value-of select="@limit"/><xsl:text>[[award.colon]]</xsl:text>
          <xsl:choose>
            <xsl:when test="@candidates = 0">[[award.why.nobody]]</xsl:when>
            <xsl:when test="@with-data = 0 and @small = 0">[[award.why.no-data]]</xsl:when>
            <xsl:otherwise><tb:word key="award.why.met" met="@met" n="@with-data"/></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@small &gt; 0"><xsl:text>[[award.separator]]</xsl:text><tb:word key="award.why.small" n="@small"/></xsl:if>
          <xsl:if test="@without &gt; 0 and @with-data &gt; 0"><xsl:text>[[award.separator]]</xsl:text><tb:word key="award.why.without" n="@without"/></xsl:if>
          <xsl:if test="@best and @met = 0"><xsl:text>[[award.separator]]</xsl:text><tb:word key="award.why.best" value="@best"/></xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:template>

  <xsl:template match="award">
    <article class="award">
      <h3><xsl:value-of select="@title"/><xsl:text> </xsl:text><small><xsl:value-of select="@period-text"/></small></h3>
      <xsl:apply-templates select="." mode="rule"/>
      <xsl:choose>
        <xsl:when test="@running"><p><tb:word key="award.running" n="@eligible"/></p></xsl:when>
        <xsl:when test="winner/proof">
          <xsl:call-template name="proof-table">
            <xsl:with-param name="rows" select="winner"/>
            <xsl:with-param name="caption"><tb:word key="award.winners" n="@winners"/></xsl:with-param>
            <xsl:with-param name="who">[[award.who]]</xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="@winners &gt; 0"><p><tb:word key="award.winners" n="@winners"/></p></xsl:when>
        <xsl:when test="@tied"><p class="award-nobody">[[award.tied]]</p></xsl:when>
        <xsl:otherwise><p class="award-nobody">[[award.nobody]]</p></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@tied and @winners &gt; 0"><p>[[award.tied]]</p></xsl:if>
      <xsl:if test="@waiting"><p class="note">※ [[award.waiting]]</p></xsl:if>
      <xsl:if test="not(@running) and @eligible = 0"><xsl:apply-templates select="." mode="nobody"/></xsl:if>
      <xsl:if test="not(@running) and @near &gt; 0">
        <xsl:choose>
          <xsl:when test="near-miss">
            <xsl:call-template name="proof-table">
              <xsl:with-param name="rows" select="near-miss"/>
              <xsl:with-param name="caption"><tb:word key="award.near" n="@near"/></xsl:with-param>
              <xsl:with-param name="who">[[award.candidate]]</xsl:with-param>
            </xsl:call-template>
            <xsl:if test="@near &gt; count(near-miss)"><p class="note"><tb:word key="award.near.more" n="@near - count(near-miss)"/></p></xsl:if>
          </xsl:when>
          <xsl:otherwise><p><tb:word key="award.near" n="@near"/></p></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </article>
  </xsl:template>

  <!-- `level` of its heading: 2 on a sheet of its own, 3 in a section. -->
  <xsl:template match="board">
    <xsl:param name="level" select="3"/>
    <article class="board">
      <xsl:element name="h{$level}"><xsl:value-of select="@title"/><xsl:text> </xsl:text><small><xsl:value-of select="@measure"/></small></xsl:element>
      <div class="board-lists">
        <xsl:if test="best or @best-equal">
          <div><xsl:if test="worst"><xsl:element name="h{$level + 1}">[[board.best]]</xsl:element></xsl:if><ol class="places"><xsl:apply-templates select="best"/></ol>
            <xsl:if test="@best-equal"><p class="note"><tb:word key="board.equal" n="@best-equal" place="count(best) + 1"/></p></xsl:if></div>
        </xsl:if>
        <xsl:if test="worst">
          <div><xsl:element name="h{$level + 1}">[[board.worst]]</xsl:element><ol class="places"><xsl:apply-templates select="worst"/></ol>
            <xsl:if test="@worst-equal"><p class="note"><tb:word key="board.equal" n="@worst-equal" place="count(worst) + 1"/></p></xsl:if></div>
        </xsl:if>
      </div>
      <xsl:if test="@small &gt; 0"><p class="note"><tb:word key="board.small" n="@small"/></p></xsl:if>
      <xsl:if test="@waiting"><p class="note">※ [[waiting.mark]]</p></xsl:if>
    </article>
  </xsl:template>

  <xsl:template match="best | worst">
    <li value="{@place}"><span class="board-name"><xsl:call-template name="award-name"/></span><xsl:text> </xsl:text>
      <b><xsl:value-of select="@value"/></b><xsl:call-template name="marked"/><xsl:if test="@n &gt; 0"><xsl:text> </xsl:text><small>n=<xsl:value-of select="@n"/></small></xsl:if></li>
  </xsl:template>

  <xsl:template match="section[@kind = 'awards']" mode="body"><xsl:apply-templates select="award"/></xsl:template>
  <xsl:template match="section[@kind = 'boards']" mode="body"><div class="boards"><xsl:apply-templates select="board"/></div></xsl:template>
</xsl:stylesheet>
