/* What happened: the datasets that are streamed and never held. */
#include "source/columns.h"

static const ColumnDefinition enrolments_columns[] = {
  COLUMN ("session_id", SESSION_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "sessions", NAMES_ROW),
  COLUMN ("cohort_id", COHORT_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "cohorts", NAMES_ROW),
  COLUMN ("person_id", PERSON_HEADERS, CELL_ID, REQUIRED, NULL, .refers = "people", NAMES_ROW, NAMED),
};

DATASET (ENROLMENTS, enrolments, "报名|報名|报名表|報名表|参训名单|參訓名單|学员名单|學員名單|应到名单|應到名單|enrolment|enrollments|enrollment",
         .one_of = { ENROLMENTS_SESSION, ENROLMENTS_COHORT }, .is_facts = TRUE, .unread = PRIVATE_HEADERS);

static const ColumnDefinition attendance_columns[] = {
  COLUMN ("session_id", SESSION_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "sessions", NAMES_ROW),
  COLUMN ("person_id", PERSON_HEADERS, CELL_ID, REQUIRED, NULL, .refers = "people", NAMES_ROW, NAMED),
  COLUMN ("status", "出勤状态|出席狀態|出勤狀態|~状态|~狀態|考勤状态|考勤狀態|签到状态|簽到狀態|~出勤|~考勤|~state", CELL_CHOICE, REQUIRED,
          "present=出勤|出席|到课|到課|签到|簽到|已签到|已簽到|已到|实到|實到|到|正常|准时|準時|√|✓|✔|○|attended|on time,"
          "late=迟到|遲到|迟|遲|late arrival|tardy,"
          "left_early=早退|早退|提前离开|提前離開|提早离开|提早離開|退|left early|early leave|early departure,"
          "leave=请假|請假|假|休假|" LEAVE_KINDS "|excused|on leave,"
          "absent=缺勤|缺席|旷课|曠課|缺课|缺課|旷工|曠職|曠工|未到|未出席|旷|曠|缺|×|✗|no show|unexcused|awol"),
  COLUMN ("minutes", "出勤分钟|出席分鐘|分钟|分鐘|~时长|~時長|出勤分鐘|参训分钟|參訓分鐘|在场分钟|参训时长|~duration", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (0, 1440)),
  COLUMN ("leave_kind", "请假类型|請假類別|請假類型|假别|假別|请假类别|假期类型|假期類型|leave type", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("date", "日期|日期|培训日期|培訓日期|上课日期|上課日期|签到日期|簽到日期|考勤日期|出勤日期|出席日期|~day", CELL_DATE, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("day_part", "~~时段|~~時段|~~上下午|~~上午下午|~~半天|~~半日|~~午别|~~午別|~~half day|~~half", CELL_CHOICE, OPTIONAL,
          "morning=" MORNING_WORDS ",afternoon=" AFTERNOON_WORDS ",evening=" EVENING_WORDS, .beside = "person_id"),
};

DATASET (ATTENDANCE, attendance, "考勤|出席|签到|簽到|出勤|考勤表|签到表|簽到表|考勤记录|考勤記錄|签到记录|簽到記錄|出勤记录|出勤記錄|出席紀錄",
         .one_of = { ATTENDANCE_SESSION, ATTENDANCE_DATE }, .is_facts = TRUE, .unread = PRIVATE_HEADERS);

static const ColumnDefinition scores_columns[] = {
  COLUMN ("person_id", PERSON_HEADERS, CELL_ID, REQUIRED, NULL, .refers = "people", NAMES_ROW, NAMED),
  COLUMN ("assessment_id", ASSESSMENT_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "assessments", NAMES_ROW),
  COLUMN ("course_id", COURSE_HEADERS, CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "courses", NAMES_ROW),
  COLUMN ("date", "考试日期|考試日期|日期|考核日期|测验日期|測驗日期|成绩日期|成績日期", CELL_DATE, OPTIONAL, NULL, FILLED_DOWN),
  COLUMN ("score", "成绩|成績|分数|分數|得分|考试成绩|考試成績|考核成绩|考核成績|mark|points|~grade|"
          "~初考成绩|~初考成績|~初考分数|~初考分數|~初考得分|~首考成绩|~首考成績|~正考成绩|~正考成績|~第一次成绩|~第一次成績|~第一次得分|"
          "~成绩初考|~成績初考|~分数初考|~分數初考|~得分初考|~成绩首考|~成績首考|~成绩第一次|~成績第一次",
          CELL_NUMBER, REQUIRED, NULL),
  COLUMN ("max_score", MAXIMUM_HEADERS, CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("attempt", "第几次|第幾次|次数|次數|考试次数|考試次數|考次|attempts", CELL_INTEGER, OPTIONAL, NULL, FROM_TO (1, 1000)),
  COLUMN ("kind", "成绩类型|成績類型|~类型|~類型|考试性质|考試性質|~性质|~性質|~备注|~備註|~type|remark", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("retake_score", "~~补考成绩|~~補考成績|~~补考成绩1|~~補考成績1|~~补考1|~~補考1|~~第一次补考成绩|~~第一次補考成績|~~第一次补考|~~第一次補考|"
          "~~成绩补考|~~成績補考|~~分数补考|~~分數補考|~~得分补考|~~得分補考|~~成绩重考|~~成績重考|~~成绩第二次|~~成績第二次|"
          "~~补考|~~補考|~~补考分数|~~補考分數|~~补考得分|~~補考得分|~~补考分|~~重考|~~重考成绩|~~重考成績|~~重考分数|~~重考分數|~~二次考试成绩|~~第二次成绩|~~第二次成績|"
          "~~第二次得分|~~第二次分数|成绩(补考)|成績(補考)|分数(补考)|分數(補考)|得分(补考)|~~retake|~~retake mark|~~resit|~~resit score|~~resit mark|~~makeup|~~makeup score",
          CELL_NUMBER, OPTIONAL, NULL, .beside = "score"),
  COLUMN ("retake_date", "~~补考日期|~~補考日期|~~补考时间|~~補考時間|~~重考日期|~~重考时间|~~retake day|~~resit date|~~makeup date", CELL_DATE, OPTIONAL, NULL,
          .beside = "score"),
};

DATASET (SCORES, scores, "成绩|成績|成绩表|成績表|考试成绩|考試成績|考核成绩|考核成績|分数|分數|score|grades",
         .one_of = { SCORES_ASSESSMENT, SCORES_COURSE }, .is_facts = TRUE, .unread = PRIVATE_HEADERS "|最高分");

static const ColumnDefinition feedback_columns[] = {
  COLUMN ("session_id", SESSION_HEADERS, CELL_ID, REQUIRED, NULL, FILLED_DOWN, .refers = "sessions"),
  COLUMN ("respondent", "填写人|填寫人|答卷人|答卷编号|答卷編號|问卷编号|問卷編號|~~学员|~~學員|~工号|~工號|~~姓名|respondent id|~~person|~~name", CELL_TEXT, OPTIONAL, NULL,
          .nothing = NOBODYS_NAMES, NAMES_ROW, NAMED),
  COLUMN ("item_id", "评价项目|評價項目|题号|題號|题目|題目|问题编号|問題編號|~项目|~項目|~问题|~問題|~item|~question", CELL_ID, REQUIRED, NULL),
  COLUMN ("rating", "评分|評分|得分|分数|分數|打分|满意度|滿意度|~评价|~評價|score", CELL_NUMBER, REQUIRED, NULL, FROM_TO (0, 100)),
  COLUMN ("scale", "分制|分制|量表|满分|滿分|最高分|max", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (1, 100)),
};

DATASET (FEEDBACK, feedback, "培训反馈|培訓回饋|反馈|回饋|满意度|滿意度|满意度调查|滿意度調查|培训满意度|培訓滿意度|评价|評價|反馈表|回饋表|成果调查|培训成果调查|培訓成果調查|survey|ratings",
         .is_facts = TRUE, .unread = PRIVATE_HEADERS);

static const ColumnDefinition comments_columns[] = {
  COLUMN ("session_id", SESSION_HEADERS, CELL_ID, REQUIRED, NULL, FILLED_DOWN, .refers = "sessions"),
  COLUMN ("respondent", "填写人|填寫人|答卷人|答卷编号|答卷編號|问卷编号|問卷編號|~~学员|~~學員|~工号|~工號|~~姓名|respondent id|~~person|~~name", CELL_TEXT, OPTIONAL, NULL,
          .nothing = NOBODYS_NAMES, NAMED),
  COLUMN ("question", "问题|問題|题目|題目|开放题|開放題|题号|題號|item", CELL_TEXT, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("text", "回答|回答|内容|內容|意见|意見|建议|建議|意见建议|意見建議|答案|评论|評論|留言|comment|answer", CELL_TEXT, REQUIRED, NULL),
};

DATASET (COMMENTS, comments, "意见建议|意見建議|意见|意見|建议|建議|开放题|開放題|评论|評論|comment", .is_facts = TRUE, .unread = PRIVATE_HEADERS);

static const ColumnDefinition indicators_columns[] = {
  COLUMN ("date", "日期|日期|统计日期|統計日期|数据日期|資料日期|~day", CELL_DATE, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("indicator_id", "指标编号|指標編號|指标代码|指標代碼|~指标|~指標|~指标名称|~指標名稱|kpi|metric|~indicator", CELL_ID, REQUIRED, NULL, FILLED_DOWN, .refers = "targets", NAMES_ROW),
  COLUMN ("person_id", PERSON_HEADERS "|客服|坐席|agent", CELL_ID, OPTIONAL, NULL, .refers = "people", NAMED),
  COLUMN ("team", TEAM_HEADERS, CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("value", "数值|數值|指标值|指標值|值|实际值|實際值|完成值|实际|實際|结果|結果|actual", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("numerator", "分子|分子", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("denominator", "分母|分母", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("weight", "权重|權重|样本量|樣本數|会话数|對話數|会话量|件数|件數|sample size|n", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (0, 1000000000)),
};

DATASET (INDICATORS, indicators, "指标|指標|指标数据|指標資料|绩效指标|績效指標|业务指标|業務指標|指标明细|指標明細|KPI|indicator|metrics",
         .one_of = { INDICATORS_VALUE, INDICATORS_NUMERATOR }, .is_facts = TRUE, .unread = PRIVATE_HEADERS);

static const ColumnDefinition checks_columns[] = {
  COLUMN ("check_id", "质检编号|稽核編號|質檢編號|抽检编号|抽檢編號|检查编号|檢查編號|~编号|~編號|~~序号|~~序號|~id", CELL_ID, OPTIONAL, NULL),
  COLUMN ("date", "质检日期|稽核日期|日期|質檢日期|抽检日期|抽檢日期|抽查日期|检查日期|檢查日期", CELL_DATE, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("kind", "质检类型|稽核類型|質檢類型|抽检类型|抽檢類型|检查类型|檢查類型|检查项目|檢查項目|抽查项目|抽查項目|~类型|~類型|~项目|~項目|~type", CELL_TEXT, REQUIRED, NULL, FILLED_DOWN, NAMES_ROW),
  COLUMN ("person_id", PERSON_HEADERS "|被检人|被檢人|被检查人|被質檢人|被质检人|~客服|~坐席|~agent", CELL_ID, REQUIRED, NULL, .refers = "people", NAMES_ROW, NAMED),
  COLUMN ("inspector_id", "质检员|稽核員|質檢員|质检人|抽检人|抽檢人|检查人|檢查人|质检员工号|inspector", CELL_ID, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("result", "质检结果|稽核結果|質檢結果|结果|結果|是否合格|检查结果|檢查結果|抽检结果|抽檢結果|结论|結論", CELL_CHOICE, REQUIRED,
          "pass=合格|合格|通过|通過|达标|達標|正常|是|passed|ok|yes,"
          "fail=不合格|不合格|未通过|未通過|不通过|不达标|不達標|违规|違規|否|failed|no"),
  COLUMN ("score", "得分|得分|质检得分|稽核得分|分数|分數|成绩|成績|points", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (0, 1000)),
  COLUMN ("fatal", "致命差错|致命錯誤|致命|是否致命|一票否决|一票否決|critical|critical error", CELL_FLAG, OPTIONAL, NULL),
  COLUMN ("finding", "差错类型|錯誤類型|发现|發現|差错|差錯|问题|問題|扣分原因|差错描述|錯誤描述|error type", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("action", "处理结果|處理結果|处理|處理|措施|整改措施|跟进|跟進|follow-up", CELL_TEXT, OPTIONAL, NULL),
};

DATASET (CHECKS, checks, "质检|品質稽核|稽核|质检记录|品質稽核紀錄|質檢|抽检|抽檢|抽查|抽检记录|抽查记录|check|quality checks",
         .is_facts = TRUE, .unread = PRIVATE_HEADERS);

static const ColumnDefinition check_items_columns[] = {
  COLUMN ("check_id", "质检编号|稽核編號|質檢編號|抽检编号|抽檢編號|检查编号|檢查編號|~编号|~編號|~check", CELL_ID, REQUIRED, NULL, FILLED_DOWN, .refers = "checks"),
  COLUMN ("item_id", "扣分项|扣分項目|扣分項|扣分项目|质检项目|稽核項目|评分项|評分項|~项目|~項目|~差错类型|~錯誤類型|~item", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("deduction", "扣分|扣分|扣分值|减分|減分|deducted", CELL_NUMBER, OPTIONAL, NULL, FROM_TO (0, 1000)),
};

DATASET (CHECK_ITEMS, check_items, "质检明细|稽核明細|質檢明細|扣分明细|扣分明細|质检扣分|质检项目|check item|quality check items", .is_facts = TRUE);
