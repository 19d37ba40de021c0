/* Zones of time behind moments. */
#include "text/notation_parts.h"

#include <string.h>

gboolean
scan_zone (NotationScan *scan, NotationMoment *moment)
{
  gsize at = scan->at;
  gint64 value;
  guint n;
  scan_blank (scan);
  gboolean universal = scan_text (scan, "utc") || scan_text (scan, "gmt") || scan_text (scan, "z");
  int sign = scan_text (scan, "+") ? 1 : scan_text (scan, "-") ? -1 : 0;
  moment->zoned = universal || sign != 0;
  if (sign == 0)
    {
      if (!universal)
        scan->at = at;
      return TRUE;
    }
  if (!scan_digits (scan, &value, &n) || n > 4 || n == 3)
    return FALSE;
  int minutes = n == 4 ? (int) value : (int) value * 100;
  if (n <= 2 && scan_text (scan, ":"))
    {
      if (!scan_digits (scan, &value, &n) || n != 2)
        return FALSE;
      minutes += (int) value;
    }
  moment->offset = sign * (minutes / 100 * 60 + minutes % 100);
  return minutes % 100 < 60 && minutes <= 1400;
}

int
notation_zone (const char *text, gsize length)
{
  NotationScan scan;
  NotationMoment moment = { 0 };
  gboolean found = notation_clean (text, length, &scan) && scan_zone (&scan, &moment) && scan_end (&scan);
  return found && moment.zoned ? moment.offset : ZONE_NONE;
}

Date
moment_day (const NotationMoment *moment, int zone)
{
  const gint64 day = 24 * NOTATION_HOUR;
  if (zone == ZONE_NONE || !moment->zoned || moment->microseconds < 0)
    return moment->date;
  gint64 shifted = moment->microseconds + (zone - moment->offset) * NOTATION_MINUTE;
  return (Date) ((gint64) moment->date + (shifted >= 0 ? shifted / day : -1 - (-1 - shifted) / day));
}

char *
zone_format (int zone, char buffer[ZONE_BUFFER])
{
  g_snprintf (buffer, ZONE_BUFFER, "%c%02d:%02d", zone < 0 ? '-' : '+', ABS (zone) / 60 % 100, ABS (zone) % 60);
  return buffer;
}
