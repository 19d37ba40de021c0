/* What an edition does not list is taken out of the model before anything is made of it: no view can show it. */
#include "model/lists.h"
#include "model/private.h"

static const struct { DatasetId dataset; gsize array; } lists[] = {
  { DATASET_TARGETS, G_STRUCT_OFFSET (Model, targets) }, { DATASET_PLAN, G_STRUCT_OFFSET (Model, plan) },
  { DATASET_ACTIONS, G_STRUCT_OFFSET (Model, actions) }, { DATASET_FAQ, G_STRUCT_OFFSET (Model, questions) },
  { DATASET_DUTIES, G_STRUCT_OFFSET (Model, duties) }, { DATASET_LADDER, G_STRUCT_OFFSET (Model, ladder) },
  { DATASET_NEEDS, G_STRUCT_OFFSET (Model, needs) }, { DATASET_STAGES, G_STRUCT_OFFSET (Model, stages) },
  { DATASET_SURVEY_ITEMS, G_STRUCT_OFFSET (Model, survey_items) },
};

void
model_withhold (Model *model)
{
  const Edition *edition = model->config->edition;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray **list = (GPtrArray **) (gpointer) G_STRUCT_MEMBER_P (model, lists[i].array);
      if (edition_shows_dataset (edition, dataset_definition (lists[i].dataset)->name))
        continue;
      /* Other records point to these: they live on where nobody looks. */
      g_ptr_array_add (model->index->arrays, *list);
      *list = g_ptr_array_new ();
      model->present[lists[i].dataset] = FALSE;
    }
}
