/* Exports whose rows are records: which columns say who a row is about, and who that is. */
#include "source/score_export_reader.h"

#include "source/table.h"
#include "source/word_list.h"

#include <string.h>

static const ExportWords person_words[] = {
  { "first name|firstname|given name|名|名字", PERSON_FIRST_NAME },
  { "last name|lastname|surname|family name|姓|姓氏", PERSON_LAST_NAME },
  { "name|full name|fullname|user|user name|learner|learner name|student name|trainee|employee name|姓名|全名|用户|用户姓名|用戶姓名|使用者姓名|学员|學員|"
    "学员姓名|學員姓名|学生姓名|學生姓名|员工姓名|員工姓名", PERSON_NAME },
  { "id number|编号|編號|学号|學號|身份编号|身份號碼|识别码|識別碼|工号|工號|员工编号|員工編號|员工号|員工號|员工工号|员工ID|人员编号|人員編號|学员编号|學員編號|"
    "用户编号|用戶編號|使用者編號|用户ID|用戶ID|使用者ID|id号码|id號碼|user id|person id|employee id|staff id|employee number|staff number|learner id|student id",
    PERSON_ID },
  /* As Chinese language packs of Moodle have it; platforms also call their own numbers so. */
  { "ID号|ID號|ID编号|ID編號|身份号|身份號|身份标识号|识别号|識別號|识别号码|識別號碼|辨识号码|辨識號碼|学号/工号|學號/工號|工号/学号|工號/學號|学工号|學工號", PERSON_OTHER_ID },
  { "username|login|login id|login name|account|用户名|用戶名|使用者名稱|帐号|帳號|账号|登录名|登入名稱", PERSON_LOGIN },
  { "email address|email|e-mail|mail|user email|电子邮箱|電子郵箱|电子邮件|電子郵件|电子邮件地址|電子郵件地址|電子郵件信箱|邮箱|郵箱|邮箱地址|邮件|郵件",
    PERSON_EMAIL },
  { "suspended|已停用|停用|已暂停|已暫停|暂停用户|暂停|暫停|已挂起|已被挂起|挂起|停權|已停權", PERSON_SUSPENDED },
  { "institution|机构|機構|单位|單位|department|部门|部門|院系|院系/部门|系所|系别|團隊|团队|team|position|岗位|职位|職位|phone|phone number|phone1|mobile phone|phone2|电话|電話|"
    "手机|手機|city|city/town|country|城市|市/镇|国家|國家|groups|group|cohort|组|群组|群組|小组|小組", PERSON_KNOWN },
};

GHashTable *
export_person_words (void)
{
  return export_words_new (person_words, G_N_ELEMENTS (person_words), NULL);
}

void
export_person_columns_init (ExportPersonColumns *columns)
{
  for (guint i = 0; i < N_PERSON_USES; i++)
    columns->cells[i] = -1;
}

gboolean
export_person_columns_any (const ExportPersonColumns *columns)
{
  for (guint i = 0; i <= PERSON_OTHER_ID; i++)
    if (columns->cells[i] >= 0)
      return TRUE;
  return FALSE;
}

/* E101, 00123, 100234: letters and digits, and more than a year or a count. */
static gboolean
looks_like_id (Cell cell)
{
  guint n_digits = 0, n_letters = 0;
  Date unused;
  if (cell.length < 2 || cell.length > 32 || date_parse (cell.text, cell.length, &unused))
    return FALSE;
  for (gsize i = 0; i < cell.length; i++)
    {
      n_digits += g_ascii_isdigit (cell.text[i]) != 0;
      n_letters += g_ascii_isalpha (cell.text[i]) != 0;
      if (!g_ascii_isalnum (cell.text[i]) && strchr ("-_", cell.text[i]) == NULL)
        return FALSE;
    }
  return n_digits > 0 && (n_letters > 0 || n_digits >= 5 || cell.text[0] == '0');
}

/* Does a column hold what look like ids, and none of them twice, as far as the first records show? */
static gboolean
holds_ids (const ExportRows *rows, guint cell)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = rows->header_at + 1; i < rows->n_preview; i++)
    {
      Cell found = export_cell (&rows->preview[i], (gint) cell);
      if (found.length > 0 && (!looks_like_id (found) || !g_hash_table_add (seen, g_strndup (found.text, found.length))))
        return FALSE;
    }
  return g_hash_table_size (seen) > 0;
}

