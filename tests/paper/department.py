#!/usr/bin/env python3
"""Makes the records of a department of 12 teams and 180 people that keeps every kind of record over more than a year, so that no section of a report is
empty and every comparison has both of its sides. The same arguments make the same bytes.

  department.py DIR LANGUAGE PLACES    LANGUAGE: zh-Hans or en, that of titles and names too; PLACES: how many win the monthly award"""
import csv, datetime, os, random, sys

AS_OF, FIRST = datetime.date(2028, 3, 22), datetime.date(2027, 2, 1)
CHINESE = sys.argv[2] != "en"
PLACES = int(sys.argv[3])
pick = random.Random(20280322)


def say(chinese, english):
    return chinese if CHINESE else english


AREAS = [say(*pair) for pair in (("产品", "Products"), ("服务技能", "Service skills"), ("系统", "Systems"), ("制度", "Policies"))]
COURSES = [say(*pair) for pair in (
    ("新品速递", "New products this season"), ("退换货政策", "Returns and exchanges"), ("投诉处理", "Handling complaints"), ("话术升级", "Better phrases"),
    ("工单系统", "The ticket system"), ("电话礼仪", "Telephone manners"), ("情绪管理", "Staying calm under pressure"), ("制度月考", "Monthly policies"),
    ("大促备战", "Preparing for the sales festival"), ("风控红线", "Risk and compliance"), ("会员权益", "Membership benefits"), ("入职基础", "Basics for newcomers"))]
TEAMS = [say(f"{n}组", f"Service team {i + 1}") for i, n in enumerate("一 二 三 四 五 六 七 八 九 十 十一 十二".split())]
INDICATORS = [("CSAT", say("客户满意度", "Customer satisfaction"), "rate", "up", 91, 94, "%"), ("FRT", say("首次响应时长", "First response time"), "duration", "down", 38, 33, say("秒", "s")),
              ("QS", say("服务评分", "Service rating"), "mean", "up", 90, 95, say("分", "points")), ("NPS", say("净推荐值", "Net promoter score"), "count", "up", 40, 50, ""),
              ("FCR", say("一次解决率", "First contact resolution"), "rate", "up", 80, 85, "%")]
QUESTIONS = [say(*pair) for pair in (("课程目标清楚", "The aims were clear"), ("内容符合岗位", "It fits my work"), ("讲解清楚", "It was well explained"), ("互动充分", "We took part"),
                                     ("课件清晰", "The slides were clear"), ("场地舒适", "The room was good"), ("通知及时", "I was told in time"), ("总体满意", "Satisfied on the whole"))]
SECTIONS = [say("内容", "Content")] * 2 + [say("讲师", "Trainer")] * 2 + [say("材料", "Material")] + [say("组织", "Organization")] * 2 + [say("总体", "Overall")]
FINDINGS = [say(*pair) for pair in (("话术不规范", "Wrong phrases"), ("响应超时", "Late answer"), ("未登记工单", "No ticket"), ("漏报时限", "No time given"), ("未核对订单", "Order not checked"))]
ITEMS = [say(*pair) for pair in (("开头语", "Greeting"), ("核实身份", "Identity"), ("业务准确", "Accuracy"), ("系统操作", "Handling of the system"), ("结束语", "Closing"))]
COMMENTS = [say(*pair) for pair in (("希望多一些案例", "More examples, please"), ("时间太紧", "Too little time"), ("希望有录音回放", "I would like recordings of calls"), ("练习可以再多", "More practice"))]
PROBLEMS = [say(*pair) for pair in (("早班到场不齐", "Early shifts come late"), ("投影设备老旧", "The projector is old"), ("题库更新慢", "The questions are out of date"), ("新人系统账号未开通", "Newcomers have no account"))]
CONFIG = f"""title: {say('客服部培训手册', 'Training handbook')}
department: {say('客服部', 'Customer service')}
language: {sys.argv[2]}
as_of: {AS_OF}
pass_mark: 80
edition: manager
editions:
  manager:
    output: site
    notice: {say('内部资料 注意保密', 'Internal. Do not pass on.')}
    minimum_group: 1
    datasets: all
    dimensions: all
    pages: all
    names: {{schedules: full, rosters: full, owners: full, awards: full, worst: full, attendance: full, results: full, progress: full}}
targets: {{plan.completion: 95%, attendance.rate: 95%, score.first_pass_rate: 70%, score.mean: 86, feedback.mean: 4.4}}
checks: {{courses: {{{FINDINGS[0]}: C04, {FINDINGS[1]}: C05, {ITEMS[2]}: C03}}}}
reports: {{team: false, trend_periods: 8, minimum: 5, prepared: {say('培训组', 'Training')}, to: {say('客服经理', 'The manager')}}}
awards:
  {say('学习之星', 'Learners of the month')}:
    period: monthly
    scope: person
    conditions: ["attendance.rate ≥ 80%, n ≥ 1"]
    rank: attendance.expected
    winners: {PLACES}
    prize: {say('证书', 'certificate')}
  {say('最佳团队', 'Best team')}:
    period: monthly
    scope: team
    conditions: [attendance.rate ≥ all]
    rank: attendance.rate
    winners: 1
boards:
  {say('学时之最', 'Hours of training')}: {{measure: hours.person, period: monthly, scope: person, best: 5}}
  {say('出勤之最', 'Attendance')}: {{measure: attendance.rate, period: monthly, scope: team, best: 3, worst: 2}}
"""


