/* Elimination on rows with few terms: an unknown that stands in one row alone needs none, and then it is the turn of the shortest row. */
#include "measure/equations.h"

/* EquationTerm, ascending by unknown. */
typedef GArray Row;

struct Equations {
  GPtrArray *rows;         /* Row *; NULL where it is used */
  GPtrArray *spare;        /* Row *, empty */
  GArray **rows_of;        /* by unknown: guint, rows that have it or once had */
  GArray *listed;          /* guint: unknowns that have such a list */
  guint *count;            /* by unknown: rows that have it */
  GArray *single;          /* guint: unknowns that one row has, or had when they were noted */
  GPtrArray *of_length;    /* GArray *, by length: guint, rows that are so long, or were when they were noted */
  guint shortest;          /* no row is shorter */
  GPtrArray *solved;       /* Row *, in the order in which they are used … */
  GArray *pivots;          /* … and guint, the unknown that each will say */
  guint64 *values;         /* by unknown that a row says, 1 more than its value */
};

Equations *
equations_new (guint n_unknowns)
{
  Equations *equations = g_new0 (Equations, 1);
  equations->rows = g_ptr_array_new ();
  equations->spare = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  equations->rows_of = g_new0 (GArray *, n_unknowns + 1);
  equations->count = g_new0 (guint, n_unknowns + 1);
  equations->single = g_array_new (FALSE, FALSE, sizeof (guint));
  equations->of_length = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  equations->solved = g_ptr_array_new ();
  equations->pivots = g_array_new (FALSE, FALSE, sizeof (guint));
  equations->values = g_new0 (guint64, n_unknowns + 1);
  equations->listed = g_array_new (FALSE, FALSE, sizeof (guint));
  return equations;
}

static Row *
take_row (Equations *equations)
{
  return equations->spare->len > 0 ? g_ptr_array_steal_index_fast (equations->spare, equations->spare->len - 1) : g_array_new (FALSE, FALSE, sizeof (EquationTerm));
}

static void
give_row (Equations *equations, Row *row)
{
  g_array_set_size (row, 0);
  g_ptr_array_add (equations->spare, row);
}

void
equations_clear (Equations *equations)
{
  for (guint i = 0; i < equations->rows->len; i++)
    if (equations->rows->pdata[i] != NULL)
      give_row (equations, equations->rows->pdata[i]);
  for (guint i = 0; i < equations->solved->len; i++)
    {
      give_row (equations, equations->solved->pdata[i]);
      equations->values[g_array_index (equations->pivots, guint, i)] = 0;
    }
  for (guint i = 0; i < equations->listed->len; i++)
    {
      guint unknown = g_array_index (equations->listed, guint, i);
      g_array_set_size (equations->rows_of[unknown], 0);
      equations->count[unknown] = 0;
    }
  for (guint i = 0; i < equations->of_length->len; i++)
    g_array_set_size (equations->of_length->pdata[i], 0);
  g_ptr_array_set_size (equations->rows, 0);
  g_ptr_array_set_size (equations->solved, 0);
  g_array_set_size (equations->pivots, 0);
  g_array_set_size (equations->single, 0);
  equations->shortest = 0;
}

void
equations_free (Equations *equations)
{
  equations_clear (equations);
  for (guint i = 0; i < equations->listed->len; i++)
    g_array_unref (equations->rows_of[g_array_index (equations->listed, guint, i)]);
  g_ptr_array_unref (equations->rows);
  g_ptr_array_unref (equations->spare);
  g_free (equations->rows_of);
  g_free (equations->count);
  g_array_unref (equations->single);
  g_ptr_array_unref (equations->of_length);
  g_ptr_array_unref (equations->solved);
  g_array_unref (equations->pivots);
  g_array_unref (equations->listed);
  g_free (equations->values);
  g_free (equations);
}

/* ---- arithmetic ---- */

static guint64
add (guint64 a, guint64 b)
{
  guint64 sum = a + b;
  return sum >= EQUATIONS_PRIME ? sum - EQUATIONS_PRIME : sum;
}

