/* What is taught and tested. */
#include "source/columns.h"

static const ColumnDefinition courses_columns[] = {
  COLUMN ("course_id", "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|课程ID|~编号|~編號|course code|~id", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("title", "课程名称|課程名稱|课程名|課程名|~课程|~課程|~名称|~名稱|~标题|~標題|~course|course title|course name|~name", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("area", "领域|領域|课程领域|課程領域|内容领域|內容領域|方向|模块|模組|subject|domain", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("category", "课程类别|課程類別|~类别|~類別|~类型|~類型|课程类型|課程類型|分类|分類|~type", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("method", METHOD_HEADERS, CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("delivery", "授课形式|授課形式|形式|培训形式|培訓形式|线上线下|線上線下|内训外训|內訓外訓", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("required", "必修|必修|是否必修|必修课|必修課|mandatory|compulsory", CELL_FLAG, OPTIONAL, NULL),
  COLUMN ("hours", "课时|時數|課時|时数|课时数|課時數|学时|學時|标准课时|標準時數|培训课时|~duration", CELL_NUMBER, OPTIONAL, NULL, HOURS_RANGE),
  COLUMN ("pass_mark", MARK_HEADERS, CELL_NUMBER, OPTIONAL, NULL, MARK_RANGE),
  COLUMN ("max_score", MAXIMUM_HEADERS, CELL_NUMBER, OPTIONAL, NULL, MAXIMUM_RANGE),
  COLUMN ("page", PAGE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (COURSES, courses, "课程|課程|课程目录|課程目錄|课程库|課程庫|课程清单|課程清單|course");

static const ColumnDefinition assessments_columns[] = {
  COLUMN ("assessment_id", "考核编号|考核編號|考试编号|考試編號|测验编号|測驗編號|考核ID|~编号|~編號|exam id|quiz id|~id", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("title", "考核名称|考核名稱|考试名称|考試名稱|测验名称|測驗名稱|~考核|~考试|~考試|~测验|~測驗|~名称|~名稱|~标题|~標題|~exam|~name", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("kind", "考核类型|考核類型|考试类型|考試類型|考核方式|考试方式|考試方式|~类型|~類型|~类别|~類別|~方式|~type", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("course_id", COURSE_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "courses"),
  COLUMN ("cohort_id", COHORT_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "cohorts"),
  COLUMN ("date", "考核日期|考核日期|日期|考试日期|考試日期|测验日期|測驗日期|考试时间|考試時間", CELL_DATE, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("max_score", MAXIMUM_HEADERS, CELL_NUMBER, OPTIONAL, NULL, MAXIMUM_RANGE),
  COLUMN ("pass_mark", MARK_HEADERS, CELL_NUMBER, OPTIONAL, NULL, MARK_RANGE),
  COLUMN ("weight", "权重|權重|比重|占比|佔比|系数|係數", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (0, 1000000)),
};

DATASET (ASSESSMENTS, assessments, "考核|考核|考试|考試|测验|測驗|考核项目|考核項目|考试安排|考試安排|考核安排|assessment|exams");

static const ColumnDefinition curricula_columns[] = {
  COLUMN ("curriculum_id", "课程体系编号|課程架構編號|~课程体系|~課程架構|方案编号|方案編號|课表编号|課表編號|体系编号|~curriculum|~id", CELL_ID, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("title", "课程体系名称|課程架構名稱|方案名称|方案名稱|课表名称|課表名稱|体系名称|~名称|~名稱|~标题|~標題|~name", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("day", "第几天|第幾天|天|~日|天次|培训日|培訓日|日序|day number", CELL_INTEGER, REQUIRED, NULL, FILLED_DOWN, FROM_TO (1, 400)),
  COLUMN ("start", START_HEADERS, CELL_TIME, OPTIONAL, NULL),
  COLUMN ("end", END_HEADERS, CELL_TIME, OPTIONAL, NULL),
  COLUMN ("course_id", COURSE_HEADERS, CELL_ID, REQUIRED, NULL, .refers = "courses", NAMES_ROW),
  COLUMN ("hours", HOURS_HEADERS, CELL_NUMBER, OPTIONAL, NULL, HOURS_RANGE),
  COLUMN ("trainer_id", TRAINER_HEADERS, CELL_ID, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (CURRICULA, curricula, "课程体系|課程架構|课程表|課程表|课程表方案|課表方案|课表方案|培训方案|培訓方案|curriculum");

static const ColumnDefinition stages_columns[] = {
  COLUMN ("stage_id", "阶段编号|階段編號|阶段代码|階段代碼|环节编号|步骤编号|步驟編號|~编号|~編號|~id", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("title", "阶段名称|階段名稱|~阶段|~階段|环节|環節|步骤|步驟|~名称|~名稱|step|~stage|~name", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("flow", "流程|流程|流程名称|流程名稱|所属流程|所屬流程|process", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("kind", "阶段类型|階段類型|~类型|~類型|~类别|~類別|~type", CELL_CHOICE, OPTIONAL,
          "training=培训|培訓|集中培训|集中培訓|课程|課程|上课|course,"
          "coaching=带训|帶教|組內帶訓|组内带训|带教|实操|實作|实习|實習|on-the-job,"
          "assessment=考核|考核|考试|考試|测试|測試|测验|測驗|exam|test,"
          "paper=手续|手續|签约|簽約|协议|協議|办理|辦理|formality,"
          "protection=保护期|保護期|观察期|觀察期,"
          "decision=判断|判斷|分支|决定|決定|审批|核准,"
          "end=结束|結束|终点|終點|完成|done"),
  COLUMN ("days", "天数|天數|时长|時長|历时|歷時|工作日|duration", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (0, 1000)),
  COLUMN ("next", "下一阶段|下一階段|通过后|通過後|合格后|合格後|下一步|去向|next stage|on pass", CELL_LIST, OPTIONAL, NULL, .refers = "stages"),
  COLUMN ("fail", "未通过去向|未通過去向|不通过|未通过|未通過|不合格后|不合格後|on fail", CELL_LIST, OPTIONAL, NULL, .refers = "stages"),
  COLUMN ("curriculum_id", "课程体系编号|課程架構編號|~课程体系|~課程架構|方案编号|方案編號|~curriculum", CELL_ID, OPTIONAL, NULL, .refers = "curricula"),
  COLUMN ("course_id", COURSE_HEADERS, CELL_LIST, OPTIONAL, NULL, .refers = "courses"),
  COLUMN ("assessment_id", ASSESSMENT_HEADERS, CELL_LIST, OPTIONAL, NULL, .refers = "assessments"),
  COLUMN ("position", "负责岗位|負責職位|責任崗位|责任岗位|~岗位|~崗位|~职位|~職位|responsible position", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("condition", "条件|條件|通过条件|通過條件|进入条件|進入條件|判断条件|判斷條件|标准|標準|criteria", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("page", PAGE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (STAGES, stages, "培训阶段|培訓階段|阶段|階段|培训流程|培訓流程|新人流程|新人培养|新人培養|stage");

static const ColumnDefinition ladder_columns[] = {
  COLUMN ("from", "现岗位|現職位|現崗位|当前岗位|目前職位|原岗位|起点岗位|from position|current position", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("to", "目标岗位|目標職位|目標崗位|晋升至|晉升至|下一岗位|下一職位|晋升岗位|晉升職位|to position|next position", CELL_TEXT, REQUIRED, NULL),
  COLUMN ("kind", "通道类型|管道類型|通道類型|通道|~类型|~類型|发展方向|發展方向|~type", CELL_CHOICE, OPTIONAL,
          "promotion=晋升|晉升|升职|升職|晋级|晉級|升级|升級|纵向|縱向|vertical,"
          "lateral=转岗|轉調|轉崗|平调|平調|横向|橫向|平行|transfer"),
  COLUMN ("months", "任职月数|任職月數|在岗月数|在崗月數|最低任职月数|服务月数|服務月數|司龄|月数|月數|months of service", CELL_INTEGER, OPTIONAL, NULL, FROM_TO (0, 600)),
  COLUMN ("pass_mark", "考核分数|考核分數|最低考核分|最低分|考核分|及格线|及格線|分数要求|分數要求|score", CELL_NUMBER, OPTIONAL, NULL, MARK_RANGE),
  COLUMN ("course_id", "必修课程|必修課程|所需课程|所需課程|课程要求|課程要求|课程编号|課程編號|~课程|~課程|required courses", CELL_LIST, OPTIONAL, NULL, .refers = "courses"),
  COLUMN ("assessment_id", ASSESSMENT_HEADERS, CELL_LIST, OPTIONAL, NULL, .refers = "assessments"),
  COLUMN ("criteria", "晋升条件|晉升條件|条件|條件|标准|標準|晋升标准|晉升標準|任职要求|任職要求|要求|requirements", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("approver", "审批人|核准人|批准人|審批人|审批岗位|approved by", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (LADDER, ladder, "晋升通道|晉升管道|晉升通道|职业发展|職涯發展|晋升规则|晉升規則|晋升标准|晉升標準|岗位晋升|promotion|career ladder");
