<?xml version="1.0" encoding="UTF-8"?>
<!-- data.html: what became of each input file, and every repair. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:tb="urn:trainbook" exclude-result-prefixes="tb">
  <xsl:import href="trainbook:/layout.xsl"/>

  <xsl:template match="view" mode="content">
    <xsl:apply-templates select="data"/>
  </xsl:template>

  <xsl:template match="data">
    <p><tb:word key="data.intro" files="count(file)" rows="@rows" used="@used + @repaired" repaired="@repaired" refused="@refused" later="@later"/></p>
    <p class="note">[[data.sum]]</p>
    <section>
      <h2 id="files">[[data.files]]</h2>
      <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="files">
        <table class="data-files">
          <caption class="hidden">[[data.files]]</caption>
          <thead>
            <tr>
              <th scope="col">[[account.column.file]]</th><th scope="col">[[account.column.dataset]]</th><th scope="col">[[account.column.encoding]]</th>
              <th scope="col" class="number">[[account.column.rows]]</th><th scope="col" class="number">[[account.column.used]]</th>
              <th scope="col" class="number">[[account.column.repaired]]</th><th scope="col" class="number">[[account.column.refused]]</th>
              <th scope="col" class="number">[[account.column.later]]</th>
              <xsl:if test="file/unread"><th scope="col">[[data.unread]]</th></xsl:if>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="file">
              <tr>
                <th scope="row"><xsl:value-of select="@name"/></th>
                <td><xsl:choose><xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@dataset"/></xsl:otherwise></xsl:choose></td>
                <td class="encoding"><xsl:choose><xsl:when test="@encoding = 'workbook'">[[data.workbook]]</xsl:when><xsl:otherwise><xsl:value-of select="@encoding"/></xsl:otherwise></xsl:choose></td>
                <td class="number" data-label="[[account.column.rows]]"><xsl:value-of select="@rows"/></td>
                <td class="number" data-label="[[account.column.used]]"><xsl:value-of select="@used"/></td>
                <td class="number" data-label="[[account.column.repaired]]"><xsl:value-of select="@repaired"/></td>
                <td class="number" data-label="[[account.column.refused]]"><xsl:choose><xsl:when test="@refused &gt; 0"><strong><xsl:value-of select="@refused"/></strong></xsl:when><xsl:otherwise>0</xsl:otherwise></xsl:choose></td>
                <td class="number" data-label="[[account.column.later]]"><xsl:value-of select="@later"/></td>
                <xsl:if test="../file/unread">
                  <td data-label="[[data.unread]]"><xsl:for-each select="unread"><xsl:if test="position() &gt; 1">[[list.separator]]</xsl:if><xsl:value-of select="@title"/></xsl:for-each></td>
                </xsl:if>
              </tr>
            </xsl:for-each>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">[[data.total]]</th><td/><td/>
              <td class="number" data-label="[[account.column.rows]]"><xsl:value-of select="@rows"/></td>
              <td class="number" data-label="[[account.column.used]]"><xsl:value-of select="@used"/></td>
              <td class="number" data-label="[[account.column.repaired]]"><xsl:value-of select="@repaired"/></td>
              <td class="number" data-label="[[account.column.refused]]"><xsl:value-of select="@refused"/></td>
              <td class="number" data-label="[[account.column.later]]"><xsl:value-of select="@later"/></td>
              <xsl:if test="file/unread"><td/></xsl:if>
            </tr>
          </tfoot>
        </table>
      </div>
      <p><a href="{/view/@root}data-files.csv" download="">data-files.csv</a></p>
    </section>
    <section>
      <h2 id="repairs">[[data.repairs]]</h2>
      <xsl:choose>
        <xsl:when test="not(repair)"><p>[[data.repairs.none]]</p></xsl:when>
        <xsl:otherwise>
          <p>[[data.repairs.intro]]</p>
          <xsl:if test="@shown"><p class="note"><xsl:choose>
            <xsl:when test="@listed"><tb:word key="data.repairs.most" shown="@shown" n="@repairs" listed="@listed"/></xsl:when>
            <xsl:otherwise><tb:word key="data.repairs.more" shown="@shown" n="@repairs"/></xsl:otherwise>
          </xsl:choose></p></xsl:if>
          <div class="table-wrapper" tabindex="0" role="region" aria-labelledby="repairs">
            <table class="data-repairs">
              <caption class="hidden">[[data.repairs]]</caption>
              <thead>
                <tr><th scope="col">[[account.column.file]]</th><th scope="col">[[account.column.place]]</th><th scope="col">[[account.column.repair]]</th>
                  <th scope="col">[[account.column.was]]</th><th scope="col">[[account.column.is]]</th></tr>
              </thead>
              <tbody>
                <xsl:for-each select="repair">
                  <tr>
                    <td><xsl:value-of select="@file"/></td><td class="place"><xsl:value-of select="@place"/></td><td><xsl:value-of select="@title"/></td>
                    <xsl:choose>
                      <xsl:when test="@withheld"><td colspan="2" class="note">[[report.reason.edition]]</td></xsl:when>
                      <xsl:otherwise>
                        <td data-label="[[account.column.was]]"><xsl:value-of select="@was"/></td>
                        <td data-label="[[account.column.is]]"><xsl:choose><xsl:when test="@is != ''"><xsl:value-of select="@is"/></xsl:when><xsl:otherwise>[[data.left-out]]</xsl:otherwise></xsl:choose></td>
                      </xsl:otherwise>
                    </xsl:choose>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </div>
          <p><a href="{/view/@root}data-repairs.csv" download="">data-repairs.csv</a></p>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
