/* The definitions of the datasets: columns, the headers and the file names they go by. Headers and choices are compared by dataset_key(), so that
 * "Person ID", "person-id" and "person_id" are one; Traditional and Simplified Chinese are listed apart. */
#include "source/dataset.h"

#define COLUMN(...) { __VA_ARGS__ }
#define REQUIRED TRUE
#define OPTIONAL FALSE
#define FILLED_DOWN TRUE     /* merged cells are usual in this column */

static const ColumnDefinition people_columns[] = {
  COLUMN ("person_id", "工号|工號|员工编号|員工編號|员工号|員工號|员工工号|员工ID|人员编号|人員編號|~编号|~編號|employee id|staff id|employee number|~id",
          CELL_ID, REQUIRED, NULL),
  COLUMN ("name", "姓名|员工姓名|員工姓名|中文姓名|full name|employee name|staff name", CELL_TEXT, REQUIRED, NULL),
  COLUMN ("aliases", "别名|別名|花名|昵称|暱稱|曾用名|子账号|子帳號|alias|nickname", CELL_LIST, OPTIONAL, NULL),
  COLUMN ("team", "组|組|组别|組別|小组|小組|班组|班組|团队|團隊|所属组|所屬組|所在组|所在組|所属团队|所屬團隊|~group", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("position", "岗位|崗位|职位|職位|职务|職務|职称|職稱|岗位名称|~post|job title|~role", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("level", "级别|級別|职级|職級|等级|等級|职等|職等|~grade|~rank", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("manager_id", "上级工号|上級工號|上级编号|上級編號|~上级|~上級|~直属上级|~直屬上級|~直接上级|~直接上級|~直属主管|~直屬主管|主管工号|主管工號|主管编号|主管編號|~主管|"
          "汇报对象|匯報對象|~manager|reports to|supervisor|supervisor id|line manager", CELL_ID, OPTIONAL, NULL),
  COLUMN ("mentor_id", "导师工号|導師工號|导师编号|導師編號|~导师|~導師|~师傅|~師傅|~师父|~師父|师傅工号|師父工號|带教老师|带教人|帶教老師|~mentor", CELL_ID, OPTIONAL, NULL),
  COLUMN ("hire_date", "入职日期|入職日期|入职时间|入職時間|入职日|入職日|到职日期|到職日期|到职日|到職日|join date|joined|hired|date of joining", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("probation_end", "试用期截止|試用期截止|试用期截止日期|试用期结束|試用期結束|试用期结束日期|試用期結束日期|试用期到期|試用期到期|试用期至|試用期至|試用期滿日|"
          "probation until|end of probation", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("regular_date", "转正日期|轉正日期|转正时间|轉正時間|正式任用日|正式任用日期|confirmation date|confirmed", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("leave_date", "离职日期|離職日期|离职时间|離職時間|离职日|離職日|leaving date|~left|termination date", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("leave_reason", "离职原因|離職原因|离职类型|離職類型|reason for leaving", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("cohort", "~期次|~梯次|培训期次|培訓梯次|入职批次|~批次|~班级|~班級|cohort_id", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("email", "邮箱|郵箱|电子邮箱|電子郵箱|电子邮件|電子郵件|邮箱地址|企业邮箱|电邮|電郵|e-mail|mail|email address", CELL_TEXT, OPTIONAL, NULL),
};

static const ColumnDefinition courses_columns[] = {
  COLUMN ("course_id", "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|课程ID|~编号|~編號|course code|~id", CELL_ID, REQUIRED, NULL),
  COLUMN ("title", "课程名称|課程名稱|课程名|課程名|~课程|~課程|~名称|~名稱|~标题|~標題|~course|course title|course name|~name", CELL_TEXT, REQUIRED, NULL),
  COLUMN ("area", "领域|領域|课程领域|課程領域|内容领域|內容領域|方向|模块|模組|subject|domain", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("category", "~类别|~類別|课程类别|課程類別|~类型|~類型|课程类型|課程類型|分类|分類|~type", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("method", "培训方式|培訓方式|授课方式|授課方式|~方法|培训方法|培訓方法|~方式", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("delivery", "形式|授课形式|授課形式|培训形式|培訓形式|线上线下|線上線下|内训外训|內訓外訓", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("required", "必修|是否必修|必修课|必修課|mandatory|compulsory", CELL_FLAG, OPTIONAL, NULL),
  COLUMN ("hours", "课时|課時|时数|時數|课时数|課時數|学时|學時|标准课时|標準時數|培训课时|~duration", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("pass_mark", "及格线|及格線|及格分|及格分数|及格分數|合格线|合格線|合格分数|合格分數|passing score", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("max_score", "满分|滿分|~总分|~總分|满分值|~最高分|max|maximum score|full marks", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("page", "页面|頁面|手册页面|手冊頁面|课程页面|課程頁面|文档|~文件|document", CELL_TEXT, OPTIONAL, NULL),
};

static const ColumnDefinition assessments_columns[] = {
  COLUMN ("assessment_id", "考核编号|考核編號|考试编号|考試編號|测验编号|測驗編號|考核ID|~编号|~編號|exam id|quiz id|~id", CELL_ID, REQUIRED, NULL),
  COLUMN ("title", "考核名称|考核名稱|考试名称|考試名稱|测验名称|測驗名稱|~考核|~考试|~考試|~测验|~測驗|~名称|~名稱|~标题|~標題|~exam|~name", CELL_TEXT, REQUIRED, NULL),
  COLUMN ("kind", "考核类型|考核類型|考试类型|考試類型|考核方式|考试方式|考試方式|~类型|~類型|~类别|~類別|~方式|~type", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("course_id", "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|~课程|~課程|~course", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("cohort_id", "期次编号|期次編號|梯次编号|梯次編號|~期次|~梯次|~批次|~班级|~班級|~cohort", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("date", "日期|考核日期|考试日期|考試日期|测验日期|測驗日期|考试时间|考試時間", CELL_DATE, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("max_score", "满分|滿分|~总分|~總分|满分值|~最高分|max|maximum score|full marks", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("pass_mark", "及格线|及格線|及格分|及格分数|及格分數|合格线|合格線|合格分数|合格分數|passing score", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("weight", "权重|權重|比重|占比|佔比|系数|係數", CELL_NUMBER, OPTIONAL, NULL),
};

static const ColumnDefinition curricula_columns[] = {
  COLUMN ("curriculum_id", "课程体系编号|課程架構編號|~课程体系|~課程架構|方案编号|方案編號|课表编号|課表編號|体系编号|~curriculum|~id", CELL_ID, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("title", "课程体系名称|課程架構名稱|方案名称|方案名稱|课表名称|課表名稱|体系名称|~名称|~名稱|~标题|~標題|~name", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("day", "天|第几天|第幾天|~日|天次|培训日|培訓日|日序|day number", CELL_INTEGER, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("start", "~开始|~開始|开始时间|開始時間|起始时间|起始時間|上课时间|上課時間|start time|~from", CELL_TIME, OPTIONAL, NULL),
  COLUMN ("end", "~结束|~結束|结束时间|結束時間|截止时间|下课时间|下課時間|end time|~until|~to", CELL_TIME, OPTIONAL, NULL),
  COLUMN ("course_id", "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|~课程|~課程|~course", CELL_ID, REQUIRED, NULL),
  COLUMN ("hours", "课时|課時|时数|時數|课时数|課時數|学时|學時|~duration", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("trainer_id", "讲师工号|講師工號|讲师编号|講師編號|~讲师|~講師|授课讲师|授課講師|授课人|培训师|培訓師|主讲人|主講人|~trainer|instructor", CELL_ID, OPTIONAL, NULL),
  COLUMN ("note", "~备注|~備註|~说明|~說明|附注|附註|notes|remark|remarks", CELL_TEXT, OPTIONAL, NULL),
};

static const ColumnDefinition cohorts_columns[] = {
  COLUMN ("cohort_id", "期次编号|期次編號|梯次编号|梯次編號|~期次|~梯次|批次编号|~批次|班级编号|~编号|~編號|~cohort|~id", CELL_ID, REQUIRED, NULL),
  COLUMN ("curriculum_id", "课程体系编号|課程架構編號|~课程体系|~課程架構|方案编号|方案編號|培训方案|培訓方案|课表编号|~curriculum", CELL_ID, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("start_date", "开始日期|開始日期|开班日期|開班日期|开训日期|開訓日期|起始日期|开班时间|~start", CELL_DATE, REQUIRED, NULL),
  COLUMN ("end_date", "结束日期|結束日期|结业日期|結業日期|结训日期|結訓日期|截止日期|~end", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("title", "期次名称|期次名稱|梯次名称|梯次名稱|~名称|~名稱|班级名称|班級名稱|~标题|~標題|~name", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("planned_size", "计划人数|計畫人數|計劃人數|预计人数|預計人數|~人数|~人數|名额|名額|planned|~size", CELL_INTEGER, OPTIONAL, NULL),
  COLUMN ("head_id", "班主任工号|班主任工號|班主任编号|~班主任|负责人工号|~负责人|~負責人|带班人|帶班人|导训|~head", CELL_ID, OPTIONAL, NULL),
  COLUMN ("venue", "地点|地點|场地|場地|教室|培训地点|培訓地點|培训教室|~room|location|~place", CELL_TEXT, OPTIONAL, NULL),
};

static const ColumnDefinition sessions_columns[] = {
  COLUMN ("session_id", "场次编号|場次編號|场次号|場次號|~培训场次|~培訓場次|~场次|~場次|场次ID|~编号|~編號|~session|~id", CELL_ID, REQUIRED, NULL),
  COLUMN ("date", "日期|培训日期|培訓日期|上课日期|上課日期|开课日期|開課日期|session date", CELL_DATE, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("start", "~开始|~開始|开始时间|開始時間|起始时间|起始時間|上课时间|上課時間|start time|~from", CELL_TIME, OPTIONAL, NULL),
  COLUMN ("end", "~结束|~結束|结束时间|結束時間|截止时间|下课时间|下課時間|end time|~until|~to", CELL_TIME, OPTIONAL, NULL),
  COLUMN ("course_id", "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|~课程|~課程|~course", CELL_ID, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("trainer_id", "讲师工号|講師工號|讲师编号|講師編號|~讲师|~講師|授课讲师|授課講師|授课人|培训师|培訓師|主讲人|主講人|~trainer|trainers|instructor", CELL_LIST, OPTIONAL, NULL),
  COLUMN ("venue", "地点|地點|场地|場地|教室|培训地点|培訓地點|~room|location|~place", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("cohort_id", "期次编号|期次編號|梯次编号|梯次編號|~期次|~梯次|~批次|~班级|~班級|~cohort", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("hours", "课时|課時|时数|時數|课时数|課時數|学时|學時|培训课时|~duration", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("method", "培训方式|培訓方式|授课方式|授課方式|~方法|培训方法|~方式", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("round", "轮次|輪次|轮训|輪訓|轮训场次|輪訓場次", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("plan_id", "计划编号|計畫編號|計劃編號|计划号|~计划|~計畫|~計劃|~plan", CELL_ID, OPTIONAL, NULL),
  COLUMN ("status", "~状态|~狀態|场次状态|場次狀態|开课状态|開課狀態|~state", CELL_CHOICE, OPTIONAL,
          "planned=计划|計畫|計劃|计划中|計畫中|計劃中|已计划|待开课|待開課|未开始|未開始|scheduled,"
          "held=已完成|完成|已开课|已開課|已举行|已舉行|已举办|已舉辦|已结束|已結束|done|completed,"
          "cancelled=取消|已取消|canceled,"
          "postponed=延期|已延期|改期|已改期|推迟|推遲|顺延|順延|rescheduled"),
};

static const ColumnDefinition calendar_columns[] = {
  COLUMN ("date", "日期|~day", CELL_DATE, REQUIRED, NULL),
  COLUMN ("kind", "~类型|~類型|~类别|~類別|~性质|~性質|~type", CELL_CHOICE, REQUIRED,
          "workday=工作日|上班|上班日|补班|補班|补班日|補班日|调休上班|work|working day,"
          "holiday=假日|节假日|節假日|法定假日|放假|休息|休息日|休假|例假|調休|调休|off|day off"),
  COLUMN ("title", "~名称|~名稱|节日|節日|假日名称|假日名稱|~说明|~說明|~备注|~備註|~name", CELL_TEXT, OPTIONAL, NULL),
};

static const ColumnDefinition enrolments_columns[] = {
  COLUMN ("session_id", "场次编号|場次編號|场次号|場次號|~培训场次|~培訓場次|~场次|~場次|~session", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("cohort_id", "期次编号|期次編號|梯次编号|梯次編號|~期次|~梯次|~批次|~班级|~班級|~cohort", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("person_id", "工号|工號|员工编号|員工編號|员工号|員工號|员工工号|人员编号|人員編號|学员工号|學員工號|学员编号|學員編號|~学员|~學員|employee id|staff id|~person", CELL_ID, REQUIRED, NULL),
};

static const ColumnDefinition attendance_columns[] = {
  COLUMN ("session_id", "场次编号|場次編號|场次号|場次號|~培训场次|~培訓場次|~场次|~場次|~session", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("person_id", "工号|工號|员工编号|員工編號|员工号|員工號|员工工号|人员编号|人員編號|学员工号|學員工號|学员编号|學員編號|~学员|~學員|employee id|staff id|~person", CELL_ID, REQUIRED, NULL),
  COLUMN ("status", "~状态|~狀態|出勤状态|出勤狀態|考勤状态|考勤狀態|签到状态|簽到狀態|~出勤|~考勤|~state", CELL_CHOICE, REQUIRED,
          "present=出勤|到课|到課|出席|签到|簽到|已签到|已簽到|已到|实到|實到|到|正常|attended,"
          "late=迟到|遲到|迟|遲,"
          "left_early=早退|提前离开|提前離開|退|left early,"
          "leave=请假|請假|假|事假|病假|公假|年假|特休|excused|on leave,"
          "absent=缺勤|旷课|曠課|缺席|缺课|缺課|旷工|曠職|未到|旷|曠|缺|no show"),
  COLUMN ("minutes", "分钟|分鐘|~时长|~時長|出勤分钟|出勤分鐘|参训分钟|參訓分鐘|在场分钟|参训时长|~duration", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("leave_kind", "请假类型|請假類型|假别|假別|请假类别|請假類別|假期类型|假期類型|leave type", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("date", "日期|培训日期|培訓日期|上课日期|上課日期|考勤日期|出勤日期|签到日期|簽到日期", CELL_DATE, OPTIONAL, NULL, FILLED_DOWN),
};

static const ColumnDefinition scores_columns[] = {
  COLUMN ("person_id", "工号|工號|员工编号|員工編號|员工号|員工號|员工工号|人员编号|人員編號|学员工号|學員工號|学员编号|學員編號|~学员|~學員|employee id|staff id|~person", CELL_ID, REQUIRED, NULL),
  COLUMN ("assessment_id", "考核编号|考核編號|考试编号|考試編號|测验编号|測驗編號|~考核|~考试|~考試|~测验|~測驗|~assessment|~exam|exam id", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("course_id", "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|~课程|~課程|~course", CELL_ID, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("date", "日期|考试日期|考試日期|考核日期|测验日期|測驗日期|成绩日期|成績日期", CELL_DATE, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("score", "成绩|成績|分数|分數|得分|考试成绩|考試成績|考核成绩|考核成績|mark|points|~grade", CELL_NUMBER, REQUIRED, NULL),
  COLUMN ("max_score", "满分|滿分|~总分|~總分|满分值|~最高分|max|maximum score|full marks", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("attempt", "次数|次數|第几次|第幾次|考试次数|考試次數|考次|attempts", CELL_INTEGER, OPTIONAL, NULL),
  COLUMN ("kind", "~类型|~類型|成绩类型|成績類型|考试性质|考試性質|~性质|~性質|~备注|~備註|~type|remark", CELL_TEXT, OPTIONAL, NULL),
};

#define DATASET(ID, name, files) { DATASET_##ID, #name, files, name##_columns, G_N_ELEMENTS (name##_columns), { 0, 0 } }

static const DatasetDefinition definitions[N_DATASETS] = {
  [DATASET_PEOPLE] = DATASET (PEOPLE, people, "花名册|花名冊|人员|人員|员工|員工|人员名册|人員名冊|员工名册|員工名冊|员工花名册|人员信息|person|employees|staff"),
  [DATASET_COURSES] = DATASET (COURSES, courses, "课程|課程|课程目录|課程目錄|课程库|課程庫|课程清单|課程清單|course"),
  [DATASET_ASSESSMENTS] = DATASET (ASSESSMENTS, assessments, "考核|考试|考試|测验|測驗|考核项目|考核項目|考试安排|考試安排|考核安排|assessment|exams"),
  [DATASET_CURRICULA] = DATASET (CURRICULA, curricula, "课程体系|課程架構|课程表|課程表|课程表方案|課表方案|课表方案|培训方案|培訓方案|curriculum"),
  [DATASET_COHORTS] = DATASET (COHORTS, cohorts, "期次|梯次|培训期次|培訓梯次|批次|班级|班級|cohort"),
  [DATASET_SESSIONS] = DATASET (SESSIONS, sessions, "培训场次|培訓場次|场次|場次|场次表|場次表|培训台账|培訓台帳|session"),
  [DATASET_CALENDAR] = DATASET (CALENDAR, calendar, "日历|日曆|行事曆|工作日历|工作日曆|节假日|節假日|假日|放假安排|holidays"),
  [DATASET_ENROLMENTS] = { DATASET_ENROLMENTS, "enrolments", "报名|報名|报名表|報名表|参训名单|參訓名單|学员名单|學員名單|应到名单|應到名單|enrolment|enrollments|enrollment",
    enrolments_columns, G_N_ELEMENTS (enrolments_columns), { ENROLMENTS_SESSION, ENROLMENTS_COHORT } },
  [DATASET_ATTENDANCE] = { DATASET_ATTENDANCE, "attendance", "考勤|签到|簽到|出勤|出席|考勤表|签到表|簽到表|考勤记录|考勤記錄|签到记录|簽到記錄|出勤记录|出勤記錄|出席紀錄",
    attendance_columns, G_N_ELEMENTS (attendance_columns), { ATTENDANCE_SESSION, ATTENDANCE_DATE } },
  [DATASET_SCORES] = { DATASET_SCORES, "scores", "成绩|成績|成绩表|成績表|考试成绩|考試成績|考核成绩|考核成績|分数|分數|score|grades",
    scores_columns, G_N_ELEMENTS (scores_columns), { SCORES_ASSESSMENT, SCORES_COURSE } },
};

const DatasetDefinition *
dataset_definition (DatasetId id)
{
  g_assert (id < N_DATASETS);
  return &definitions[id];
}

char *
dataset_key (const char *text, gssize length)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_NFKC);
  g_autofree char *folded = normal ? g_utf8_casefold (normal, -1) : g_strdup ("");
  GString *key = g_string_sized_new (32);
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (!g_unichar_isspace (character) && character != '_' && character != '-' && character != 0xfeff && character != 0x200b)
        g_string_append_unichar (key, character);
    }
  return g_string_free (key, FALSE);
}
