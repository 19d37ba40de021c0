<?xml version="1.0" encoding="UTF-8"?>
<!-- The list of problems that the option report writes: one file that stands alone, to be mailed, opened from a folder and printed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:output method="xml" omit-xml-declaration="yes" encoding="UTF-8"/>

  <xsl:template match="/">
    <xsl:apply-templates select="problems"/>
  </xsl:template>

  <xsl:template match="problems">
    <html lang="{@lang}">
      <head>
        <meta charset="utf-8"/>
        <title>[[problems.title]]<xsl:if test="@site"> · <xsl:value-of select="@site"/></xsl:if></title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <style>
          :root { color-scheme: light dark; --line: #d5d9df; --soft: #f4f6f8; --bad: #b3261e; --warn: #8a5a00; --good: #1b6e3c; --muted: #5b6470; }
          @media (prefers-color-scheme: dark) { :root { --line: #3a414b; --soft: #20252c; --bad: #ff8a80; --warn: #ffcc66; --good: #7bd69a; --muted: #a4adb9; } }
          body { margin: 0 auto; max-width: 72rem; padding: 1.2rem; line-height: 1.6;
            font-family: system-ui, "PingFang SC", "PingFang TC", "Microsoft YaHei", "Microsoft JhengHei", "Noto Sans CJK SC", sans-serif; }
          h1 { font-size: 1.6rem; margin: 0 0 .4rem; } h1:not(:first-child) { margin-top: 2.4rem; } h2 { font-size: 1.1rem; margin: 1.8rem 0 .5rem; overflow-wrap: anywhere; }
          h2 small { color: var(--muted); font-weight: normal; }
          table { border-collapse: collapse; width: 100%; font-size: .95rem; table-layout: fixed; }
          th:nth-child(1), th:nth-child(2) { width: 8%; } th:nth-child(3) { width: 17%; } th:nth-child(5) { width: 29%; }
          th, td { border: 1px solid var(--line); padding: .35rem .55rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
          thead th { background: var(--soft); white-space: nowrap; }
          td.value { font-family: ui-monospace, Consolas, monospace; font-size: .9em; max-width: 14rem; white-space: pre-wrap; }
          td.severity { white-space: nowrap; }
          .severity-error td.severity, .severity-failure td.severity, .refused { color: var(--bad); font-weight: 700; }
          .severity-aside td.severity, .severity-warning td.severity { color: var(--warn); font-weight: 700; }
          .severity-repaired td.severity, .none { color: var(--good); }
          td small { color: var(--muted); }
          @media (max-width: 40rem) {
            thead { position: absolute; clip-path: inset(50%); }
            table, tbody, tr, td { display: block; } td { border: 0; padding: .1rem .5rem; max-width: none; }
            tr { border: 1px solid var(--line); margin-bottom: .6rem; padding: .3rem 0; }
            td.place { font-weight: 700; }
          }
          @page { size: A4; margin: 15mm; }
          @media print { table { width: calc(100% - 1px); } body { padding: 0; max-width: none; font-size: 10pt; } tr { break-inside: avoid; } thead { display: table-header-group; } h2 { break-after: avoid; } }
        </style>
      </head>
      <body>
        <main>
          <h1>[[problems.title]]</h1>
          <xsl:choose>
            <xsl:when test="not(list/file)"><p class="none">[[problems.none]]</p></xsl:when>
            <xsl:otherwise>
              <p><tb:word key="problems.intro" errors="@errors" aside="@aside" warnings="@warnings" repairs="@repairs"/></p>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@refused"><p class="refused">[[problems.refused]]</p></xsl:if>
          <xsl:apply-templates select="list/file"/>
          <xsl:if test="mended/file">
            <h1>[[problems.repairs]]</h1>
            <xsl:apply-templates select="mended/file"/>
          </xsl:if>
          <xsl:if test="notes/file">
            <h1>[[problems.notes]]</h1>
            <xsl:apply-templates select="notes/file"/>
          </xsl:if>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="file">
    <h2>
      <xsl:choose><xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise>[[problems.nofile]]</xsl:otherwise></xsl:choose>
      <xsl:if test="@sheet"> [<xsl:value-of select="@sheet"/>]</xsl:if>
      <xsl:text> </xsl:text><small>(<xsl:value-of select="count(problem)"/>)</small>
    </h2>
    <table>
      <thead>
        <tr>
          <th scope="col">[[account.column.place]]</th><th scope="col">[[account.column.severity]]</th><th scope="col">[[account.column.value]]</th>
          <th scope="col">[[account.column.problem]]</th>
          <th scope="col"><xsl:choose><xsl:when test="ancestor::mended">[[account.column.is]]</xsl:when><xsl:otherwise>[[account.column.remedy]]</xsl:otherwise></xsl:choose></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="problem">
          <tr class="severity-{@severity}">
            <td class="place"><xsl:value-of select="@place"/></td>
            <td class="severity">
              <xsl:choose>
                <xsl:when test="@severity = 'error'">[[account.severity.error]]</xsl:when>
                <xsl:when test="@severity = 'aside'">[[account.severity.aside]]</xsl:when>
                <xsl:when test="@severity = 'warning'">[[account.severity.warning]]</xsl:when>
                <xsl:when test="@severity = 'repaired'">[[account.severity.repaired]]</xsl:when>
                <xsl:when test="@severity = 'note'">[[account.severity.note]]</xsl:when>
                <xsl:otherwise>[[account.severity.failure]]</xsl:otherwise>
              </xsl:choose>
            </td>
            <td class="value"><xsl:value-of select="@value"/></td>
            <td><xsl:value-of select="@text"/><xsl:text> </xsl:text><small>[<xsl:value-of select="@id"/>]</small></td>
            <td><xsl:choose><xsl:when test="@severity = 'repaired'"><xsl:value-of select="@became"/></xsl:when><xsl:otherwise><xsl:value-of select="@remedy"/></xsl:otherwise></xsl:choose></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>
</xsl:stylesheet>
