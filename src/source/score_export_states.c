/* The words by which platforms say what became of a course or an activity. A state is known by the whole of its words, never by a part: "not yet
 * passed" holds passed, and 未合格 holds 合格. */
#include "source/score_export_reader.h"

#include "source/word_list.h"

#include <string.h>

/* Whole states, written as state_key() makes them. */
static const struct { const char *states; ExportCompletion completion; } known_states[] = {
  { "notcompleted|notcomplete|incomplete|notyetcompleted|notfinished|unfinished|inprogress|started|notattempted|notstarted|notyetstarted|never|browsed|enrolled|"
    "未完成|没有完成|沒有完成|没完成|沒完成|待完成|未开始|未開始|未学习|未學習|未学完|未學完|未结业|未結業|进行中|進行中|学习中|學習中|正在学习|正在學習|已开始|已開始|未尝试|未嘗試|未参加|未參加|"
    "已报名|已報名|已选课|已選課", COMPLETION_INCOMPLETE },
  { "failed|fail|notpassed|notpass|didnotpass|unsuccessful|未通过|未通過|没有通过|沒有通過|没通过|沒通過|不通过|不通過|未合格|不合格|未及格|不及格|未达标|未達標|不达标|不達標|失败|失敗",
    COMPLETION_FAILED },
  { "passed|pass|successful|mastered|通过|通過|已通过|已通過|合格|已合格|及格|已及格|达标|達標|已达标|已達標", COMPLETION_PASSED },
  { "completed|complete|finished|done|satisfied|完成|已完成|结业|結業|已结业|已結業|结束|結束|已结束|已結束|学完|學完|已学完|已學完|修完|已修完", COMPLETION_COMPLETED },
};

/* What may stand before and behind a state and says nothing: 考试通过, 课程已完成, 还未开始. */
static const char *const before[] = { "补考", "補考", "考试", "考試", "考核", "测验", "測驗", "课程", "課程", "学习", "學習", "培训", "培訓", "状态", "狀態", "结果", "結果", "成绩", "成績",
  "尚", "还", "還", "course", "lesson", "status", "result", NULL };
static const char *const behind[] = { "考试", "考試", "考核", "测验", "測驗", "课程", "課程", "学习", "學習", "培训", "培訓", "了", NULL };

/* Of a state in brackets behind another: "Completed (achieved pass grade)", 已完成（未达到及格线）. */
static const char *const grades[] = { "achiev", "pass", "达", "達", "通过", "通過", "合格", "及格", NULL };
static const char *const denials[] = { "not", "n't", "n’t", "fail", "未", "没", "沒", "不", NULL };
static const char *const doubts[] = { "yet", "part", "almost", "nearly", "尚", "待", "部分", "接近", NULL };
/* Who set it, and not what it is. */
static const char *const setters[] = { "setby", "manual", "overrid", "由", "手动", "手動", "人工", NULL };

static gboolean
has_part (const char *text, const char *const *parts)
{
  for (; *parts != NULL; parts++)
    if (strstr (text, *parts) != NULL)
      return TRUE;
  return FALSE;
}

/* Without case, width, blanks and what joins words: "In-Progress" → inprogress. New string. */
static char *
state_key (const char *text, gsize length)
{
  g_autofree char *normal = g_utf8_normalize (text, (gssize) length, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *key = g_string_new (NULL);
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      if (!g_unichar_isspace (letter) && strchr ("-_:,.!", *c) == NULL && letter != 0x3002 && letter != 0x3001)
        g_string_append_unichar (key, letter);
    }
  return g_string_free (key, FALSE);
}

/* The completion that a whole key names. */
static gboolean
find_whole (const char *key, ExportCompletion *completion)
{
  for (guint i = 0; *key != '\0' && i < G_N_ELEMENTS (known_states); i++)
    if (word_list_has (known_states[i].states, key))
      {
        *completion = known_states[i].completion;
        return TRUE;
      }
  return FALSE;
}

/* The same when what says nothing is taken off. */
static gboolean
find_state (const char *key, ExportCompletion *completion)
{
  if (find_whole (key, completion))
    return TRUE;
  for (guint i = 0; before[i] != NULL; i++)
    if (g_str_has_prefix (key, before[i]) && find_state (key + strlen (before[i]), completion))
      return TRUE;
  for (guint i = 0; behind[i] != NULL; i++)
    if (g_str_has_suffix (key, behind[i]))
      {
        g_autofree char *shorter = g_strndup (key, strlen (key) - strlen (behind[i]));
        if (find_whole (shorter, completion))
          return TRUE;
      }
  return FALSE;
}

/* Whether what stands in brackets fits the state before it, which it may make more exact. */
static gboolean
take_brackets (const char *inside, ExportCompletion *completion)
{
  ExportCompletion said;
  if (*completion == COMPLETION_INCOMPLETE || strcmp (inside, "100%") == 0 || has_part (inside, setters))
    return TRUE;
  if (has_part (inside, doubts))
    return FALSE;
  if (has_part (inside, grades))
    said = has_part (inside, denials) ? COMPLETION_FAILED : COMPLETION_PASSED;
  else if (!find_state (inside, &said))
    return FALSE;
  if (*completion != COMPLETION_COMPLETED && said != *completion)
    return FALSE;
  *completion = said;
  return TRUE;
}

static gboolean
find_completion (const char *text, gsize length, ExportCompletion *completion)
{
  g_autofree char *key = state_key (text, length);
  char *open = strchr (key, '(');
  if (open == key)
    return FALSE;
  if (open == NULL)
    {
      /* 进行中 60%: how far does not matter. */
      gsize end = strlen (key);
      while (end > 0 && key[end - 1] == '%')
        for (end--; end > 0 && g_ascii_isdigit (key[end - 1]);)
          end--;
      gboolean part = key[end] != '\0' && strcmp (key + end, "100%") != 0;
      key[end] = '\0';
      return find_state (key, completion) && (!part || *completion == COMPLETION_INCOMPLETE);
    }
  *open = '\0';
  char *inside = open + 1;
  inside[strcspn (inside, ")")] = '\0';
  return find_state (key, completion) && take_brackets (inside, completion);
}

#define MOST_STATES 1000
#define MOST_STATE 200        /* bytes */

gboolean
export_completion (ExportReader *reader, const char *text, gsize length, ExportCompletion *completion)
{
  char key[MOST_STATE + 1];
  *completion = COMPLETION_NONE;
  if (length == 0 || length > MOST_STATE)
    return FALSE;
  memcpy (key, text, length);
  key[length] = '\0';
  if (reader->states == NULL)
    reader->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gpointer known = g_hash_table_lookup (reader->states, key);
  if (known != NULL)
    {
      *completion = GPOINTER_TO_INT (known);
      return TRUE;
    }
  if (!find_completion (text, length, completion))
    {
      *completion = COMPLETION_NONE;
      return FALSE;
    }
  if (g_hash_table_size (reader->states) < MOST_STATES)
    g_hash_table_insert (reader->states, g_strdup (key), GINT_TO_POINTER (*completion));
  return TRUE;
}