def write(name, header, rows):
    path = os.path.join(sys.argv[1], "data", name + ".csv")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows(rows)


def day_after(day, n):
    return day + datetime.timedelta(n)


WORKDAYS = [day for day in (day_after(FIRST, n) for n in range((AS_OF - FIRST).days + 20)) if day.weekday() < 5]
MONTHS = sorted({(day.year, day.month) for day in WORKDAYS})
COHORTS = [(f"P{n + 1:02}", WORKDAYS[20 + 35 * n]) for n in range(8)]
COHORTS[6:] = [("P07", datetime.date(2028, 2, 28)), ("P08", datetime.date(2028, 3, 20))]
TRAINERS = [f"H{n:03}" for n in range(2, 6)]
people = [["H001", say("林经理", "M. Lin"), "", say("客服经理", "Manager"), "2019-03-01", "", "", "", ""]]
people += [[trainer, say(f"讲师{'甲乙丙丁'[n]}", f"T. Rainer{n + 1}"), "", say("培训师", "Trainer"), "2021-05-10", "", "", "", "H001"] for n, trainer in enumerate(TRAINERS)]
for number in range(6, 181):
    cohort, start = COHORTS[number % 8] if number > 124 else ("", day_after(datetime.date(2021, 1, 4), number * 9))
    regular = day_after(start, 91)
    people.append([f"H{number:03}", say(f"学员{number:03}", f"A. Gent{number:03}"), TEAMS[number % 12], say("客服专员", "Agent"), start, day_after(start, 90), regular if regular < AS_OF else "", cohort, "H001"])
AGENTS = [row for row in people if row[2]]


def employed(day):
    return [row for row in AGENTS if row[4] <= day]


