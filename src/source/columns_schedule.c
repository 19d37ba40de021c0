/* What is planned and held, and on which days. */
#include "source/columns.h"

static const ColumnDefinition cohorts_columns[] = {
  COLUMN ("cohort_id", "期次编号|梯次編號|期次編號|梯次编号|~期次|~梯次|批次编号|~批次|班级编号|~编号|~編號|~cohort|~id", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("curriculum_id", "课程体系编号|課程架構編號|~课程体系|~課程架構|方案编号|方案編號|培训方案|培訓方案|课表编号|~curriculum", CELL_ID, REQUIRED, NULL, FILLED_DOWN, .refers = "curricula"),
  COLUMN ("start_date", "开始日期|開始日期|开班日期|開班日期|开训日期|開訓日期|起始日期|开班时间|~start", CELL_DATE, REQUIRED, NULL),
  COLUMN ("end_date", "结束日期|結束日期|结业日期|結業日期|结训日期|結訓日期|截止日期|~end", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("title", "期次名称|梯次名稱|期次名稱|梯次名称|~名称|~名稱|班级名称|班級名稱|~标题|~標題|~name", CELL_TEXT, OPTIONAL, NULL, NAMES_ROW),
  COLUMN ("planned_size", "计划人数|計畫人數|計劃人數|预计人数|預計人數|~人数|~人數|名额|名額|planned|~size", CELL_INTEGER, OPTIONAL, NULL, FROM_TO (0, 100000)),
  COLUMN ("head_id", "班主任工号|班主任編號|班主任工號|班主任编号|~班主任|负责人工号|~负责人|~負責人|带班人|帶班人|导训|~head", CELL_ID, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("venue", VENUE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (COHORTS, cohorts, "期次|梯次|培训期次|培訓梯次|培訓期次|批次|班级|班級|cohort");

static const ColumnDefinition sessions_columns[] = {
  COLUMN ("session_id", "场次编号|場次編號|场次号|場次號|~培训场次|~培訓場次|~场次|~場次|场次ID|~编号|~編號|~session|~id", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("date", "日期|日期|培训日期|培訓日期|上课日期|上課日期|开课日期|開課日期|session date", CELL_DATE, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("start", START_HEADERS, CELL_TIME, OPTIONAL, NULL),
  COLUMN ("end", END_HEADERS, CELL_TIME, OPTIONAL, NULL),
  COLUMN ("course_id", COURSE_HEADERS, CELL_ID, REQUIRED, NULL, FILLED_DOWN, .refers = "courses"),
  COLUMN ("trainer_id", TRAINER_HEADERS "|trainers", CELL_LIST, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("venue", VENUE_HEADERS, CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("cohort_id", COHORT_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "cohorts"),
  COLUMN ("hours", HOURS_HEADERS, CELL_NUMBER, OPTIONAL, NULL, HOURS_RANGE),
  COLUMN ("method", METHOD_HEADERS, CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("round", "轮次|輪訓場次|輪次|轮训|輪訓|轮训场次", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("plan_id", "计划编号|計畫編號|計劃編號|计划号|~计划|~計畫|~計劃|~plan", CELL_ID, OPTIONAL, NULL, .refers = "plan"),
  COLUMN ("status", "场次状态|場次狀態|~状态|~狀態|开课状态|開課狀態|~state", CELL_CHOICE, OPTIONAL,
          "planned=计划|計畫|計劃|计划中|計畫中|計劃中|已计划|待开课|待開課|未开始|未開始|scheduled,"
          "held=已完成|已完成|完成|已开课|已開課|已举行|已舉行|已举办|已舉辦|已结束|已結束|done|completed,"
          "cancelled=取消|取消|已取消|canceled,"
          "postponed=延期|延期|已延期|改期|已改期|推迟|推遲|顺延|順延|rescheduled"),
  COLUMN ("checked", "已核对|已核對|考勤已核对|考勤已核對|考勤核对|签到已核对|簽到已核對|核对|核對|attendance checked|verified", CELL_FLAG, OPTIONAL, NULL),
  COLUMN ("survey_url", "问卷链接|問卷連結|问卷地址|问卷网址|問卷網址|调查链接|調查連結|反馈链接|survey link|survey", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("reason", "未完成原因|未完成原因|取消原因|延期原因|取消或延期原因|改期原因|变更原因|變更原因|调整原因|調整原因|~原因|reason for the change", CELL_TEXT, OPTIONAL, NULL),
};

DATASET (SESSIONS, sessions, "培训场次|培訓場次|场次|場次|场次表|場次表|培训台账|培訓台帳|session");

static const ColumnDefinition calendar_columns[] = {
  COLUMN ("date", "日期|日期|~day", CELL_DATE, REQUIRED, NULL),
  COLUMN ("kind", "~类型|~類型|~类别|~類別|~性质|~性質|日期类型|日期類型|~type", CELL_CHOICE, REQUIRED,
          "workday=工作日|工作日|上班|上班日|补班|補班|补班日|補班日|调休上班|work|working day,"
          "holiday=假日|假日|节假日|節假日|法定假日|放假|休息|休息日|休假|例假|調休|调休|off|day off"),
  COLUMN ("title", "~名称|~名稱|节日|節日|假日名称|假日名稱|~说明|~說明|~备注|~備註|~name", CELL_TEXT, OPTIONAL, NULL),
};

DATASET (CALENDAR, calendar, "日历|行事曆|日曆|工作日历|工作日曆|节假日|節假日|假日|放假安排|holidays");

static const ColumnDefinition plan_columns[] = {
  COLUMN ("plan_id", "计划编号|計畫編號|計劃編號|计划号|計畫號|~编号|~編號|~~序号|~~序號|~id", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("title", "培训主题|培訓主題|计划名称|計畫名稱|計劃名稱|培训名称|培訓名稱|培训项目|培訓項目|项目名称|項目名稱|~主题|~主題|~名称|~名稱|topic|~name",
          CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("kind", "计划类型|計畫類型|計劃類型|计划性质|計畫性質|~类型|~類型|~type", CELL_CHOICE, OPTIONAL,
          "annual=年度|年度|年度计划|年度計畫|年度計劃|全年|yearly,"
          "quarterly=季度|季度|季度计划|季度計畫|季度計劃|季,"
          "monthly=月度|月度|月度计划|月度計畫|月度計劃|每月|月,"
          "ad_hoc=临时|臨時|临时计划|臨時計畫|臨時計劃|追加|计划外|計畫外|unplanned"),
  COLUMN ("period", "计划周期|計畫期間|計劃周期|所属期间|所屬期間|期间|期間|周期|月份|季度|年度|~时间|~時間|~month|~quarter|~year", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("start_date", "开始日期|開始日期|计划日期|計畫日期|計劃日期|培训日期|培訓日期|计划开始|計畫開始|~日期|~date|~start", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("end_date", "结束日期|結束日期|截止日期|计划结束|計畫結束|~end", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("course_id", COURSE_HEADERS, CELL_ID, OPTIONAL, NULL, .refers = "courses"),
  COLUMN ("category", "课程类型|課程類型|课程类别|課程類別|培训类别|培訓類別|培训类型|培訓類型|~类别|~類別|分类|分類", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("audience", "培训对象|培訓對象|参训人员|參訓人員|对象|對象|参加人员|參加人員|~学员|~學員|trainees|participants", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("goal", "培训目标|培訓目標|培训目的|培訓目的|目标|目標|目的|objective|purpose", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("content", "培训内容|培訓內容|内容|內容|内容概要|內容概要|主要内容|主要內容|outline", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("method", METHOD_HEADERS, CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("trainer_id", TRAINER_HEADERS, CELL_LIST, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("venue", VENUE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("sessions", "计划场次|計畫場次|計劃場次|场次数|場次數|~场次|~場次|number of sessions", CELL_INTEGER, OPTIONAL, NULL, FROM_TO (0, 100000)),
  COLUMN ("hours", "计划课时|計畫時數|計劃課時|" HOURS_HEADERS, CELL_NUMBER, OPTIONAL, NULL, HOURS_RANGE),
  COLUMN ("people", "计划人数|計畫人數|計劃人數|人数|人數|参训人数|參訓人數|预计人数|預計人數|number of people", CELL_INTEGER, OPTIONAL, NULL, FROM_TO (0, 1000000)),
  COLUMN ("owner_id", OWNER_HEADERS, CELL_LIST, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("budget", "预算|預算|费用预算|費用預算|培训费用|培訓費用|费用|費用|cost", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (0, 100000000000)),
  COLUMN ("approved_by", "审批人|核准人|批准人|審批人|审核人|審核人|approver", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("approved_on", "审批日期|核准日期|批准日期|審批日期|审批时间|approval date", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("status", "计划状态|計畫狀態|計劃狀態|~状态|~狀態|审批状态|核准狀態|~state", CELL_CHOICE, OPTIONAL,
          "draft=草稿|草稿|待审批|待核准|待審批|申请中|申請中|拟定|擬定|requested|pending,"
          "approved=已批准|已核准|已審批|已审批|批准|核准|通过|通過|执行中|執行中,"
          "done=已完成|已完成|完成|已结束|已結束|completed,"
          "dropped=取消|取消|已取消|驳回|駁回|不批准|作废|作廢|cancelled|canceled|rejected"),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (PLAN, plan, "培训计划|培訓計畫|培訓計劃|计划|計畫|計劃|年度培训计划|年度培訓計畫|季度培训计划|月度培训计划|plans|training plan");

/* What a session's folder or cupboard holds. The words of `kind` are also those by which a file's name tells what it is: archive_kind_of_file(). */
static const ColumnDefinition archive_columns[] = {
  COLUMN ("session_id", SESSION_HEADERS, CELL_ID, REQUIRED, NULL, FILLED_DOWN, .refers = "sessions"),
  COLUMN ("kind", "材料类型|資料類型|材料類型|档案类型|檔案類型|~类型|~類型|~类别|~類別|~type", CELL_CHOICE, REQUIRED,
          "plan=计划|計畫|計劃|培训计划|培訓計畫|方案,"
          "notice=通知|通知|培训通知|培訓通知|公告,"
          "material=课件|課件|教材|讲义|講義|资料|資料|教案|courseware|slides|handout,"
          "sign_in=签到|簽到|签到表|簽到表|attendance sheet|sign in,"
          "scores=成绩|成績|成绩单|成績單|试卷|試卷|考核,"
          "feedback=反馈|回饋|反馈表|回饋表|问卷|問卷|评估|評估|survey,"
          "photos=照片|照片|相片|合影|photo,"
          "other=其他|其他|其它"),
  COLUMN ("file", "文件|檔案|文件名|檔案名稱|文件名称|链接|連結|存放位置|存放處|位置|file name|link|location", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("date", "归档日期|歸檔日期|存档日期|存檔日期|~日期|filed on", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (ARCHIVE, archive, "培训档案|培訓檔案|档案清单|檔案清單|归档清单|歸檔清單|存档清单|存檔清單|archive list", .folder_is_other = TRUE);