/* Headers of what is known of people and never read: telephones, addresses. */
static gboolean
is_private (const char *header)
{
  g_autofree char *key = dataset_key (header, -1);
  return word_list_has (dataset_definition (DATASET_PEOPLE)->unread, key);
}

void
export_person_columns_settle (const ExportRows *rows, ExportPersonColumns *columns, GHashTable *words, GHashTable *others, guint end)
{
  if (columns->cells[PERSON_ID] < 0)
    columns->cells[PERSON_ID] = columns->cells[PERSON_OTHER_ID];
  if (columns->cells[PERSON_ID] >= 0)
    return;
  for (guint cell = 0; cell < MIN (end, rows->n_header); cell++)
    {
      const char *header = rows->header[cell];
      if (*header == '\0' || export_use (words, header) >= 0 || (others != NULL && export_use (others, header) >= 0) || is_private (header)
          || !holds_ids (rows, cell))
        continue;
      Place place = export_rows_place (rows, rows->header_line, cell);
      place.value = header;
      diag_report (rows->reader->diags, DIAG_EXPORT_COLUMN_PERSON, &place, header, NULL);
    }
}

static gboolean
is_latin (const char *text)
{
  return (guchar) *text < 0x80;
}

char *
export_full_name (const char *first, const char *last)
{
  if (first == NULL || last == NULL)
    return g_strdup (first ? first : last);
  if (is_latin (first) || is_latin (last))
    return g_strconcat (first, " ", last, NULL);
  return g_strconcat (last, first, NULL);
}

/* What a spreadsheet put around an id is taken off, and logged, by who looks it up. */
static char *
id_as_written (const Record *record, gint cell)
{
  if (export_cell (record, cell).length == 0)
    return NULL;
  Cell trimmed = cell_trim (record->cells[cell]);
  return g_strndup (trimmed.text, trimmed.length);
}

gboolean
export_person_read (const ExportRows *rows, const ExportPersonColumns *columns, const Record *record, ExportPerson *person)
{
  const gint *cells = columns->cells;
  *person = (ExportPerson) { .id = id_as_written (record, cells[PERSON_ID]), .login = export_cell_string (record, cells[PERSON_LOGIN]),
                             .email = export_cell_string (record, cells[PERSON_EMAIL]), .name = export_cell_string (record, cells[PERSON_NAME]),
                             .cells = { (guint) (cells[PERSON_ID] + 1), (guint) (cells[PERSON_EMAIL] + 1), (guint) (cells[PERSON_LOGIN] + 1),
                                        (guint) (cells[PERSON_NAME] + 1) } };
  if (person->name == NULL)
    {
      g_autofree char *first = export_cell_string (record, cells[PERSON_FIRST_NAME]), *last = export_cell_string (record, cells[PERSON_LAST_NAME]);
      person->name = export_full_name (first, last);
      person->cells[EXPORT_NAME] = (guint) (cells[last != NULL ? PERSON_LAST_NAME : PERSON_FIRST_NAME] + 1);
    }
  if (person->id != NULL || person->login != NULL || person->email != NULL || person->name != NULL)
    return TRUE;
  if (export_take_total (rows->reader))
    return FALSE;
  Place place = { .file = rows->reader->file, .line = record->line, .column = 1, .is_sheet = rows->workbook != NULL };
  export_report (rows->reader, DIAG_EXPORT_NO_PERSON, &place, NULL, NULL);
  return FALSE;
}

char *
export_person_shown (const ExportPersonColumns *columns, const Record *record)
{
  static const ExportPersonUse uses[] = { PERSON_ID, PERSON_EMAIL, PERSON_LOGIN, PERSON_NAME };
  char *text = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (uses) && text == NULL; i++)
    text = export_cell_string (record, columns->cells[uses[i]]);
  if (text != NULL)
    return text;
  g_autofree char *first = export_cell_string (record, columns->cells[PERSON_FIRST_NAME]), *last = export_cell_string (record, columns->cells[PERSON_LAST_NAME]);
  text = export_full_name (first, last);
  return text != NULL ? text : g_strdup ("");
}

void
export_person_clear (ExportPerson *person)
{
  g_free (person->id);
  g_free (person->login);
  g_free (person->email);
  g_free (person->name);
  g_free (person->name_written);
}

void
export_person_into (const ExportPerson *person, ExportScore *score)
{
  score->person_id = person->id;
  score->login = person->login;
  score->email = person->email;
  score->name = person->name;
  score->name_written = person->name_written;
  memcpy (score->cells, person->cells, sizeof score->cells);
}
