<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of sessions, held and to come. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">

  <!-- ==== sessions, held and to come ==== -->
  <xsl:template match="section[@kind = 'sessions']" mode="body">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards as-lines sessions">
        <caption class="hidden">[[report.sessions.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.sessions.date]]</th>
            <th scope="col">[[report.sessions.time]]</th>
            <th scope="col">[[report.sessions.course]]</th>
            <th scope="col">[[report.sessions.trainer]]</th>
            <th scope="col">[[report.sessions.venue]]</th>
            <th scope="col">[[report.sessions.cohort]]</th>
            <th scope="col" class="number">[[report.sessions.expected]]</th>
            <th scope="col" class="number">[[report.sessions.attended]]</th>
            <th scope="col" class="number">[[report.sessions.rate]]</th>
            <th scope="col">[[report.sessions.status]]</th>
          </tr>
        </thead>
        <xsl:for-each select="sessions">
          <tbody>
            <xsl:if test="@label">
              <tr class="group">
                <th colspan="10" scope="rowgroup"><xsl:value-of select="@label"/><xsl:text> </xsl:text><small><tb:word key="report.sessions.count" n="count(session)"/></small></th>
              </tr>
            </xsl:if>
            <xsl:for-each select="session">
              <tr class="row-{@status}">
                <td class="day"><xsl:value-of select="@day"/><xsl:text> </xsl:text><small><xsl:value-of select="@weekday"/></small></td>
                <td class="time"><xsl:call-template name="session-times"/></td>
                <th scope="row"><xsl:apply-templates select="course" mode="name"/></th>
                <td class="name"><xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
                <td><xsl:value-of select="@venue"/></td>
                <td class="name"><xsl:apply-templates select="cohort" mode="name"/></td>
                <td class="number" data-label="[[report.sessions.expected]]"><xsl:value-of select="@expected"/><xsl:if test="not(@expected)"><xsl:value-of select="@enrolled"/></xsl:if></td>
                <td class="number" data-label="[[report.sessions.attended]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@attended"/></xsl:call-template></td>
                <td class="number" data-label="[[report.sessions.rate]]"><xsl:call-template name="or-dash"><xsl:with-param name="text" select="@rate"/></xsl:call-template></td>
                <td><xsl:call-template name="session-status"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="section[@kind = 'next']" mode="body">
    <xsl:choose>
      <xsl:when test="sessions"><xsl:call-template name="coming-sessions"/></xsl:when>
      <xsl:when test="day">
        <div class="table-wrapper" tabindex="0" role="region" aria-label="{@title}">
          <table class="days-ahead">
            <caption class="hidden">[[report.sessions.caption]]</caption>
            <thead>
              <tr>
                <th scope="col">[[report.sessions.date]]</th>
                <th scope="col" class="number">[[report.sessions.number]]</th>
                <th scope="col">[[report.sessions.course]]</th>
                <th scope="col" class="number">[[report.sessions.expected-sum]]</th>
              </tr>
            </thead>
            <tbody>
              <xsl:for-each select="day">
                <tr>
                  <th scope="row" class="day"><xsl:value-of select="@day"/><xsl:text> </xsl:text><small><xsl:value-of select="@weekday"/></small></th>
                  <td class="number"><xsl:value-of select="@count"/></td>
                  <td>
                    <xsl:for-each select="course">
                      <xsl:if test="position() &gt; 1"><xsl:text>[[list.separator]]</xsl:text></xsl:if>
                      <xsl:apply-templates select="." mode="name"/>
                    </xsl:for-each>
                  </td>
                  <td class="number"><xsl:value-of select="@expected"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
        <p class="note"><a href="#coming">[[report.next.list]]</a></p>
      </xsl:when>
      <xsl:when test="@count &gt; 0"><p><tb:word key="report.next.total" n="@count"/></p></xsl:when>
      <xsl:otherwise><p>[[report.sessions.none]]</p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="starting | assessment">
      <ul class="coming">
        <xsl:for-each select="starting">
          <li>
            <b>[[report.next.starting]]</b><xsl:text> </xsl:text><xsl:value-of select="@day"/><xsl:text> </xsl:text>
            <xsl:apply-templates select="cohort" mode="name"/>
            <small>
              <xsl:text> </xsl:text><tb:word key="report.next.people" n="@people"/>
              <xsl:if test="@planned"><xsl:text> / </xsl:text><tb:word key="report.cohorts.planned" n="@planned"/></xsl:if>
            </small>
          </li>
        </xsl:for-each>
        <xsl:for-each select="assessment">
          <li>
            <b>[[report.next.exam]]</b><xsl:text> </xsl:text><xsl:value-of select="@day"/><xsl:text> </xsl:text><xsl:value-of select="@title"/>
            <xsl:for-each select="cohort"><small><xsl:text> </xsl:text><xsl:value-of select="@title"/></small></xsl:for-each>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section[@kind = 'coming']" mode="body">
    <xsl:call-template name="coming-sessions"/>
  </xsl:template>

  <xsl:template name="coming-sessions">
    <div class="table-wrapper" tabindex="0" role="region" aria-label="{ancestor-or-self::section[1]/@title}">
      <table class="as-cards as-lines next">
        <caption class="hidden">[[report.sessions.caption]]</caption>
        <thead>
          <tr>
            <th scope="col">[[report.sessions.date]]</th>
            <th scope="col">[[report.sessions.time]]</th>
            <th scope="col">[[report.sessions.course]]</th>
            <th scope="col">[[report.sessions.trainer]]</th>
            <th scope="col">[[report.sessions.venue]]</th>
            <th scope="col">[[report.sessions.cohort]]</th>
            <th scope="col" class="number">[[report.sessions.expected]]</th>
          </tr>
        </thead>
        <xsl:for-each select="sessions">
          <tbody>
            <xsl:if test="@label">
              <tr class="group">
                <th colspan="7" scope="rowgroup"><xsl:value-of select="@label"/><xsl:text> </xsl:text><small><tb:word key="report.sessions.count" n="count(session)"/></small></th>
              </tr>
            </xsl:if>
            <xsl:for-each select="session">
              <tr class="row-{@status}">
                <td class="day"><xsl:value-of select="@day"/><xsl:text> </xsl:text><small><xsl:value-of select="@weekday"/></small></td>
                <td class="time"><xsl:call-template name="session-times"/></td>
                <th scope="row">
                  <xsl:apply-templates select="course" mode="name"/>
                  <xsl:if test="@status = 'cancelled' or @status = 'postponed'"><xsl:text> </xsl:text><xsl:call-template name="session-status"/></xsl:if>
                </th>
                <td class="name"><xsl:call-template name="people"><xsl:with-param name="people" select="trainer"/></xsl:call-template></td>
                <td><xsl:value-of select="@venue"/></td>
                <td class="name"><xsl:apply-templates select="cohort" mode="name"/></td>
                <td class="number" data-label="[[report.sessions.expected]]"><xsl:value-of select="@enrolled"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </xsl:for-each>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
