/* Ids that a spreadsheet turned into dates. In a text file that shows only beside the others: a department may call its tests by their days. */
#include "model/identity.h"
#include "model/private.h"
#include "text/notation.h"

#include <string.h>

/* Where the records that may be met so say where they stand. */
static const struct { NearestKind kind; gsize file, line; guint column; } places[] = {
  { NEAREST_PERSON, G_STRUCT_OFFSET (Person, file), G_STRUCT_OFFSET (Person, line), PEOPLE_ID },
  { NEAREST_COURSE, G_STRUCT_OFFSET (Course, file), G_STRUCT_OFFSET (Course, line), COURSES_ID },
  { NEAREST_ASSESSMENT, G_STRUCT_OFFSET (Assessment, file), G_STRUCT_OFFSET (Assessment, line), ASSESSMENTS_ID },
};

static gboolean
is_like_date (NearestKind kind, gconstpointer record)
{
  const char *id = record_id (kind, record);
  return notation_identifier_doubt (id, strlen (id)) == IDENTIFIER_LIKE_DATE;
}

void
check_id_dates (const Model *model, Diagnostics *diags)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      NearestKind kind = places[i].kind;
      const GPtrArray *records = kind_records (model, kind);
      guint dates = 0;
      for (guint j = 0; j < records->len; j++)
        dates += is_like_date (kind, records->pdata[j]);
      for (guint j = 0; dates > 0 && 2 * dates <= records->len && j < records->len; j++)
        {
          if (!is_like_date (kind, records->pdata[j]))
            continue;
          Place place = record_place (model, G_STRUCT_MEMBER (const char *, records->pdata[j], places[i].file),
                                      G_STRUCT_MEMBER (guint, records->pdata[j], places[i].line), places[i].column);
          if (kind != NEAREST_PERSON || !place.is_sheet)   /* there it was an error already */
            diag_report (diags, DIAG_ID_LIKE_DATE, &place, record_id (kind, records->pdata[j]), NULL);
        }
    }
}