static guint64
multiply (guint64 a, guint64 b)
{
  unsigned __int128 product = (unsigned __int128) a * b;
  return add ((guint64) (product & EQUATIONS_PRIME), (guint64) (product >> 61));
}

static guint64
negate (guint64 a)
{
  return a == 0 ? 0 : EQUATIONS_PRIME - a;
}

/* a to the power of p − 2. */
static guint64
invert (guint64 a)
{
  if (a == 1 || a == EQUATIONS_PRIME - 1)
    return a;
  guint64 result = 1;
  for (guint64 power = EQUATIONS_PRIME - 2; power > 0; power >>= 1, a = multiply (a, a))
    if (power & 1)
      result = multiply (result, a);
  return result;
}

/* A number for each unknown that looks like any: the finish of splitmix64 (Steele, Lea and Flood, 2014). */
static guint64
any_value (guint unknown)
{
  guint64 z = (unknown + G_GUINT64_CONSTANT (1)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (z ^ z >> 31) % EQUATIONS_PRIME;
}

/* ---- rows ---- */

static void
note_term (Equations *equations, guint unknown, guint row)
{
  if (equations->rows_of[unknown] == NULL)
    {
      equations->rows_of[unknown] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (equations->listed, unknown);
    }
  g_array_append_val (equations->rows_of[unknown], row);
  equations->count[unknown]++;
}

static void
forget_term (Equations *equations, guint unknown)
{
  if (--equations->count[unknown] == 1)
    g_array_append_val (equations->single, unknown);
}

static void
note_length (Equations *equations, guint row, guint length)
{
  while (equations->of_length->len <= length)
    g_ptr_array_add (equations->of_length, g_array_new (FALSE, FALSE, sizeof (guint)));
  g_array_append_val ((GArray *) equations->of_length->pdata[length], row);
  equations->shortest = MIN (equations->shortest, length);
}

void
equations_add (Equations *equations, const EquationTerm *terms, guint n)
{
  if (n == 0)
    return;
  Row *row = take_row (equations);
  g_array_append_vals (row, terms, n);
  for (guint i = 0; i < n; i++)
    note_term (equations, terms[i].unknown, equations->rows->len);
  note_length (equations, equations->rows->len, n);
  g_ptr_array_add (equations->rows, row);
}

/* The factor of the unknown in the row; 0: it has none. */
static guint64
factor_of (const Row *row, guint unknown)
{
  guint low = 0, high = row->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (row, EquationTerm, middle).unknown < unknown)
        low = middle + 1;
      else
        high = middle;
    }
  const EquationTerm *term = low < row->len ? &g_array_index (row, EquationTerm, low) : NULL;
  return term != NULL && term->unknown == unknown ? term->factor : 0;
}

/* row + factor · other. */
static Row *
combine (Equations *equations, const Row *row, guint64 factor, const Row *other)
{
  Row *sum = take_row (equations);
  for (guint i = 0, j = 0; i < row->len || j < other->len;)
    {
      guint left = i < row->len ? g_array_index (row, EquationTerm, i).unknown : G_MAXUINT;
      guint right = j < other->len ? g_array_index (other, EquationTerm, j).unknown : G_MAXUINT;
      EquationTerm term = { MIN (left, right), 0 };
      if (left <= right)
        term.factor = g_array_index (row, EquationTerm, i++).factor;
      if (right <= left)
        term.factor = add (term.factor, multiply (factor, g_array_index (other, EquationTerm, j++).factor));
      if (term.factor != 0)
        g_array_append_val (sum, term);
    }
  return sum;
}

/* ---- elimination ---- */

