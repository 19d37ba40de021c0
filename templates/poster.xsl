<?xml version="1.0" encoding="UTF-8"?>
<!-- The poster for the culture wall (文化墙): winners, the best, the figures of the period. A4, or A3 with size="A3". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:exsl="http://exslt.org/common" xmlns:tb="urn:trainbook" exclude-result-prefixes="exsl tb">
  <xsl:import href="trainbook:/award-sheet.xsl"/>

  <!-- How a poster is laid out, whatever is on it: on one sheet. Lengths are in em: a sheet of A4 at 13 pt, or of A3 at 18.5 pt, is 57 em high, and
       what is taken for an article is a little more than it needs. -->
  <xsl:variable name="sheet-height" select="59"/>
  <!-- At less than this share of the usual size nobody reads a poster on a wall: names are left to the page of awards instead. -->
  <xsl:variable name="least-size" select="0.6"/>
  <xsl:variable name="few" select="4"/>
  <xsl:variable name="with-figures" select="12"/>
  <xsl:variable name="most-names" select="36"/>
  <!-- More awards, more boards than these stand in three columns instead of two. -->
  <xsl:variable name="awards-in-two" select="6"/>
  <xsl:variable name="boards-in-two" select="4"/>

  <xsl:template match="view" mode="content">
    <xsl:for-each select="poster">
      <xsl:variable name="won" select="award[winner/person | winner/team]"/>
      <xsl:variable name="most"><xsl:call-template name="fitting"><xsl:with-param name="won" select="$won"/><xsl:with-param name="most" select="$most-names"/></xsl:call-template></xsl:variable>
      <xsl:variable name="height"><xsl:call-template name="poster-height"><xsl:with-param name="won" select="$won"/><xsl:with-param name="most" select="$most"/></xsl:call-template></xsl:variable>
      <xsl:variable name="size">
        <xsl:choose>
          <xsl:when test="$height &lt;= $sheet-height">1</xsl:when>
          <xsl:otherwise><xsl:value-of select="format-number($sheet-height div $height, '0.##')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <section class="poster poster-{@size}">
        <div class="poster-scale">
          <xsl:if test="$size != 1"><xsl:attribute name="style">font-size:<xsl:value-of select="$size"/>em</xsl:attribute></xsl:if>
          <xsl:call-template name="poster-head"/>
          <div class="poster-awards">
            <xsl:if test="count($won) &gt; $awards-in-two"><xsl:attribute name="class">poster-awards three</xsl:attribute></xsl:if>
            <xsl:apply-templates select="$won" mode="poster"><xsl:with-param name="most" select="$most"/></xsl:apply-templates>
          </div>
          <xsl:call-template name="poster-rest"><xsl:with-param name="open" select="award[count(. | $won) &gt; count($won)]"/></xsl:call-template>
        </div>
        <footer><xsl:if test="../waiting">※ <tb:word key="waiting.rows" n="../waiting/@rows"/><xsl:text> </xsl:text></xsl:if><tb:word key="poster.foot" date="@date"/></footer>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="poster-head">
    <header>
      <p class="poster-department"><xsl:value-of select="@department"/></p>
      <h1>[[poster.title]]</h1>
      <p class="poster-period"><xsl:value-of select="@period-text"/></p>
    </header>
  </xsl:template>

  <!-- Many winners take the whole width, in two columns; still more in three, by their names alone: the page of awards has the figures, and every name. -->
  <xsl:template match="award" mode="poster">
    <xsl:param name="most"/>
    <article>
      <xsl:choose>
        <xsl:when test="count(winner) &gt; $with-figures"><xsl:attribute name="class">many names</xsl:attribute></xsl:when>
        <xsl:when test="count(winner) &gt; $few"><xsl:attribute name="class">many</xsl:attribute></xsl:when>
      </xsl:choose>
      <h2><xsl:value-of select="@title"/></h2>
      <ul><xsl:apply-templates select="winner[position() &lt;= $most]" mode="poster"/></ul>
      <xsl:if test="count(winner) &gt; $most"><p class="poster-more"><tb:word key="poster.more" n="count(winner) - $most"/></p></xsl:if>
    </article>
  </xsl:template>

  <xsl:template match="winner" mode="poster">
    <li><strong><xsl:value-of select="person/@name | team/@title"/><xsl:if test="person/@namesake"><xsl:text> </xsl:text><small><xsl:value-of select="person/@id"/></small></xsl:if></strong>
      <xsl:if test="person/@team"><span class="poster-team"><xsl:value-of select="person/@team"/></span></xsl:if>
      <xsl:if test="count(../winner) &lt;= $with-figures">
        <span class="poster-proof"><xsl:for-each select="proof[@value]"><xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if><xsl:value-of select="@label"/><xsl:text> </xsl:text><xsl:value-of select="@value"/><xsl:call-template name="marked"/></xsl:for-each></span>
      </xsl:if></li>
  </xsl:template>

  <!-- Below the awards: those that nobody has won yet, boards, figures. -->
  <xsl:template name="poster-rest">
    <xsl:param name="open"/>
    <xsl:if test="$open">
      <p class="poster-open"><xsl:text>[[poster.open]]</xsl:text><xsl:text>[[award.colon]]</xsl:text>
        <xsl:for-each select="$open"><xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if><xsl:value-of select="@title"/></xsl:for-each></p>
    </xsl:if>
    <xsl:if test="board/best">
      <div class="boards">
        <xsl:if test="count(board[best]) &gt; $boards-in-two"><xsl:attribute name="class">boards three</xsl:attribute></xsl:if>
        <xsl:apply-templates select="board[best]"><xsl:with-param name="level" select="2"/></xsl:apply-templates>
      </div>
    </xsl:if>
    <xsl:if test="figures/card">
      <dl class="poster-figures">
        <xsl:for-each select="figures/card[not(@missing)]">
          <div><dt><xsl:value-of select="@label"/></dt><dd><xsl:value-of select="@value"/><xsl:call-template name="marked"/></dd></div>
        </xsl:for-each>
      </dl>
    </xsl:if>
  </xsl:template>

  <!-- ==== how high all of it is ==== -->
  <!-- How many names of an award there is room for. -->
  <xsl:template name="fitting">
    <xsl:param name="won"/>
    <xsl:param name="most"/>
    <xsl:variable name="height"><xsl:call-template name="poster-height"><xsl:with-param name="won" select="$won"/><xsl:with-param name="most" select="$most"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$height * $least-size &lt;= $sheet-height or $most &lt;= $few"><xsl:value-of select="$most"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="fitting"><xsl:with-param name="won" select="$won"/><xsl:with-param name="most" select="$most - 4"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Grids have rows as high as their highest article: taken here for all the rows. -->
  <xsl:template name="poster-height">
    <xsl:param name="won"/>
    <xsl:param name="most"/>
    <xsl:variable name="boards" select="board[best]"/>
    <xsl:variable name="small"><xsl:call-template name="highest"><xsl:with-param name="heights"><xsl:apply-templates select="$won[count(winner) &lt;= $few]" mode="height"><xsl:with-param name="most" select="$most"/></xsl:apply-templates></xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:variable name="large"><xsl:apply-templates select="$won[count(winner) &gt; $few]" mode="height"><xsl:with-param name="most" select="$most"/></xsl:apply-templates></xsl:variable>
    <xsl:variable name="board"><xsl:call-template name="highest"><xsl:with-param name="heights"><xsl:apply-templates select="$boards" mode="height"/></xsl:with-param></xsl:call-template></xsl:variable>
    <xsl:value-of select="15 + 2 * count(../waiting) + ceiling(count($won[count(winner) &lt;= $few]) div (2 + (count($won) &gt; $awards-in-two))) * $small + sum(exsl:node-set($large)/tb:height)
      + 2.5 * (count(award) &gt; count($won)) + ceiling(count($boards) div (2 + (count($boards) &gt; $boards-in-two))) * $board + 1.2 + 4.4 * ceiling(count(figures/card[not(@missing)]) div 3)"/>
  </xsl:template>

  <xsl:template name="highest">
    <xsl:param name="heights"/>
    <xsl:for-each select="exsl:node-set($heights)/tb:height"><xsl:sort select="." data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if></xsl:for-each>
    <xsl:if test="not(exsl:node-set($heights)/tb:height)">0</xsl:if>
  </xsl:template>

  <!-- A line of proof has room for some 22 characters in half the width. -->
  <xsl:template match="award" mode="height">
    <xsl:param name="most"/>
    <xsl:variable name="proofs"><xsl:for-each select="winner[1]/proof[@value]"><xsl:value-of select="concat(@label, @value, substring('※', 1 + not(@waiting)), ' · ')"/></xsl:for-each></xsl:variable>
    <xsl:variable name="lines" select="ceiling(string-length($proofs) div 22)"/>
    <xsl:variable name="names" select="count(winner[position() &lt;= $most])"/>
    <tb:height>
      <xsl:choose>
        <xsl:when test="count(winner) &gt; $with-figures"><xsl:value-of select="7 + 2.6 * ceiling($names div 3)"/></xsl:when>
        <xsl:when test="count(winner) &gt; $few"><xsl:value-of select="7 + (2.6 + 1.3 * $lines) * ceiling($names div 2)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="5.5 + (3 + 1.3 * $lines) * count(winner)"/></xsl:otherwise>
      </xsl:choose>
    </tb:height>
  </xsl:template>

  <xsl:template match="board" mode="height">
    <tb:height>
      <xsl:variable name="rows">
        <xsl:choose><xsl:when test="worst and count(worst) + 1 &gt; count(best)"><xsl:value-of select="count(worst) + 1"/></xsl:when><xsl:otherwise><xsl:value-of select="count(best) + (count(worst) &gt; 0)"/></xsl:otherwise></xsl:choose>
      </xsl:variable>
      <xsl:value-of select="4 + 1.7 * $rows + 3 * (count(@best-equal | @worst-equal) &gt; 0) + 1.7 * (@small &gt; 0) + 1.7 * count(@waiting)"/>
    </tb:height>
  </xsl:template>
</xsl:stylesheet>
