"""Feedback, checks and indicators of a generated site: what people wrote on forms, on days on which others joined, left and moved.

Surveys with a row for each rating, with a column for each question, both, without answers or not kept at all; checks of several kinds; indicators of people, teams and
the department on the same days, as shares, in percent, with weights, as numerators and denominators."""
import csv, datetime, os, random

QUESTIONS = ["课程内容", "讲师讲解", "对工作的帮助"]
SCALES = {5: ["1", "2", "3", "3.5", "4", "4", "5", "5分", "４"], 10: ["0", "4", "7", "7.99", "8", "8.0", "10"], 7: ["5", "5.6", "5.59", "7"]}
KINDS = ["会话", "会话", "工单", "电话 回访", "a,b", '"k"']
TARGETS = [  # id, name, kind, unit
    ("FRT", "首次响应时长", "时长", "秒"), ("CSAT", "客户满意度", "比率", "%"), ("QC", "合格率", "rate", ""), ("NPS", "净推荐值", "均值", "%"), ("I,1", "未分类", "", "%")]


class Observations:
    def __init__(self, site):
        self.site, self.random = site, random.Random(f"observations {site.seed}")
        names = [row[1] for row in site.people_rows]
        self.unique = {row[0]: row[1] for row in site.people_rows if names.count(row[1]) == 1}
        self.moves = {(row[0], row[1]): row[3] for row in site.move_rows if row[2] == "team"}
        self.teams = sorted({row[2] for row in site.people_rows} | set(self.moves.values()) - {""})

    def write(self, name, header, rows, encoding="utf-8"):
        path = os.path.join(self.site.directory, "data", name + ".csv")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding=encoding, newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header.split())
            writer.writerows(rows)

    def person(self, person):
        return self.unique[person] if person in self.unique and self.random.random() < 0.3 else person

    def long_survey(self, scales):
        """Each row without a respondent is an answer; those of one name in one session are one."""
        pick, rows, seen = self.random, [], set()
        for session in self.site.held:
            if pick.random() < 0.4:
                continue
            usual = pick.choice(scales)
            for _ in range(pick.choice([1, 2, 5, 12])):
                respondent, question = pick.choice(["", "", "陈静", "0042", "42"] + self.site.ids), pick.choice(QUESTIONS)
                scale = pick.choice([usual, usual, usual, pick.choice(scales)])
                if respondent and (session, respondent, question) in seen:
                    continue
                seen.add((session, respondent, question))
                rows.append([session, respondent, question, pick.choice(SCALES[scale]), pick.choice(["", "5"]) if scale == 5 else scale])
        pick.shuffle(rows)
        return rows

    def wide_survey(self):
        pick, rows = self.random, []
        for session in self.site.held:
            for _ in range(pick.choice([0, 0, 1, 3, 8])):
                ratings = [pick.choice(SCALES[5] + [""]) for _ in QUESTIONS]
                rows.append([len(rows) + 1, "2026/11/19 17:01:30", "54秒", "微信", "192.0.2.1(浙江-杭州)", session] + (ratings if any(ratings) else ["4"] * len(QUESTIONS)))
        return rows

    def feedback(self):
        """By the seed: a row for each rating on one scale, on several; the file of a survey tool; both; kept, but empty; not kept."""
        way = self.site.seed % 6
        long, wide = "session_id respondent item_id rating scale", "序号 提交答卷时间 所用时间 来源 来自IP 场次编号 " + " ".join(QUESTIONS)
        if way == 0:
            self.write("feedback", long, self.long_survey([5]))
        elif way == 1:
            self.write("培训反馈", "场次编号 填写人 评价项目 评分 分制", self.long_survey([5, 10, 7]))
        elif way == 2:
            self.write("培训反馈", wide, self.wide_survey(), "gb18030")
        elif way == 3:
            self.write("feedback", long, self.long_survey([10, 5]))
            self.write("培训反馈/11月", wide, self.wide_survey())
        elif way == 4:
            self.write("feedback", long, [])

    def days(self):
        """Any, and those around which somebody was hired, left or moved."""
        turns = [row[i] for row in self.site.people_rows for i in (3, 4) if row[i]] + [date for _, date in self.moves]
        near = [date + datetime.timedelta(n) for date in turns for n in (-1, 0, 1)]
        near = sorted({date for date in near if self.site.first <= date <= self.site.as_of})
        return lambda: self.random.choice(near) if near and self.random.random() < 0.4 else self.site.day(0, 3)

    def checks(self):
        pick, day, rows = self.random, self.days(), []
        for number in range(pick.choice([0, 8, 30, 60])):
            kind, passed = pick.choice(KINDS), pick.random() < 0.7
            score = "" if kind == "工单" or pick.random() < 0.2 else pick.choice(["93", "84分", "0", "87.5", "92.125", "1000", "９５"])
            person, inspector = self.person(pick.choice(self.site.ids)), pick.choice([""] + self.site.ids)
            result = pick.choice(["合格", "通过", "pass"] if passed else ["不合格", "不通过", "fail"])
            rows.append([f"Q{number}", day(), kind, person, inspector, result, score, "" if passed else pick.choice(["是", "否", ""])])
        if self.site.seed % 2:
            self.write("质检", "质检编号 质检日期 质检类型 客服 质检员 质检结果 得分 致命差错", rows)
        else:
            self.write("checks", "check_id date kind person_id inspector_id result score fatal", rows)

    def measured(self, kind, unit):
        """value, numerator, denominator, weight as a department writes them."""
        pick = self.random
        if pick.random() < 0.4:
            below = pick.choice([1, 3, 882, 1084])
            above = pick.randint(0, below) if kind in ("比率", "rate") else pick.choice([0, 7, 12.5, 1000])
            return [pick.choice(["", "", "0.5"]), above, pick.choice([f"{below:,}", below]), pick.choice(["", "", 5])]
        weight = pick.choice(["", "", 1, 3, 0.5, "1,415", 0])
        if kind in ("比率", "rate"):
            value = pick.choice(["93%", "93", "0", "100", "66.6666％"] if unit == "%" else ["93%", "0.93", "0", "1", "0.333333"])
        else:
            value = pick.choice(["31.7", "0", "1,085.25", "28", "-20" if kind == "均值" else "93"])
        return [value, "", "", weight]

    def indicators(self):
        """On one day people, teams and the whole department may all have rows, several of them; the team beside a person may be wrong."""
        pick, day, rows, seen = self.random, self.days(), [], set()
        for _ in range(pick.choice([0, 4, 12, 25])):
            date, (indicator, name, kind, unit) = day(), pick.choice(TARGETS)
            about = [(self.person(p), pick.choice(["", "", pick.choice(self.teams)])) for p in self.site.ids if pick.random() < 0.4] if pick.random() < 0.7 else []
            about += [("", t) for t in self.teams if t and pick.random() < 0.5] if pick.random() < 0.5 else []
            about += [("", "")] if pick.random() < 0.3 else []
            if (date, indicator) not in seen or pick.random() < 0.5:
                rows += [[date, pick.choice([indicator, name]), *who] + self.measured(kind, unit) for who in about]
            seen.add((date, indicator))
        pick.shuffle(rows)
        if self.site.seed % 2:
            self.write("indicators", "date indicator_id person_id team value numerator denominator weight", rows)
            self.write("targets", "indicator_id title kind unit target", [[*target, "90%" if "率" in target[1] else 30] for target in TARGETS])
        else:
            self.write("指标", "日期 指标 工号 组 数值 分子 分母 样本量", rows)
            self.write("目标", "指标编号 指标名称 指标类型 单位 目标值", [[*target, "90%" if "率" in target[1] else 30] for target in TARGETS])

    def make(self):
        self.feedback()
        self.checks()
        self.indicators()