/* Takes the unknown out of all other rows; the row will say it. */
static void
use_row (Equations *equations, guint number, guint pivot)
{
  Row *row = equations->rows->pdata[number];
  guint64 inverse = invert (factor_of (row, pivot));
  GArray *others = equations->count[pivot] > 1 ? equations->rows_of[pivot] : NULL;
  equations->rows->pdata[number] = NULL;
  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      guint at = g_array_index (others, guint, i);
      Row *other = equations->rows->pdata[at];
      guint64 factor = other == NULL ? 0 : factor_of (other, pivot);
      if (factor == 0)
        continue;
      Row *sum = combine (equations, other, negate (multiply (factor, inverse)), row);
      for (guint t = 0; t < row->len; t++)
        {
          guint unknown = g_array_index (row, EquationTerm, t).unknown;
          gboolean before = factor_of (other, unknown) != 0, after = factor_of (sum, unknown) != 0;
          if (after && !before)
            note_term (equations, unknown, at);
          else if (before && !after)
            forget_term (equations, unknown);
        }
      give_row (equations, other);
      equations->rows->pdata[at] = sum->len > 0 ? sum : NULL;
      if (sum->len > 0)
        note_length (equations, at, sum->len);
      else
        give_row (equations, sum);
    }
  for (guint t = 0; t < row->len; t++)
    forget_term (equations, g_array_index (row, EquationTerm, t).unknown);
  g_ptr_array_add (equations->solved, row);
  g_array_append_val (equations->pivots, pivot);
}

/* The row that has the unknown, which one alone has. */
static guint
row_of_single (const Equations *equations, guint unknown)
{
  const GArray *rows = equations->rows_of[unknown];
  for (guint i = 0; i < rows->len; i++)
    {
      guint at = g_array_index (rows, guint, i);
      const Row *row = equations->rows->pdata[at];
      if (row != NULL && factor_of (row, unknown) != 0)
        return at;
    }
  g_assert_not_reached ();
}

static void
use_singles (Equations *equations)
{
  while (equations->single->len > 0)
    {
      guint unknown = g_array_index (equations->single, guint, equations->single->len - 1);
      g_array_set_size (equations->single, equations->single->len - 1);
      if (equations->count[unknown] == 1)
        use_row (equations, row_of_single (equations, unknown), unknown);
    }
}

/* The shortest row that is left, FALSE when there is none. */
static gboolean
find_shortest (Equations *equations, guint *number)
{
  for (; equations->shortest < equations->of_length->len; equations->shortest++)
    {
      GArray *rows = equations->of_length->pdata[equations->shortest];
      while (rows->len > 0)
        {
          *number = g_array_index (rows, guint, rows->len - 1);
          g_array_set_size (rows, rows->len - 1);
          const Row *row = equations->rows->pdata[*number];
          if (row != NULL && row->len == equations->shortest)
            return TRUE;
        }
    }
  return FALSE;
}

/* FALSE when no row is left. */
static gboolean
use_shortest (Equations *equations)
{
  guint number, pivot = 0;
  if (!find_shortest (equations, &number))
    return FALSE;
  const Row *row = equations->rows->pdata[number];
  for (guint t = 0; t < row->len; t++)
    {
      guint unknown = g_array_index (row, EquationTerm, t).unknown;
      if (t == 0 || equations->count[unknown] < equations->count[pivot])
        pivot = unknown;
    }
  use_row (equations, number, pivot);
  return TRUE;
}

guint64
equations_value (const Equations *equations, guint unknown)
{
  return equations->values[unknown] > 0 ? equations->values[unknown] - 1 : any_value (unknown);
}

/* What no row says is anything; each row says its unknown, the last one first. */
static void
choose_values (Equations *equations)
{
  for (guint i = equations->solved->len; i-- > 0;)
    {
      const Row *row = equations->solved->pdata[i];
      guint pivot = g_array_index (equations->pivots, guint, i);
      guint64 sum = 0;
      for (guint t = 0; t < row->len; t++)
        {
          const EquationTerm *term = &g_array_index (row, EquationTerm, t);
          if (term->unknown != pivot)
            sum = add (sum, multiply (term->factor, equations_value (equations, term->unknown)));
        }
      equations->values[pivot] = 1 + multiply (negate (sum), invert (factor_of (row, pivot)));
    }
}

void
equations_solve (Equations *equations)
{
  for (guint i = 0; i < equations->listed->len; i++)
    if (equations->count[g_array_index (equations->listed, guint, i)] == 1)
      g_array_append_val (equations->single, g_array_index (equations->listed, guint, i));
  do
    use_singles (equations);
  while (use_shortest (equations));
  choose_values (equations);
}
