/* What the files of definitions share. Private to the room.
 *
 * In every list of headers, of file names and of the words of a choice the first is the usual one in Simplified Chinese and the second its form in
 * Traditional Chinese as Taiwan writes it (the same again where both are equal); then come others, English last. */
#ifndef TRAINBOOK_SOURCE_COLUMNS_H
#define TRAINBOOK_SOURCE_COLUMNS_H

#include "source/dataset.h"

#define COLUMN(...) { __VA_ARGS__ }
#define REQUIRED TRUE
#define OPTIONAL FALSE
#define FILLED_DOWN .fill_down = TRUE     /* merged cells are usual in this column */
#define NAMES_ROW .names_row = TRUE       /* a total row has its 合计 here */

#define GROUPS .groups = TRUE             /* a text that something is counted by */
#define NAMED .named_by = PERSON_NAME_HEADERS    /* the person's name may stand beside the id */

/* A whole definition; the rest of it is given by designators. */
#define DATASET(ID, lower, files, ...) \
  const DatasetDefinition lower##_dataset = { .id = DATASET_##ID, .name = #lower, .file_aliases = files, .columns = lower##_columns, \
    .n_columns = G_N_ELEMENTS (lower##_columns), __VA_ARGS__ }

/* Ranges, in whole numbers. */
#define FROM_TO(from, to) .least = (from) * DECIMAL_ONE, .most = (to) * DECIMAL_ONE
/* Training hours, points, what scores can be at most. */
#define HOURS_RANGE FROM_TO (0, 1000)
#define MARK_RANGE FROM_TO (0, 100)
#define MAXIMUM_RANGE .least = DECIMAL_ONE / 100, .most = 1000000 * DECIMAL_ONE

/* Headers that many datasets have for the same thing. */
#define PERSON_ID_HEADERS "工号|員工編號|工號|员工编号|员工号|員工號|员工工号|員工工號|员工ID|人员编号|人員編號|学员工号|學員工號|学员编号|學員編號"
#define PERSON_HEADERS PERSON_ID_HEADERS "|" \
  "~学员|~學員|~姓名|~员工|~員工|~员工姓名|~員工姓名|~学员姓名|~學員姓名|employee id|staff id|employee number|~person|~employee|~name"
#define PERSON_NAME_HEADERS "姓名|学员|學員|员工|員工|员工姓名|員工姓名|学员姓名|學員姓名|中文姓名|名字|name|full name|employee name|staff name|person|employee"
#define TEAM_HEADERS "组|組|组别|組別|小组|小組|班组|班組|团队|團隊|所属组|所屬組|所在组|所在組|所属团队|所屬團隊|~部门|~部門|~group|~department"
#define COURSE_HEADERS "课程编号|課程編號|课程代码|課程代碼|课程号|課程號|~课程|~課程|~课程名称|~課程名稱|course code|~course"
#define ASSESSMENT_HEADERS "考核编号|考核編號|考试编号|考試編號|测验编号|測驗編號|~考核|~考试|~考試|~测验|~測驗|~考核名称|~考核名稱|~考试名称|~考試名稱|" \
  "exam id|quiz id|~assessment|~exam"
#define COHORT_HEADERS "期次编号|梯次編號|期次編號|梯次编号|~期次|~梯次|~批次|~班级|~班級|~cohort"
#define SESSION_HEADERS "场次编号|場次編號|场次号|場次號|~培训场次|~培訓場次|~场次|~場次|~session"
#define TRAINER_HEADERS "讲师工号|講師編號|講師工號|讲师编号|~讲师|~講師|授课讲师|授課講師|授课人|培训师|培訓師|主讲人|主講人|~trainer|instructor"
#define OWNER_HEADERS "责任人|責任人|负责人|負責人|主办人|主辦人|跟进人|跟進人|责任人工号|負責人編號|owner|responsible|person responsible"
#define HOURS_HEADERS "课时|時數|課時|时数|课时数|課時數|学时|學時|培训课时|~duration"
#define VENUE_HEADERS "地点|地點|场地|場地|教室|培训地点|培訓地點|培训教室|~room|location|~place"
#define METHOD_HEADERS "培训方式|培訓方式|授课方式|授課方式|~方法|培训方法|培訓方法|~方式"
#define NOTE_HEADERS "~备注|~備註|~说明|~說明|附注|附註|notes|remark|remarks"
#define PAGE_HEADERS "页面|頁面|手册页面|手冊頁面|课程页面|課程頁面|文档|~文件|document"
#define POSITION_HEADERS "岗位|職位|崗位|职位|职务|職務|职称|職稱|岗位名称|~post|job title|~role"
#define MAXIMUM_HEADERS "满分|滿分|~总分|~總分|满分值|~最高分|max|maximum score|full marks"
#define MARK_HEADERS "及格线|及格分數|及格線|及格分|及格分数|合格线|合格線|合格分数|合格分數|passing score"
#define START_HEADERS "~开始|~開始|开始时间|開始時間|起始时间|起始時間|上课时间|上課時間|上课时段|上課時段|时段|時段|~培训时间|~培訓時間|~时间|~時間|start time|time slot|~from|~time"
#define END_HEADERS "~结束|~結束|结束时间|結束時間|截止时间|下课时间|下課時間|end time|~until|~to"

/* What survey tools and people write where nobody is named. */
#define NOBODYS_NAMES "匿名|匿名|匿名用户|匿名用戶|匿名使用者|匿名答卷|匿名问卷|匿名問卷|匿名填写|匿名填寫|匿名填写者|匿名填寫者|匿名填写人|匿名填寫人|匿名作答|匿名提交|匿名学员|匿名學員|匿名员工|匿名員工|" \
  "匿名者|匿名人员|匿名評價|匿名评价|匿名反馈|匿名回饋|不记名|不記名|无记名|無記名|不具名|未具名|不署名|未署名|未留名|未实名|无|無|不填|未填|未填写|未填寫|" \
  "anonymous|anonymous user|anonymous respondent|anonymous response|anonymous participant|anon|unnamed|no name|none|n/a"

/* Parts of a day. */
#define MORNING_WORDS "上午|上午|早上|上|早|am|forenoon"
#define AFTERNOON_WORDS "下午|下午|午后|午後|下|pm"
#define EVENING_WORDS "晚上|晚上|晚间|晚間|晚|夜间|夜間|夜|night"

/* The kinds of leave, each in the words for it: the first is that of a sign in Simplified Chinese. */
#define LEAVE_PERSONAL "事假|事假|私假|personal leave|private leave|casual leave"
#define LEAVE_SICK "病假|病假|病休|sick leave|sick|medical leave"
#define LEAVE_OFFICIAL "公假|公假|公出|公差|因公|出差|official leave|business leave|business trip"
#define LEAVE_ANNUAL "年假|特休|年休|年休假|带薪年假|特休假|特別休假|annual leave|vacation"
#define LEAVE_MARRIAGE "婚假|婚假|marriage leave|wedding leave"
#define LEAVE_MATERNITY "产假|產假|maternity leave"
#define LEAVE_PATERNITY "陪产假|陪產假|paternity leave"
#define LEAVE_PRENATAL "产检假|產檢假|产检|產檢"
#define LEAVE_PARENTAL "育儿假|育嬰假|育兒假|parental leave|childcare leave"
#define LEAVE_NURSING "哺乳假|哺乳假|nursing leave"
#define LEAVE_BEREAVEMENT "丧假|喪假|bereavement leave|funeral leave"
#define LEAVE_IN_LIEU "调休|補休|調休|补休|调休假|補休假|倒休|换休|換休|comp time|comp leave|compensatory leave|time off in lieu|toil"
#define LEAVE_INJURY "工伤假|公傷假|工傷假|工伤|公傷|injury leave"
#define LEAVE_HOME "探亲假|探親假|home leave"
#define LEAVE_CARE "护理假|家庭照顧假|護理假|家庭照顾假|care leave"
#define LEAVE_KINDS LEAVE_PERSONAL "|" LEAVE_SICK "|" LEAVE_OFFICIAL "|" LEAVE_ANNUAL "|" LEAVE_MARRIAGE "|" LEAVE_MATERNITY "|" LEAVE_PATERNITY "|" LEAVE_PRENATAL "|" \
  LEAVE_PARENTAL "|" LEAVE_NURSING "|" LEAVE_BEREAVEMENT "|" LEAVE_IN_LIEU "|" LEAVE_INJURY "|" LEAVE_HOME "|" LEAVE_CARE

/* Headers that staff lists and lists of trainees usually have and that are nobody's business here: known, and never read. */
#define PRIVATE_HEADERS "电话|電話|手机|手機|手机号|手機號|手机号码|手機號碼|联系电话|聯絡電話|联系方式|聯絡方式|身份证|身分證|身份证号|身分證字號|身份证号码|证件号码|" \
  "地址|住址|家庭住址|家庭地址|居住地址|户籍|户籍地址|戶籍地址|出生日期|生日|年龄|年齡|性别|性別|民族|籍贯|籍貫|婚姻|婚姻状况|婚姻狀況|学历|學歷|学校|毕业院校|畢業學校|" \
  "专业|政治面貌|银行卡|银行卡号|银行账号|銀行帳號|开户行|工资|薪资|薪資|底薪|社保|公积金|紧急联系人|緊急聯絡人|紧急联系电话|微信|微信号|QQ|IP|IP地址|来源|來源|序号|序號|" \
  "phone|mobile|telephone|id card|national id|address|birthday|date of birth|age|gender|sex|salary|bank account|ip address|no."

extern const DatasetDefinition people_dataset, moves_dataset, courses_dataset, assessments_dataset, curricula_dataset, cohorts_dataset, sessions_dataset,
  calendar_dataset, targets_dataset, plan_dataset, actions_dataset, faq_dataset, duties_dataset, ladder_dataset, needs_dataset, stages_dataset, survey_items_dataset,
  archive_dataset,
  enrolments_dataset, attendance_dataset, scores_dataset, feedback_dataset, comments_dataset, indicators_dataset, checks_dataset, check_items_dataset;

#endif