def records_of_sessions():
    sessions, attendance, answers, comments = [], [], [], []
    for n, day in enumerate(WORKDAYS):
        for slot in range(pick.choice([1, 2, 2, 3])):
            later = day > AS_OF
            status = "planned" if later else pick.choice(["held"] * 15 + ["cancelled", "postponed"])
            session = f"S{len(sessions) + 1:04}"
            plan = f"J{day:%y%m}{pick.randrange(4)}" if pick.random() < .7 else ""
            sessions.append([session, day, f"{9 + 2 * slot}:00", f"{10 + 2 * slot}:30", f"C{pick.randrange(11) + 1:02}", pick.choice(TRAINERS), "", plan, status, say("讲师请假", "The trainer was ill") if status in ("cancelled", "postponed") else ""])
            if status != "held":
                continue
            audience = [row for row in employed(day) if row[2] in pick.sample(TEAMS, 3)]
            attendance += [[session, row[0], pick.choices(["present", "late", "leave", "absent", ""], [86, 5, 4, 3, 2])[0]] for row in audience]
            answers += [[session, *[pick.choice([3, 4, 4, 5, 5, 5]) for _ in QUESTIONS]] for _ in range(len(audience) // 2)]
            comments += [[session, say("意见建议", "Anything else?"), pick.choice(COMMENTS)] for _ in range(pick.choice([0, 1, 2, 4]))]
    for cohort, start in COHORTS:
        for n, day in enumerate([day for day in WORKDAYS if day >= start][:5]):
            session = f"S{len(sessions) + 1:04}"
            sessions.append([session, day, "14:00", "16:00", "C12", TRAINERS[n % 4], cohort, "", "held" if day <= AS_OF else "planned", ""])
            attendance += [[session, row[0], pick.choice(["present"] * 9 + ["late"])] for row in AGENTS if row[7] == cohort and day <= AS_OF]
    write("sessions", "session_id date start end course_id trainer_id cohort plan_id status reason", sessions)
    write("attendance", "session_id person_id status", [row for row in attendance if row[2]])
    write("培训反馈", "场次编号 " + " ".join(f"Q{n + 1}" for n in range(len(QUESTIONS))), answers)
    write("意见建议", "场次编号 问题 回答", comments)
    write("问卷题目", "题号 题目 分组", [[f"Q{n + 1}", text, SECTIONS[n]] for n, text in enumerate(QUESTIONS)])


def records_of_assessments():
    assessments, scores = [], []
    for year, month in MONTHS:
        day = datetime.date(year, month, 16)
        assessments.append([f"M{year % 100}{month:02}", say(f"{year}年{month}月制度月考", f"Policies {year}-{month:02}"), say("月考", "monthly"), "C08", "", day, 80])
        for row in employed(day) if day <= AS_OF else []:
            if pick.random() < .75:
                mark = min(100, max(40, round(pick.gauss(85, 9))))
                scores.append([row[0], assessments[-1][0], day, mark])
                if mark < 80 and pick.random() < .6 and day_after(day, 8) <= AS_OF:
                    scores.append([row[0], assessments[-1][0], day_after(day, 8), min(100, mark + pick.randrange(15))])
    for cohort, start in COHORTS:
        for suffix, kind, day, low in (("A", say("前测", "pre-test"), start, 30), ("Z", say("结业", "final"), day_after(start, 4), 70)):
            assessments.append([cohort + suffix, say(f"{cohort}{kind}", f"{cohort} {kind}"), kind, "C12", cohort, day, 80])
            scores += [[row[0], cohort + suffix, day, pick.randrange(low, 101)] for row in AGENTS if row[7] == cohort and day <= AS_OF]
    write("assessments", "assessment_id title kind course_id cohort date pass_mark", assessments)
    write("scores", "person_id assessment_id date score", scores)


def records_of_quality():
    checks, deductions, values = [], [], []
    for day in (day for day in WORKDAYS if day <= AS_OF):
        for _ in range(pick.choice([2, 3, 4])):
            good, number = pick.random() < .85, f"Z{len(checks) + 1:05}"
            score = pick.randrange(85, 100) if good else pick.randrange(50, 85)
            checks.append([number, day, pick.choice([say("质检抽检", "Sample")] * 3 + [say("回访", "Call back")]), pick.choice(employed(day))[0], TRAINERS[0], "pass" if good else "fail", score, "" if good else pick.choice(FINDINGS)])
            deductions.append([number, pick.choice(ITEMS), 100 - score])
        for team in TEAMS:
            cases = pick.randrange(150, 300)
            values.append([day, "CSAT", "", team, "", round(cases * pick.uniform(.88, .97)), cases])
            values.append([day, "FRT", "", team, round(pick.uniform(24, 48), 1), "", ""])
            if day.weekday() == 0:
                values.append([day, "QS", "", team, round(pick.uniform(85, 97), 1), "", ""])
        if day.weekday() == 2:
            values.append([day, "NPS", "", "", pick.randrange(30, 60), "", ""])
            values += [[day, "FCR", row[0], "", "", pick.randrange(12, 18), 20] for row in pick.sample(employed(day), 10)]
    write("质检", "质检编号 质检日期 质检类型 客服 质检员 质检结果 得分 差错类型", checks)
    write("质检明细", "质检编号 扣分项 扣分", deductions)
    write("indicators", "date indicator_id person_id team value numerator denominator", values)
    write("目标", "指标编号 指标名称 指标类型 优化方向 基线 目标值 单位 达成日期", [[*row, "2028-06-30"] for row in INDICATORS])


def records_of_plans():
    write("培训计划", "计划编号 培训主题 计划类型 计划周期 开始日期 结束日期 课程编号 计划场次 计划课时 计划人数 责任人 计划状态",
          [[f"J{year % 100}{month:02}{n}", say(f"{month}月{area}轮训", f"{area}, round {month}"), say("月度", "monthly"), f"{year}-{month:02}", datetime.date(year, month, 1 + 6 * n), datetime.date(year, month, 10 + 6 * n),
            f"C{n + 1:02}", 5, 8, 80, TRAINERS[n], say("已批准", "approved")] for year, month in MONTHS for n, area in enumerate(AREAS)])
    actions, needs = [], []
    for n in range(26):
        day = day_after(FIRST, pick.randrange(400))
        done = pick.random() < .5 and day_after(day, 30) <= AS_OF
        actions.append([f"W{n + 1:02}", day, say("问题", "problem"), f"{PROBLEMS[n % 4]} ({n + 1})", say("排班", "Shifts"), say("跟进处理", "Follow it up"), pick.choice(TRAINERS), day_after(day, 30), "done" if done else "open", day_after(day, 30) if done else ""])
    for n in range(60):
        course = pick.randrange(11)
        needs.append([f"N{n + 1:03}", day_after(FIRST, pick.randrange(410)), pick.choice(AGENTS)[0], pick.choice(TEAMS), COURSES[course], f"C{course + 1:02}", pick.choice(["", 5, 12]), say("高", "high")])
    write("actions", "action_id date kind problem cause action owner due status closed", actions)
    write("培训需求", "需求编号 填表日期 填表人 部门 需求课程 课程编号 人数 优先级", needs)


records_of_sessions()
records_of_assessments()
records_of_quality()
records_of_plans()
write("people", "person_id name team position hire_date probation_end regular_date cohort manager", people)
write("courses", "course_id title area hours required", [[f"C{n + 1:02}", title, AREAS[n % 4], 1.5, "yes" if n % 2 else ""] for n, title in enumerate(COURSES)])
write("curricula", "curriculum_id title day start end course_id trainer_id", [["BASE", say("新人五日", "Five days"), n + 1, "14:00", "16:00", "C12", TRAINERS[n % 4]] for n in range(5)])
write("cohorts", "cohort_id curriculum_id start_date title planned", [[cohort, "BASE", start, say(f"第{n + 1}期", f"Intake {n + 1}"), 7] for n, (cohort, start) in enumerate(COHORTS)])
finals = "; ".join(cohort + "Z" for cohort, _ in COHORTS)
write("阶段", "阶段编号 阶段名称 流程 阶段类型 天数 下一阶段 不通过 课程体系编号 考核编号", [
    ["N1", say("基础培训", "Basic training"), say("新人", "newcomer"), say("培训", "training"), "", "N2", "", "BASE", ""], ["N2", say("结业考核", "Final test"), say("新人", "newcomer"), say("考核", "assessment"), "", "N3", "N1", "", finals],
    ["N3", say("带教", "With a mentor"), say("新人", "newcomer"), say("带教", "coaching"), 28, "N4", "", "", ""], ["N4", say("保护期", "Protected"), say("新人", "newcomer"), say("保护期", "protection"), 33, "N5", "", "", ""],
    ["N5", say("转正审批", "Confirmation"), say("新人", "newcomer"), say("审批", "paper"), 7, "N6", "", "", ""], ["N6", say("结束", "End"), say("新人", "newcomer"), say("结束", "end"), "", "", "", "", ""]])
os.makedirs(os.path.join(sys.argv[1], "content"), exist_ok=True)
for name, text in (("trainbook.yml", CONFIG), ("content/index.md", f"# {say('培训手册', 'Handbook')}\n")):
    with open(os.path.join(sys.argv[1], name), "w", encoding="utf-8") as file:
        file.write(text)
