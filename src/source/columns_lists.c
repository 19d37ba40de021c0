/* The lists that departments keep beside their records: targets, actions, questions, duties, needs. */
#include "source/columns.h"

static const ColumnDefinition targets_columns[] = {
  COLUMN ("indicator_id", "指标编号|指標編號|指标代码|指標代碼|~指标|~指標|~编号|~編號|kpi|metric|~id", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("title", "指标名称|指標名稱|指标名|指標名|~名称|~名稱|~name", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("kind", "指标类型|指標類型|~类型|~類型|~type", CELL_CHOICE, OPTIONAL,
          "rate=比率|比率|率|百分比|比例|占比|percentage,"
          "mean=平均值|平均值|均值|平均|平均分|评分|評分|average,"
          "duration=时长|時間|時長|时间|time,"
          "count=数量|數量|次数|次數|个数|個數|件数|件數|number"),
  COLUMN ("unit", "单位|單位|计量单位|計量單位", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("direction", "优化方向|改善方向|方向|期望方向|好坏方向|better", CELL_CHOICE, OPTIONAL,
          "up=越高越好|越高越好|高|升|上升|提升|提高|正向|越大越好|↑|higher,"
          "down=越低越好|越低越好|低|降|下降|降低|负向|負向|越小越好|↓|lower"),
  COLUMN ("baseline", "基线|基準值|基準|基线值|基准|基准值|现状|現狀|初始值|起点值", CELL_NUMBER, OPTIONAL, NULL),
  COLUMN ("target", "目标值|目標值|目标|目標|goal", CELL_NUMBER, REQUIRED, NULL),
  COLUMN ("period", "考核周期|考核週期|统计周期|統計週期|目标周期|目標週期|周期|週期|per", CELL_CHOICE, OPTIONAL,
          "daily=每日|每日|每天|日|day,"
          "weekly=每周|每週|周|週|每星期|week,"
          "monthly=每月|每月|月|月度|每个月|month,"
          "quarterly=每季|每季|每季度|季度|季|quarter,"
          "annual=每年|每年|年|年度|全年|yearly|year"),
  COLUMN ("due", "达成日期|達成日期|期限|完成日期|截止日期|目标日期|目標日期|by|deadline", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("companion_id", "关联指标|搭配指標|關聯指標|配套指标|伴随指标|参评指标|companion", CELL_ID, OPTIONAL, NULL, .refers = "targets"),
};

DATASET (TARGETS, targets, "目标|目標|指标目标|指標目標|目标值|目標值|培训目标|培訓目標|KPI目标|KPI目標|target");

static const ColumnDefinition actions_columns[] = {
  COLUMN ("action_id", "问题编号|問題編號|事项编号|事項編號|~编号|~編號|~~序号|~~序號|issue id|~id", CELL_ID, OPTIONAL, NULL, NAMES_ROW),
  COLUMN ("date", "提出日期|提出日期|登记日期|登記日期|发现日期|發現日期|记录日期|記錄日期|~日期|raised|reported", CELL_DATE, REQUIRED, NULL),
  COLUMN ("kind", "问题类型|問題類型|事项类型|事項類型|~类型|~類型|~类别|~類別|分类|分類|~type", CELL_CHOICE, OPTIONAL,
          "problem=问题|問題|异常|異常|issue,"
          "coordination=需协调|需協調|协调事项|協調事項|跨部门|跨部門|支持|请示|請示|support,"
          "improvement=改进|改善|改进措施|改善措施|效果改进|计划调整|計畫調整,"
          "suggestion=建议|建議|意见|意見|员工建议|員工建議,"
          "mood=员工情绪|員工情緒|情绪|情緒|士气|士氣|思想动态,"
          "task=任务|任務|待办|待辦|行动项|行動項目|to do"),
  COLUMN ("problem", "问题|問題|问题描述|問題描述|事项|事項|主要问题|主要問題|议题|議題|发现|發現|issue|description", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("cause", "原因|原因|原因分析|根因|归因|歸因|root cause|~reason", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("action", "措施|措施|改进措施|改善措施|解决措施|解決措施|处理措施|處理措施|对策|對策|行动|行動|解决方案|解決方案|处理办法|measure|next step", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("owner_id", OWNER_HEADERS, CELL_LIST, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("department", "责任部门|責任部門|配合部门|配合部門|协助部门|協助部門|~部门|~部門", CELL_TEXT, OPTIONAL, NULL, GROUPS),
  COLUMN ("due", "期限|期限|完成期限|截止日期|截止时间|计划完成日期|計畫完成日期|预计完成|預計完成|到期日|due date|deadline", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("status", "状态|狀態|进展|進展|完成情况|完成狀況|处理状态|處理狀態|进度|進度|state", CELL_CHOICE, OPTIONAL,
          "open=待处理|待處理|未开始|未開始|待跟进|待跟進|未完成|未解决|未解決|未关闭|新建|new,"
          "doing=进行中|進行中|处理中|處理中|跟进中|跟進中|整改中|in progress,"
          "done=已完成|已完成|完成|已闭环|已結案|闭环|已解决|已解決|已关闭|已關閉|关闭|结案|結案|closed|resolved,"
          "dropped=取消|取消|已取消|不处理|不處理|搁置|擱置|cancelled|canceled"),
  COLUMN ("closed", "完成日期|完成日期|实际完成日期|實際完成日期|关闭日期|關閉日期|结案日期|結案日期|闭环日期|解决日期|解決日期|closed on|done on", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("result", "处理结果|處理結果|结果|結果|效果|验证结果|驗證結果|outcome", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("session_id", SESSION_HEADERS, CELL_ID, OPTIONAL, NULL, .refers = "sessions"),
  COLUMN ("course_id", COURSE_HEADERS, CELL_ID, OPTIONAL, NULL, .refers = "courses"),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (ACTIONS, actions, "问题与改进|問題與改善|问题与措施|問題與措施|改进措施|改善措施|行动项|行動項目|待办事项|待辦事項|问题跟进|問題追蹤|问题台账|問題台帳|action|issues");

static const ColumnDefinition faq_columns[] = {
  COLUMN ("faq_id", "问题编号|問題編號|~编号|~編號|~~序号|~~序號|~id", CELL_ID, OPTIONAL, NULL, NAMES_ROW),
  COLUMN ("question", "问题|問題|标准问|標準問|客户问题|客戶問題|常见问题|常見問題|问|問|提问|提問", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("answer", "标准答|標準答|标准答案|標準答案|标准回答|標準回答|答案|回答|解答|答复|答覆|答|standard answer", CELL_TEXT, REQUIRED, NULL),
  COLUMN ("example", "场景答|情境答|場景答|场景答案|場景答案|场景回答|場景回答|话术|話術|参考话术|參考話術|示例|範例|scene answer|script", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("category", "分类|分類|类别|類別|类型|類型|业务|業務|模块|模組|type|topic", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("course_id", COURSE_HEADERS, CELL_ID, OPTIONAL, NULL, .refers = "courses"),
  COLUMN ("keywords", "关键词|關鍵字|關鍵詞|关键字|标签|標籤|tags|tag", CELL_LIST, OPTIONAL, NULL),
  COLUMN ("owner_id", OWNER_HEADERS "|维护人|維護人", CELL_ID, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("updated", "更新日期|更新日期|修订日期|修訂日期|更新时间|更新時間|~日期|updated on|~date", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("page", PAGE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (FAQ, faq, "常见问题|常見問題|问答|問答|知识库|知識庫|问答手册|問答手冊|faqs|questions");

static const ColumnDefinition duties_columns[] = {
  COLUMN ("duty_id", "职责编号|職責編號|事项编号|事項編號|~编号|~編號|~~序号|~~序號|~id", CELL_ID, OPTIONAL, NULL, NAMES_ROW),
  COLUMN ("position", POSITION_HEADERS "|角色|适用岗位|適用職位|责任岗位|責任崗位", CELL_TEXT, REQUIRED, NULL, FILLED_DOWN),
  COLUMN ("title", "工作事项|工作事項|职责|職責|事项|事項|工作内容|工作內容|任务|任務|任务名称|任務名稱|工作项目|工作項目|duty|task", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("frequency", "频率|頻率|频次|頻次|周期|週期|执行频率|執行頻率|how often", CELL_CHOICE, OPTIONAL,
          "daily=每日|每日|每天|日|工作日|每个工作日|every day,"
          "weekly=每周|每週|周|週|每星期|every week,"
          "monthly=每月|每月|月|月度|每个月|every month,"
          "quarterly=每季|每季|每季度|季度|季|every quarter,"
          "yearly=每年|每年|年度|年|annual|every year,"
          "once=一次|一次|一次性|单次|單次,"
          "as_needed=按需|視需要|视需要|随时|隨時|不定期|需要时|需要時|as required"),
  COLUMN ("day", "执行日|執行日|日|日期|时间点|時間點|哪天|哪一天|星期|when|date", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("month", "月份|月份|执行月|執行月|哪月", CELL_INTEGER, OPTIONAL, NULL, FROM_TO (1, 12)),
  COLUMN ("start", START_HEADERS, CELL_TIME, OPTIONAL, NULL),
  COLUMN ("end", END_HEADERS, CELL_TIME, OPTIONAL, NULL),
  COLUMN ("owner_id", OWNER_HEADERS "|执行人|執行人", CELL_LIST, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("output", "产出|產出|交付物|输出|輸出|成果|deliverable", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("page", PAGE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (DUTIES, duties, "岗位职责|職務說明|崗位職責|职责|職責|工作事项|工作事項|duty");

static const ColumnDefinition needs_columns[] = {
  COLUMN ("need_id", "需求编号|需求編號|~编号|~編號|~~序号|~~序號|~id", CELL_ID, OPTIONAL, NULL, NAMES_ROW),
  COLUMN ("date", "填表日期|填表日期|申请日期|申請日期|调研日期|調查日期|提交日期|~日期|submitted", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("person_id", "填表人|填表人|申请人|申請人|填写人|填寫人|调研对象|提出人|工号|工號|员工编号|員工編號|~姓名|applicant|employee id|~person|~name",
          CELL_ID, OPTIONAL, NULL, .refers = "people", NAMES_ROW),
  COLUMN ("team", "申请部门|申請部門|提出部门|提出部門|所属部门|所屬部門|部门|部門|组|組|组别|組別|group|department", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("category", "课程类型|課程類型|课程类别|課程類別|~类型|~類型|~类别|~類別|~type", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("title", "需求课程|需求課程|课程名称|課程名稱|培训课程|培訓課程|课程|課程|题目|題目|培训需求|培訓需求|topic|~course", CELL_TEXT, OPTIONAL, NULL, NAMES_ROW),
  COLUMN ("course_id", "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|course code", CELL_ID, OPTIONAL, NULL, .refers = "courses"),
  COLUMN ("mastery", "掌握状况|掌握狀況|掌握程度|掌握情况|熟练程度|熟練程度|mastery level", CELL_CHOICE, OPTIONAL,
          "5=精通|精通|熟练|熟練|完全掌握|expert,"
          "4=掌握|掌握|较好|較好|良好|好|good,"
          "3=一般|一般|基本掌握|普通|fair,"
          "2=了解|了解|较差|較差|不熟练|不熟練|weak,"
          "1=不会|不會|不了解|未掌握|没掌握|差|none"),
  COLUMN ("problem", "问题论述|問題說明|問題論述|问题描述|問題描述|存在问题|存在問題|问题|問題", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("reason", "需求原因|需求原因|申请原因|申請原因|原因", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("audience", "参训人员|參訓人員|培训对象|培訓對象|对象|對象|trainees|participants", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("people", "人数|人數|参训人数|參訓人數|number of people", CELL_INTEGER, OPTIONAL, NULL, FROM_TO (0, 1000000)),
  COLUMN ("expected_date", "期望日期|期望日期|期望时间|期望時間|希望日期|期望培训日期|期望培訓日期|wanted by", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("content", "培训内容建议|培訓內容建議|内容建议|內容建議|培训内容|培訓內容|建议|建議|内容|內容|suggested content", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("priority", "优先级|優先順序|優先級|紧急程度|緊急程度|重要程度|urgency", CELL_CHOICE, OPTIONAL,
          "high=高|高|紧急|緊急|重要|urgent,medium=中|中|普通|normal,low=低|低|不急"),
  COLUMN ("status", "处理状态|處理狀態|~状态|~狀態|~state", CELL_CHOICE, OPTIONAL,
          "open=待处理|待處理|新提出|未处理|未處理|new,"
          "planned=已列入计划|已排入計畫|已安排|已排期|采纳|採納|accepted,"
          "done=已完成|已完成|完成|已实施|已實施|completed,"
          "declined=不采纳|不採納|驳回|駁回|取消|rejected"),
  COLUMN ("plan_id", "计划编号|計畫編號|計劃編號|~计划|~計畫|~計劃|~plan", CELL_ID, OPTIONAL, NULL, .refers = "plan"),
  COLUMN ("note", NOTE_HEADERS, CELL_TEXT, OPTIONAL, NULL),
};

DATASET (NEEDS, needs, "培训需求|培訓需求|需求|需求调研|需求調查|培训调研|培訓調查|培训课程需求|培訓課程需求|培训需求表|培訓需求表|need|training needs",
         .one_of = { NEEDS_CATEGORY, NEEDS_TITLE });

static const ColumnDefinition survey_items_columns[] = {
  COLUMN ("item_id", "题号|題號|题目编号|題目編號|问题编号|問題編號|项目编号|項目編號|~编号|~編號|~~序号|~~序號|~id|~item", CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("title", "题目|題目|题目内容|題目內容|评价项目|評價項目|评价内容|評價內容|项目|項目|问题|問題|text|question", CELL_TEXT, OPTIONAL, NULL, NAMES_ROW),
  COLUMN ("section", "分组|分組|评价维度|評價維度|维度|維度|部分|模块|模組|类别|類別|group|category", CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
};

DATASET (SURVEY_ITEMS, survey_items, "问卷题目|問卷題目|问卷项目|問卷項目|反馈题目|回饋題目|满意度题目|滿意度題目|评价项目|評價項目|survey item|survey questions");
