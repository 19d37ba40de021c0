<?xml version="1.0" encoding="UTF-8"?>
<!-- Diagrams of rows: <diagram type="stacked | pairs | stages | pareto | bullet">. Each row has its label, its bars and its value in words, so that nothing
     must be read off an axis; the bars of several series differ by pattern, not by colour. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- How a bar of series n is filled: full, hatched, light, dotted, empty. -->
  <xsl:template name="part-fill">
    <xsl:param name="n"/>
    <xsl:param name="id"/>
    <xsl:attribute name="class">part part-<xsl:value-of select="$n mod 5"/></xsl:attribute>
    <xsl:if test="$n mod 5 = 1 or $n mod 5 = 3">
      <xsl:attribute name="fill">url(#<xsl:value-of select="$id"/>-pattern-<xsl:value-of select="$n mod 5"/>)</xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="diagram" mode="patterns">
    <defs xmlns="http://www.w3.org/2000/svg">
      <pattern id="{@id}-pattern-1" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="pattern-paper" width="5" height="5"/>
        <path class="pattern-ink" d="M-1 6L6 -1M-1 1L1 -1M4 6L6 4"/>
      </pattern>
      <pattern id="{@id}-pattern-3" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="pattern-paper" width="5" height="5"/>
        <circle class="pattern-dot" cx="2.5" cy="2.5" r="1.2"/>
      </pattern>
    </defs>
  </xsl:template>

  <xsl:template match="diagram[@type = 'stacked' or @type = 'pairs' or @type = 'stages' or @type = 'pareto']" mode="drawing">
    <xsl:variable name="diagram" select="."/>
    <xsl:variable name="left" select="@label-width + 8"/>
    <xsl:variable name="length" select="360 - $left - @value-width - 8"/>
    <!-- Of many rows the bars are thinner: a dozen teams take the room of eight. -->
    <xsl:variable name="dense" select="count(row) &gt; 6"/>
    <xsl:variable name="bar">
      <xsl:choose>
        <xsl:when test="@type = 'pairs' and $dense">5</xsl:when>
        <xsl:when test="@type = 'pairs'">9</xsl:when>
        <xsl:when test="$dense">11</xsl:when>
        <xsl:otherwise>15</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="bars" select="$bar + (@type = 'pairs') * ($bar + 1)"/>
    <xsl:variable name="step" select="$bars + 7 - 3 * $dense"/>
    <xsl:variable name="bottom" select="count(row) * $step + 2"/>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {$bottom + 2}" role="img" aria-labelledby="{@id}-title {@id}-desc">
      <xsl:apply-templates select="." mode="name"/>
      <xsl:apply-templates select="." mode="patterns"/>
      <line class="baseline" x1="{$left}" x2="{$left}" y1="2" y2="{$bottom}"/>
      <xsl:for-each select="row">
        <xsl:variable name="y" select="(position() - 1) * $step + 4"/>
        <g>
          <title><xsl:value-of select="concat(@title, ' ', @value)"/></title>
          <text class="data-label" x="{$left - 5}" y="{$y + $bars div 2 + 3.5}" text-anchor="end"><xsl:value-of select="@label"/></text>
          <xsl:for-each select="part">
            <xsl:variable name="x" select="$left + @from * $length div 1000"/>
            <xsl:variable name="width" select="(@to - @from) * $length div 1000"/>
            <rect x="{format-number($x, '0.#')}" width="{format-number($width, '0.#')}">
              <xsl:attribute name="y">
                <xsl:choose>
                  <xsl:when test="$diagram/@type = 'pairs' and position() &gt; 1"><xsl:value-of select="$y + $bar + 1"/></xsl:when>
                  <xsl:otherwise><xsl:value-of select="$y"/></xsl:otherwise>
                </xsl:choose>
              </xsl:attribute>
              <xsl:attribute name="height"><xsl:value-of select="$bar"/></xsl:attribute>
              <xsl:call-template name="part-fill">
                <xsl:with-param name="n" select="@n"/>
                <xsl:with-param name="id" select="$diagram/@id"/>
              </xsl:call-template>
            </rect>
            <xsl:if test="@room and $diagram/@type = 'stacked' and ../part[2]">
              <text class="data-label part-label on-{@n mod 5}" x="{format-number($x + $width div 2, '0.#')}" y="{$y + $bars div 2 + 4}" text-anchor="middle"><xsl:value-of select="@value"/></text>
            </xsl:if>
          </xsl:for-each>
          <text class="data-label data-value" x="358" y="{$y + $bars div 2 + 3.5}" text-anchor="end"><xsl:value-of select="@value"/></text>
        </g>
      </xsl:for-each>
      <xsl:if test="row/mark[@kind = 'cumulative']">
        <path class="cumulative-line">
          <xsl:attribute name="d">
            <xsl:for-each select="row">
              <xsl:variable name="y" select="(position() - 1) * $step + 4 + $bars div 2"/>
              <xsl:choose><xsl:when test="position() = 1">M</xsl:when><xsl:otherwise>L</xsl:otherwise></xsl:choose>
              <xsl:value-of select="concat(format-number($left + mark/@at * $length div 1000, '0.#'), ' ', $y)"/>
            </xsl:for-each>
          </xsl:attribute>
        </path>
        <xsl:for-each select="row">
          <circle class="cumulative-mark" cx="{format-number($left + mark/@at * $length div 1000, '0.#')}" cy="{(position() - 1) * $step + 4 + $bars div 2}" r="3"/>
        </xsl:for-each>
      </xsl:if>
    </svg>
    <xsl:apply-templates select="." mode="legend"/>
  </xsl:template>

  <!-- Each row on a scale of its own: what is written stands above the bar. -->
  <xsl:template match="diagram[@type = 'bullet']" mode="drawing">
    <xsl:variable name="id" select="@id"/>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {count(row) * 37 + 2}" role="img" aria-labelledby="{@id}-title {@id}-desc">
      <xsl:apply-templates select="." mode="name"/>
      <xsl:for-each select="row">
        <xsl:variable name="y" select="(position() - 1) * 37"/>
        <g>
          <title><xsl:value-of select="concat(@title, ' ', @value, ' ', @note)"/></title>
          <text class="data-label" x="2" y="{$y + 12}"><xsl:value-of select="@label"/></text>
          <text class="data-label" x="358" y="{$y + 12}" text-anchor="end">
            <tspan class="data-value"><xsl:value-of select="@value"/></tspan>
            <xsl:if test="@note"><tspan dx="8"><xsl:value-of select="@note"/></tspan></xsl:if>
          </text>
          <rect class="bullet-track" x="2" y="{$y + 18}" width="356" height="12"/>
          <xsl:for-each select="part">
            <rect class="part part-0" x="2" y="{$y + 21}" width="{format-number((@to - @from) * 0.356, '0.#')}" height="6"/>
          </xsl:for-each>
          <xsl:for-each select="mark">
            <xsl:variable name="x" select="format-number(2 + @at * 0.356, '0.#')"/>
            <line class="bullet-{@kind}" x1="{$x}" x2="{$x}" y1="{$y + 16}" y2="{$y + 32}"/>
          </xsl:for-each>
        </g>
      </xsl:for-each>
    </svg>
    <p class="diagram-note">
      <xsl:if test="row/mark[@kind = 'target']"><span class="bullet-key target" aria-hidden="true"/>[[report.figures.target]] </xsl:if>
      <xsl:if test="row/mark[@kind = 'baseline']"><span class="bullet-key" aria-hidden="true"/>[[report.diagram.baseline]]</xsl:if>
    </p>
  </xsl:template>

  <xsl:template match="diagram" mode="legend">
    <xsl:variable name="id" select="@id"/>
    <xsl:if test="count(series) &gt; 1 or row/mark[@kind = 'cumulative']">
      <ul class="legend">
        <xsl:for-each select="series">
          <xsl:variable name="n" select="position() - 1"/>
          <xsl:if test="../row/part[@n = $n]"><li>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 12" aria-hidden="true">
              <rect x="1" y="1" width="20" height="10">
                <xsl:call-template name="part-fill">
                  <xsl:with-param name="n" select="$n"/>
                  <xsl:with-param name="id" select="$id"/>
                </xsl:call-template>
              </rect>
            </svg>
            <xsl:value-of select="@title"/>
          </li></xsl:if>
        </xsl:for-each>
        <xsl:if test="row/mark[@kind = 'cumulative']">
          <li>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 12" aria-hidden="true">
              <path class="cumulative-line" d="M1 6L21 6"/><circle class="cumulative-mark" cx="11" cy="6" r="3"/>
            </svg>
            <xsl:text>[[report.diagram.cumulative]]</xsl:text>
          </li>
        </xsl:if>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- ==== small multiples: one small drawing for each series, all on the same scale ==== -->
  <xsl:template match="diagram[@type = 'multiples']" mode="drawing">
    <xsl:variable name="n" select="count(category)"/>
    <xsl:variable name="step">
      <xsl:choose><xsl:when test="$n &gt; 1"><xsl:value-of select="104 div ($n - 1)"/></xsl:when><xsl:otherwise>0</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 {ceiling(count(series) div 3) * 60 + 2}" role="img" aria-labelledby="{@id}-title {@id}-desc">
      <xsl:apply-templates select="." mode="name"/>
      <xsl:for-each select="series">
        <xsl:variable name="x" select="((position() - 1) mod 3) * 122 + 2"/>
        <xsl:variable name="y" select="floor((position() - 1) div 3) * 60"/>
        <g>
          <title><xsl:value-of select="concat(@title, ' ', @last)"/></title>
          <text class="data-label" x="{$x}" y="{$y + 12}"><xsl:value-of select="@label"/></text>
          <text class="data-label data-value" x="{$x + 112}" y="{$y + 12}" text-anchor="end"><xsl:value-of select="@last"/></text>
          <line class="gridline" x1="{$x}" x2="{$x + 112}" y1="{$y + 18}" y2="{$y + 18}"/>
          <line class="baseline" x1="{$x}" x2="{$x + 112}" y1="{$y + 52}" y2="{$y + 52}"/>
          <xsl:variable name="path">
            <xsl:for-each select="point[@at]">
              <xsl:choose>
                <xsl:when test="preceding-sibling::point[1]/@at">L</xsl:when>
                <xsl:otherwise>M</xsl:otherwise>
              </xsl:choose>
              <xsl:value-of select="concat(format-number($x + 4 + @n * $step, '0.#'), ' ', format-number($y + 18 + (1000 - @at) * 0.034, '0.#'), ' ')"/>
            </xsl:for-each>
          </xsl:variable>
          <xsl:if test="$path != ''"><path class="small-line" d="{normalize-space($path)}"/></xsl:if>
          <xsl:for-each select="point[@at]">
            <circle cx="{format-number($x + 4 + @n * $step, '0.#')}" cy="{format-number($y + 18 + (1000 - @at) * 0.034, '0.#')}">
              <xsl:attribute name="class">small-mark<xsl:if test="@small"> small</xsl:if></xsl:attribute>
              <xsl:attribute name="r"><xsl:choose><xsl:when test="@small or not(following-sibling::point[@at])">2.6</xsl:when><xsl:otherwise>1.4</xsl:otherwise></xsl:choose></xsl:attribute>
            </circle>
          </xsl:for-each>
        </g>
      </xsl:for-each>
    </svg>
    <p class="diagram-note">
      <tb:word key="report.diagram.scale" from="tick[1]/@label" to="tick[2]/@label"/>
      <xsl:text> · </xsl:text>
      <xsl:value-of select="category[1]/@label"/>
      <xsl:if test="$n &gt; 1">–<xsl:value-of select="category[last()]/@label"/></xsl:if>
      <xsl:if test="series/point[@small]"> · [[report.diagram.small]]</xsl:if>
    </p>
  </xsl:template>

  <!-- ==== the numbers ==== -->
  <xsl:template match="diagram[row]" mode="numbers-rows">
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="@head"/></th>
        <xsl:for-each select="series"><th scope="col" class="number"><xsl:value-of select="@title"/></th></xsl:for-each>
        <xsl:if test="row/mark[@kind = 'target']"><th scope="col" class="number">[[report.figures.target]]</th></xsl:if>
        <xsl:if test="row/mark[@kind = 'baseline']"><th scope="col" class="number">[[report.diagram.baseline]]</th></xsl:if>
        <xsl:if test="row/mark[@kind = 'cumulative']"><th scope="col" class="number">[[report.diagram.cumulative]]</th></xsl:if>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="row">
        <xsl:variable name="row" select="."/>
        <tr>
          <th scope="row"><xsl:value-of select="@title"/></th>
          <xsl:for-each select="../series">
            <xsl:variable name="n" select="position() - 1"/>
            <td class="number"><xsl:value-of select="$row/part[@n = $n]/@value"/></td>
          </xsl:for-each>
          <xsl:if test="../row/mark[@kind = 'target']"><td class="number"><xsl:value-of select="mark[@kind = 'target']/@value"/></td></xsl:if>
          <xsl:if test="../row/mark[@kind = 'baseline']"><td class="number"><xsl:value-of select="mark[@kind = 'baseline']/@value"/></td></xsl:if>
          <xsl:if test="../row/mark[@kind = 'cumulative']"><td class="number"><xsl:value-of select="mark[@kind = 'cumulative']/@value"/></td></xsl:if>
        </tr>
      </xsl:for-each>
    </tbody>
  </xsl:template>

  <xsl:template match="diagram[@type = 'multiples']" mode="numbers-rows">
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="@head"/></th>
        <xsl:for-each select="category"><th scope="col" class="number" title="{@title}"><xsl:value-of select="@label"/><xsl:if test="@partial">*</xsl:if></th></xsl:for-each>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="series">
        <tr>
          <th scope="row"><xsl:value-of select="@title"/></th>
          <xsl:for-each select="point">
            <td class="number">
              <xsl:choose>
                <xsl:when test="@value"><xsl:value-of select="@value"/><xsl:if test="@small">*</xsl:if><xsl:call-template name="marked"/></xsl:when>
                <xsl:otherwise>—</xsl:otherwise>
              </xsl:choose>
            </td>
          </xsl:for-each>
        </tr>
      </xsl:for-each>
    </tbody>
  </xsl:template>
</xsl:stylesheet>
