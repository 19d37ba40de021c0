<?xml version="1.0" encoding="UTF-8"?>
<!-- Diagrams of figures as SVG: <diagram type="lines | columns | bars">, those of rows in charts-rows.xsl. All places come on a scale of 0–1000 (attribute `at`);
     here they become coordinates. Every diagram is 360 units wide, so that text has one size in all of them, and is told apart
     without colour: by markers, dashes, hatching and labels at the data. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:svg="http://www.w3.org/2000/svg" xmlns:tb="urn:trainbook" exclude-result-prefixes="tb svg">
  <xsl:include href="trainbook:/charts-rows.xsl"/>

  <xsl:template match="diagram">
    <figure class="diagram diagram-{@type} chart-{@group}{@id[not(../@group)]}">
      <!-- The rows of all its parts: on paper report-paper.xsl leaves out what would fill pages. -->
      <xsl:if test="@group"><xsl:attribute name="data-rows"><xsl:value-of select="count(../diagram[@group = current()/@group]/*[self::bar or self::row or self::series[not(../row)]])"/></xsl:attribute></xsl:if>
      <figcaption>
        <xsl:value-of select="@title"/>
        <xsl:if test="@part"><xsl:text> </xsl:text><small>(<xsl:value-of select="@part"/>)</small></xsl:if>
      </figcaption>
      <xsl:apply-templates select="." mode="drawing"/>
      <xsl:if test="@type != 'multiples' and (@cut or category[@partial] or series/point[@small])">
        <p class="diagram-note">
          <xsl:call-template name="in-a-line">
            <xsl:with-param name="notes">
              <xsl:if test="@cut"><tb:note><tb:word key="report.diagram.cut" n="tick[1]/@label"/></tb:note></xsl:if>
              <xsl:if test="category[@partial]"><tb:note>[[report.diagram.partial]]</tb:note></xsl:if>
              <xsl:if test="series/point[@small]"><tb:note>[[report.diagram.small]]</tb:note></xsl:if>
            </xsl:with-param>
          </xsl:call-template>
        </p>
      </xsl:if>
      <xsl:if test="@waiting | .//@waiting"><p class="diagram-note">※ [[waiting.diagram]]<xsl:for-each select="category[position() - 1 = ../series/point[@waiting]/@n]"><xsl:text> </xsl:text><xsl:value-of select="@label"/></xsl:for-each></p></xsl:if>
      <xsl:if test="category[@below]"><p class="diagram-note">[[report.diagram.below]]</p></xsl:if>
      <xsl:if test="category or row"><xsl:apply-templates select="." mode="numbers"/></xsl:if>
    </figure>
  </xsl:template>

  <!-- The accessible name and, as the description, the latest numbers. -->
  <xsl:template match="diagram" mode="name">
    <title xmlns="http://www.w3.org/2000/svg" id="{@id}-title"><xsl:value-of select="@title"/></title>
    <desc xmlns="http://www.w3.org/2000/svg" id="{@id}-desc">
      <xsl:for-each select="series[point]">
        <xsl:value-of select="@title"/>
        <xsl:text>: </xsl:text>
        <xsl:for-each select="point[@value]">
          <xsl:value-of select="../../category[position() = current()/@n + 1]/@label"/>
          <xsl:text> </xsl:text>
          <xsl:value-of select="@value"/>
          <xsl:if test="position() != last()"><xsl:text>; </xsl:text></xsl:if>
        </xsl:for-each>
        <xsl:text>. </xsl:text>
      </xsl:for-each>
      <xsl:for-each select="bar | row">
        <xsl:value-of select="normalize-space(concat(@title, ' ', @value, ' ', @note))"/>
        <xsl:if test="position() != last()"><xsl:text>; </xsl:text></xsl:if>
      </xsl:for-each>
    </desc>
  </xsl:template>

  <!-- ==== lines: axis at the left 34, data 44…294, labels at the right ==== -->
  <xsl:template match="diagram[@type = 'lines']" mode="drawing">
    <xsl:variable name="n" select="count(category)"/>
    <xsl:variable name="step">
      <xsl:choose><xsl:when test="$n &gt; 1"><xsl:value-of select="240 div ($n - 1)"/></xsl:when><xsl:otherwise>0</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:variable name="left">
      <xsl:choose><xsl:when test="$n &gt; 1">44</xsl:when><xsl:otherwise>164</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 158" role="img" aria-labelledby="{@id}-title {@id}-desc">
      <xsl:apply-templates select="." mode="name"/>
      <xsl:for-each select="tick">
        <xsl:variable name="y" select="10 + (1000 - @at) * 0.125"/>
        <line class="gridline" x1="34" x2="286" y1="{$y}" y2="{$y}"/>
        <text class="axis-label" x="30" y="{$y + 4}" text-anchor="end"><xsl:value-of select="@label"/></text>
      </xsl:for-each>
      <xsl:for-each select="category[@labelled]">
        <xsl:variable name="i" select="count(preceding-sibling::category)"/>
        <text class="axis-label" x="{format-number($left + $i * $step, '0.#')}" y="151" text-anchor="middle">
          <xsl:value-of select="@label"/><xsl:if test="@partial">*</xsl:if>
        </text>
      </xsl:for-each>
      <xsl:for-each select="series">
        <xsl:variable name="s" select="position()"/>
        <g class="series series-{$s}">
          <xsl:variable name="path">
            <xsl:for-each select="point[@at]">
              <xsl:choose>
                <xsl:when test="preceding-sibling::point[1]/@at">L</xsl:when>
                <xsl:otherwise>M</xsl:otherwise>
              </xsl:choose>
              <xsl:value-of select="concat(format-number($left + @n * $step, '0.#'), ' ', format-number(10 + (1000 - @at) * 0.125, '0.#'), ' ')"/>
            </xsl:for-each>
          </xsl:variable>
          <xsl:if test="$path != ''"><path class="series-line" d="{normalize-space($path)}"/></xsl:if>
          <xsl:for-each select="point[@at]">
            <xsl:variable name="x" select="format-number($left + @n * $step, '0.#')"/>
            <xsl:variable name="y" select="format-number(10 + (1000 - @at) * 0.125, '0.#')"/>
            <xsl:choose>
              <xsl:when test="$n &gt; 20 and following-sibling::point[@at]"/>
              <xsl:when test="@small"><circle class="point-mark small" cx="{$x}" cy="{$y}" r="2"/></xsl:when>
              <xsl:when test="$s = 1"><circle class="point-mark" cx="{$x}" cy="{$y}" r="3"/></xsl:when>
              <xsl:otherwise><path class="point-mark" d="M{$x} {$y}m-4 0l4 -4l4 4l-4 4z"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
          <xsl:if test="@label-at">
            <xsl:variable name="y" select="10 + (1000 - @label-at) * 0.125"/>
            <text class="data-label" x="293" y="{$y - 1}"><xsl:value-of select="@label"/></text>
            <text class="data-label data-value" x="293" y="{$y + 12}">
              <xsl:choose>
                <xsl:when test="point[last()]/@value"><xsl:value-of select="point[last()]/@value"/></xsl:when>
                <xsl:when test="point[last()]/@withheld">—</xsl:when>
                <xsl:otherwise>[[report.missing]]</xsl:otherwise>
              </xsl:choose>
            </text>
          </xsl:if>
        </g>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <!-- ==== columns: one series ==== -->
  <xsl:template match="diagram[@type = 'columns']" mode="drawing">
    <xsl:variable name="values" select="@values"/>
    <xsl:variable name="step" select="310 div count(category)"/>
    <xsl:variable name="width">
      <xsl:choose>
        <xsl:when test="$step * 0.66 &gt; 40">40</xsl:when>
        <xsl:otherwise><xsl:value-of select="$step * 0.66"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 158" role="img" aria-labelledby="{@id}-title {@id}-desc">
      <xsl:apply-templates select="." mode="name"/>
      <xsl:for-each select="tick">
        <xsl:variable name="y" select="18 + (1000 - @at) * 0.117"/>
        <line class="gridline" x1="44" x2="356" y1="{$y}" y2="{$y}"/>
        <text class="axis-label" x="40" y="{$y + 4}" text-anchor="end"><xsl:value-of select="@label"/></text>
      </xsl:for-each>
      <xsl:for-each select="series/point">
        <xsl:variable name="middle" select="45 + (@n + 0.5) * $step"/>
        <xsl:variable name="category" select="../../category[position() = current()/@n + 1]"/>
        <xsl:if test="@at">
          <rect x="{format-number($middle - $width div 2, '0.#')}" y="{format-number(18 + (1000 - @at) * 0.117, '0.#')}"
                width="{format-number($width, '0.#')}" height="{format-number(@at * 0.117, '0.#')}">
            <xsl:attribute name="class">column-mark<xsl:if test="$category/@partial"> partial</xsl:if><xsl:if test="$category/@below"> below</xsl:if></xsl:attribute>
            <title><xsl:value-of select="concat($category/@title, ' ', @value)"/></title>
          </rect>
        </xsl:if>
        <xsl:if test="$values and @value">
          <text class="data-label" x="{format-number($middle, '0.#')}" y="{format-number(14 + (1000 - @at) * 0.117, '0.#')}" text-anchor="middle">
            <xsl:value-of select="@value"/>
          </text>
        </xsl:if>
        <xsl:if test="$category/@labelled">
          <text class="axis-label" x="{format-number($middle, '0.#')}" y="151" text-anchor="middle">
            <xsl:value-of select="$category/@label"/><xsl:if test="$category/@partial">*</xsl:if>
          </text>
        </xsl:if>
      </xsl:for-each>
    </svg>
  </xsl:template>

  <!-- ==== bars: one row for each member, the values in a column at the right ==== -->
  <xsl:template match="diagram[@type = 'bars']" mode="drawing">
    <xsl:variable name="left" select="@label-width + 8"/>
    <xsl:variable name="length" select="360 - 68 - $left"/>
    <xsl:variable name="bottom" select="count(bar) * 20 + 4"/>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {$bottom + 18}" role="img" aria-labelledby="{@id}-title {@id}-desc">
      <xsl:apply-templates select="." mode="name"/>
      <xsl:for-each select="tick">
        <xsl:variable name="x" select="format-number($left + @at * $length div 1000, '0.#')"/>
        <line class="gridline" x1="{$x}" x2="{$x}" y1="2" y2="{$bottom}"/>
        <xsl:if test="position() = 1 or position() = last() or position() = 3">
          <text class="axis-label" x="{$x}" y="{$bottom + 13}" text-anchor="middle"><xsl:value-of select="@label"/></text>
        </xsl:if>
      </xsl:for-each>
      <xsl:for-each select="bar">
        <xsl:variable name="y" select="(position() - 1) * 20 + 4"/>
        <g>
          <title><xsl:value-of select="concat(@title, ' ', @value, ' (', @basis, ')')"/></title>
          <text class="data-label" x="{$left - 6}" y="{$y + 11}" text-anchor="end"><xsl:value-of select="@label"/></text>
          <rect x="{$left}" y="{$y}" width="{format-number(@at * $length div 1000, '0.#')}" height="14">
            <xsl:attribute name="class">bar-mark<xsl:if test="@small"> small</xsl:if><xsl:if test="@reached = 'no'"> missed</xsl:if></xsl:attribute>
          </rect>
          <text class="data-label data-value" x="358" y="{$y + 11}" text-anchor="end">
            <xsl:value-of select="@value"/>
            <xsl:if test="@small">*</xsl:if>
            <xsl:if test="@reached = 'no'"> ▼</xsl:if>
          </text>
        </g>
      </xsl:for-each>
      <xsl:for-each select="target">
        <xsl:variable name="x" select="format-number($left + @at * $length div 1000, '0.#')"/>
        <line class="target-line" x1="{$x}" x2="{$x}" y1="0" y2="{$bottom}"/>
      </xsl:for-each>
    </svg>
    <p class="diagram-note">
      <xsl:for-each select="target">
        <span class="target-key" aria-hidden="true"/>
        <tb:word key="report.target.label" n="@label"/>
        <xsl:if test="../bar[@reached = 'no']"> · ▼ [[report.target.missed]]</xsl:if>
      </xsl:for-each>
      <xsl:if test="bar[@small]">
        <xsl:if test="target"><xsl:text> · </xsl:text></xsl:if>
        <xsl:text>* [[report.small]]</xsl:text>
      </xsl:if>
    </p>
  </xsl:template>

  <!-- ==== the numbers of a diagram, folded: a table ==== -->
  <xsl:template match="diagram" mode="numbers">
    <details class="numbers">
      <summary>[[report.diagram.numbers]]</summary>
      <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
        <table>
          <caption class="hidden"><xsl:value-of select="@title"/></caption>
          <xsl:apply-templates select="." mode="numbers-rows"/>
        </table>
      </div>
    </details>
  </xsl:template>

  <!-- Of one over time. -->
  <xsl:template match="diagram" mode="numbers-rows">
    <thead>
      <tr>
        <th scope="col">
          <xsl:choose>
            <xsl:when test="@head"><xsl:value-of select="@head"/></xsl:when>
            <xsl:otherwise>[[report.diagram.period]]</xsl:otherwise>
          </xsl:choose>
        </th>
        <xsl:for-each select="series"><th scope="col" class="number"><xsl:value-of select="@title"/></th></xsl:for-each>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="category">
        <xsl:variable name="i" select="position()"/>
        <tr>
          <th scope="row"><xsl:value-of select="@title"/><xsl:if test="@partial">*</xsl:if></th>
          <xsl:for-each select="../series">
            <td class="number">
              <xsl:choose>
                <xsl:when test="point[$i]/@value">
                  <xsl:value-of select="point[$i]/@value"/>
                  <xsl:for-each select="point[$i]"><xsl:call-template name="marked"/></xsl:for-each>
                  <xsl:if test="point[$i]/@small"><xsl:text> </xsl:text><small class="sample">[[report.small]]</small></xsl:if>
                </xsl:when>
                <xsl:when test="point[$i]/@withheld">—</xsl:when>
                <xsl:otherwise>[[report.missing]]</xsl:otherwise>
              </xsl:choose>
            </td>
          </xsl:for-each>
        </tr>
      </xsl:for-each>
    </tbody>
  </xsl:template>
</xsl:stylesheet>
