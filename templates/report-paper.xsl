<?xml version="1.0" encoding="UTF-8"?>
<!-- How a report stands on paper: sections side by side, long tables cut in the main part and whole in the annex. On screen all is there, once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:h="http://www.w3.org/1999/xhtml" xmlns:exsl="http://exslt.org/common" xmlns:tb="urn:trainbook" exclude-result-prefixes="h exsl tb">

  <!-- ==== the main part ==== -->
  <xsl:template match="section" mode="main">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template match="section[@beside = 'next']" mode="main">
    <div class="side-by-side">
      <xsl:apply-templates select=". | following-sibling::section[1]"/>
    </div>
  </xsl:template>

  <xsl:template match="section[@beside = 'previous']" mode="main"/>

  <!-- What a section says. More elements than rows may stand on paper: the rendered body is looked through. -->
  <xsl:template name="section-body">
    <xsl:choose>
      <xsl:when test="@paper and count(* | */*) &gt; @paper">
        <xsl:variable name="body"><xsl:apply-templates select="." mode="body"/></xsl:variable>
        <xsl:apply-templates select="exsl:node-set($body)/node()" mode="cut"><xsl:with-param name="rows" select="@paper"/></xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="body"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="node()" mode="cut">
    <xsl:param name="rows"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:apply-templates select="node()" mode="cut"><xsl:with-param name="rows" select="$rows"/></xsl:apply-templates>
    </xsl:copy>
  </xsl:template>

  <!-- What is written by hand is never cut. -->
  <xsl:template match="h:div[@class = 'prose']" mode="cut">
    <xsl:copy-of select="."/>
  </xsl:template>

  <!-- How many rows a table leaves out stands below what scrolls it, in a line with its other notes. -->
  <xsl:template match="h:div[@class = 'table-wrapper']" mode="cut">
    <xsl:param name="rows"/>
    <xsl:apply-templates select="h:table" mode="cut"><xsl:with-param name="rows" select="$rows"/><xsl:with-param name="wrapper" select="."/></xsl:apply-templates>
  </xsl:template>

  <xsl:template match="h:table" mode="cut">
    <xsl:param name="rows"/>
    <xsl:param name="wrapper" select="/.."/>
    <xsl:variable name="all" select="h:tbody/h:tr[not(contains(@class, 'total') or @class = 'group')]"/>
    <xsl:variable name="chosen" select="$all[not(contains(@class, 'beyond'))]"/>
    <xsl:variable name="first" select="$chosen[count($chosen) &lt; count($all) or position() &lt;= $rows]"/>
    <xsl:choose>
      <xsl:when test="count($all) &lt;= $rows"><xsl:copy-of select="$wrapper | self::node()[not($wrapper)]"/></xsl:when>
      <xsl:otherwise>
        <xsl:choose>
          <xsl:when test="$wrapper">
            <div>
              <xsl:copy-of select="$wrapper/@*"/>
              <xsl:call-template name="cut-table"><xsl:with-param name="all" select="$all"/><xsl:with-param name="first" select="$first"/></xsl:call-template>
            </div>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="cut-table"><xsl:with-param name="all" select="$all"/><xsl:with-param name="first" select="$first"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="count($all) &gt; count($first)"><p class="left-out on-paper"><tb:word key="report.paper.more" n="count($all) - count($first)"/></p></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The table with all its rows; those of $all that are not in $first have the class `beyond`. -->
  <xsl:template name="cut-table">
    <xsl:param name="all"/>
    <xsl:param name="first"/>
    <xsl:copy>
      <xsl:copy-of select="@* | h:caption | h:thead"/>
      <xsl:for-each select="h:tbody">
        <xsl:copy>
          <xsl:copy-of select="@*"/>
          <xsl:if test="count(h:tr | $first) = count(h:tr) + count($first) and not(h:tr[contains(@class, 'total')])"><xsl:attribute name="class">beyond</xsl:attribute></xsl:if>
          <xsl:for-each select="h:tr">
            <xsl:copy>
              <xsl:copy-of select="@*"/>
              <xsl:if test="count(. | $all) = count($all) and count(. | $first) &gt; count($first)">
                <xsl:attribute name="class"><xsl:value-of select="normalize-space(concat(@class, ' beyond'))"/></xsl:attribute>
              </xsl:if>
              <xsl:copy-of select="node()"/>
            </xsl:copy>
          </xsl:for-each>
        </xsl:copy>
      </xsl:for-each>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="h:ul | h:ol" mode="cut">
    <xsl:param name="rows"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:for-each select="h:li">
        <xsl:copy>
          <xsl:copy-of select="@*"/>
          <xsl:if test="position() &gt; $rows"><xsl:attribute name="class">beyond</xsl:attribute></xsl:if>
          <xsl:copy-of select="node()"/>
        </xsl:copy>
      </xsl:for-each>
    </xsl:copy>
    <xsl:if test="count(h:li) &gt; $rows"><p class="left-out on-paper"><tb:word key="report.paper.more" n="count(h:li) - $rows"/></p></xsl:if>
  </xsl:template>

  <!-- A diagram of more rows than the table shows would fill pages. -->
  <xsl:template match="h:div[@class = 'diagrams']" mode="cut">
    <xsl:param name="rows"/>
    <xsl:copy>
      <xsl:copy-of select="@*"/>
      <xsl:for-each select="h:figure">
        <xsl:copy>
          <xsl:copy-of select="@*"/>
          <xsl:if test="@data-rows &gt; $rows"><xsl:attribute name="class"><xsl:value-of select="concat(@class, ' beyond')"/></xsl:attribute></xsl:if>
          <xsl:copy-of select="node()"/>
        </xsl:copy>
      </xsl:for-each>
    </xsl:copy>
    <xsl:if test="h:figure[@data-rows &gt; $rows]"><p class="left-out on-paper">[[report.paper.diagram]]</p></xsl:if>
  </xsl:template>

  <!-- ==== the annex: what the main part cut, and the sections that the layout puts there ==== -->
  <xsl:template name="annex">
    <xsl:variable name="whole">
      <xsl:for-each select="section[@paper and count(* | */*) &gt; @paper]">
        <xsl:variable name="body"><xsl:apply-templates select="." mode="body"/></xsl:variable>
        <xsl:variable name="tables" select="exsl:node-set($body)//h:table[not(ancestor::h:details) and count(h:tbody/h:tr[not(contains(@class, 'total') or @class = 'group')]) &gt; current()/@paper]
          | exsl:node-set($body)/h:ul[count(h:li) &gt; current()/@paper]"/>
        <xsl:if test="$tables">
          <section class="report-section section-{@kind} on-paper">
            <h2><tb:word key="report.annex.whole" title="@title"/></h2>
            <xsl:apply-templates select="$tables" mode="whole"/>
            <xsl:if test="$tables//h:span[@class = 'waiting-mark']"><p class="note cell-notes">※ [[waiting.mark]]</p></xsl:if>
          </section>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="titles">
      <xsl:for-each select="exsl:node-set($whole)/h:section/h:h2 | section[@annex]/@title">
        <xsl:if test="position() &gt; 1">[[list.separator]]</xsl:if>
        <xsl:value-of select="."/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($titles) != ''">
      <p class="annex-contents on-paper"><tb:word key="report.annex.contents" titles="$titles"/></p>
      <div class="annex">
        <p class="annex-title on-paper">[[report.annex]]</p>
        <xsl:copy-of select="$whole"/>
        <xsl:apply-templates select="section[@annex]"/>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Once more and whole; without ids, which stand on a page once. -->
  <xsl:template match="node()" mode="whole">
    <xsl:copy>
      <xsl:copy-of select="@*[name() != 'id' and . != 'beyond']"/>
      <xsl:apply-templates select="node()" mode="whole"/>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
