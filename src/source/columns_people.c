/* The staff list and what became of people. */
#include "source/columns.h"

static const ColumnDefinition people_columns[] = {
  COLUMN ("person_id", "工号|員工編號|工號|员工编号|员工号|員工號|员工工号|員工工號|员工ID|人员编号|人員編號|~编号|~編號|employee id|staff id|employee number|~id",
          CELL_ID, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("name", "姓名|姓名|员工姓名|員工姓名|中文姓名|full name|employee name|staff name", CELL_TEXT, REQUIRED, NULL, NAMES_ROW),
  COLUMN ("aliases", "别名|別名|花名|昵称|暱稱|曾用名|子账号|子帳號|alias|nickname", CELL_LIST, OPTIONAL, NULL),
  COLUMN ("team", TEAM_HEADERS, CELL_TEXT, OPTIONAL, NULL, FILLED_DOWN, GROUPS),
  COLUMN ("position", POSITION_HEADERS, CELL_TEXT, OPTIONAL, NULL, GROUPS),
  COLUMN ("level", "级别|級別|职级|職級|等级|等級|职等|職等|~grade|~rank", CELL_TEXT, OPTIONAL, NULL, GROUPS),
  COLUMN ("manager_id", "上级工号|主管編號|上級工號|上级编号|上級編號|~上级|~上級|~直属上级|~直屬上級|~直接上级|~直接上級|~直属主管|~直屬主管|主管工号|主管工號|主管编号|"
          "~主管|汇报对象|匯報對象|~manager|reports to|supervisor|supervisor id|line manager", CELL_ID, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("mentor_id", "导师工号|導師編號|導師工號|导师编号|~导师|~導師|~师傅|~師傅|~师父|~師父|师傅工号|師父工號|带教老师|带教人|帶教老師|~mentor",
          CELL_ID, OPTIONAL, NULL, .refers = "people"),
  COLUMN ("hire_date", "入职日期|到職日期|入職日期|入职时间|入職時間|入职日|入職日|到职日期|到职日|到職日|join date|joined|hired|date of joining", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("probation_end", "试用期截止|試用期截止|试用期截止日期|试用期结束|試用期結束|试用期结束日期|試用期結束日期|试用期到期|試用期到期|试用期至|試用期至|試用期滿日|"
          "probation until|end of probation", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("regular_date", "转正日期|正式任用日期|轉正日期|转正时间|轉正時間|正式任用日|confirmation date|confirmed", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("leave_date", "离职日期|離職日期|离职时间|離職時間|离职日|離職日|leaving date|~left|termination date", CELL_DATE, OPTIONAL, NULL),
  COLUMN ("leave_reason", "离职原因|離職原因|离职类型|離職類型|reason for leaving", CELL_TEXT, OPTIONAL, NULL, GROUPS),
  COLUMN ("cohort", "~期次|~梯次|培训期次|培訓梯次|期次编号|梯次編號|入职批次|~批次|~班级|~班級|cohort_id", CELL_ID, OPTIONAL, NULL, FILLED_DOWN, .refers = "cohorts"),
  COLUMN ("email", "邮箱|電子郵件|郵箱|电子邮箱|電子郵箱|电子邮件|邮箱地址|企业邮箱|电邮|電郵|e-mail|mail|email address", CELL_TEXT, OPTIONAL, NULL, GROUPS),
};

DATASET (PEOPLE, people, "花名册|人員名冊|花名冊|人员|人員|员工|員工|人员名册|员工名册|員工名冊|员工花名册|人员信息|person|employees|staff",
         .unread = PRIVATE_HEADERS);

static const ColumnDefinition moves_columns[] = {
  COLUMN ("person_id", PERSON_HEADERS, CELL_ID, REQUIRED, NULL, .refers = "people", NAMED),
  COLUMN ("date", "生效日期|生效日期|异动日期|異動日期|调动日期|調動日期|变动日期|變動日期|~日期|effective date", CELL_DATE, REQUIRED, NULL),
  COLUMN ("field", "异动项目|異動項目|变动项目|變動項目|异动类型|異動類型|变动类型|~类型|~類型|~项目|~項目|what|~type", CELL_CHOICE, REQUIRED,
          "team=组|組|组别|組別|小组|小組|班组|班組|团队|團隊|调组|調組|group,"
          "position=岗位|職位|崗位|职位|职务|職務|职称|職稱|转岗|轉調|调岗|調崗|job title,"
          "level=级别|級別|职级|職級|等级|等級|职等|職等|晋级|晉級|grade,"
          "manager_id=上级|主管|上級|直属上级|直屬上級|直属主管|直屬主管|汇报对象|匯報對象|manager,"
          "mentor_id=导师|導師|师傅|師傅|师父|師父|带教老师|帶教老師|mentor"),
  COLUMN ("value", "变动后|異動後|變動後|异动后|调整后|調整後|调动后|調動後|新值|现为|現為|after|new value|~to", CELL_TEXT, REQUIRED, NULL),
  COLUMN ("before", "变动前|異動前|變動前|异动前|调整前|調整前|调动前|調動前|原值|原为|原為|old value|~from", CELL_TEXT, OPTIONAL, NULL),
  COLUMN ("note", NOTE_HEADERS "|原因|~reason", CELL_TEXT, OPTIONAL, NULL),
};

DATASET (MOVES, moves, "人员异动|人員異動|异动|異動|人员变动|人員變動|调动记录|調動紀錄|异动记录|異動紀錄|move|staff moves", .unread = PRIVATE_HEADERS);
