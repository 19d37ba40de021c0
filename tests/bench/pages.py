#!/usr/bin/env python3
"""Makes the corpus of the page benchmark: 10,000 Markdown pages of about 4 KB in 500 folders (20 sections of 25), Chinese and English, with
front matter, headings, lists, tables, quotes, code and links to other pages. The same arguments make the same bytes.

  pages.py DIR [PAGES]

DIR/trainbook is a site directory for Trainbook, DIR/hugo one for Hugo with the same content. A link leads to "page-004.md" in the one and to
"page-004.html" in the other, so that Hugo need not resolve it."""
import os, random, sys

SECTIONS, FOLDERS = 20, 25
PHRASES = """客户来电时先问好 记录订单号与联系方式 重复客户的问题以确认理解 在系统中登记工单 超过时限的工单升级给组长 退款按照平台规则处理
不承诺规则以外的赔付 情绪激动的客户先安抚 通话结束前核对处理方案 每周三下午组织案例复盘 质检扣分项当天反馈给本人 新员工第一个月由导师陪同
达到八十五分视为通过 补考安排在一周之内 物流异常先查询轨迹 大促期间实行两班倒 交接班时写清未完事项 话术只是参考不可照读 统计口径以月报为准
培训记录保存两年""".split()
WORDS = """agent customer order refund ticket review session trainer quality script score escalate answer delivery return policy mentor
schedule weekly report sample channel response summary account record queue coach""".split()
TOPICS = "接待 退换货 物流 支付 投诉 质检 排班 系统 话术 大促 会员 发票 售后 仓储 平台 安全 沟通 考核 复盘 带教".split()

CONFIG = """title: 培训手册
language: zh-Hans
as_of: 2026-11-20
# Hugo's layout has no page that prints the whole handbook.
print:
  handbook: false
"""


def sentence(random):
    if random.random() < 0.6:
        return "，".join(random.sample(PHRASES, random.randint(2, 4))) + "。"
    words = " ".join(random.choice(WORDS) for _ in range(random.randint(7, 14)))
    return words[0].upper() + words[1:] + ". "


def paragraph(random, least=2, most=3):
    text = "".join(sentence(random) for _ in range(random.randint(least, most)))
    if random.random() < 0.5:
        text += f"注意 **{random.choice(PHRASES)}** 与 `{random.choice(WORDS)}` 的区别。"
    return text.strip()


def page_name(number, pages):
    """Page `number` in folder number // (pages / 500)."""
    folder, place = divmod(number, pages // (SECTIONS * FOLDERS))
    return f"section-{folder // FOLDERS + 1:02}/topic-{folder % FOLDERS + 1:02}/page-{place + 1:03}"


def link(random, name, pages, ending):
    target = page_name(random.randrange(pages), pages)
    return f"[{random.choice(TOPICS)}说明]({os.path.relpath(target, os.path.dirname(name))}{ending})"


def table(random):
    rows = ["| 项目 | 标准 | score |", "| --- | --- | ---: |"]
    rows += [f"| {random.choice(TOPICS)} | {random.choice(PHRASES)} | {random.randint(60, 100)} |" for _ in range(random.randint(4, 7))]
    return "\n".join(rows)


def page_text(number, name, pages, ending):
    """The random numbers are the page's own, and the same for either ending."""
    dice = random.Random(20261120 + number)
    lines = ["---", f"title: {dice.choice(TOPICS)}指引 {number + 1}", f"weight: {number + 1}", f"summary: {dice.choice(PHRASES)}", "---", "",
             paragraph(dice), ""]
    for part in range(1, 5):
        lines += [f"## {part}. {dice.choice(TOPICS)}与{dice.choice(TOPICS)}", "", paragraph(dice), "",
                  f"参见 {link(dice, name, pages, ending)}、{link(dice, name, pages, ending)}。{paragraph(dice, 1, 2)}", ""]
        if part == 1:
            lines += [f"- {dice.choice(PHRASES)}：{sentence(dice)}".rstrip() for _ in range(4)] + [""]
        elif part == 2:
            lines += [table(dice), "", f"### {dice.choice(WORDS).title()} 流程", ""]
            lines += [f"{n}. {sentence(dice)}".rstrip() for n in range(1, 5)] + [""]
        elif part == 3:
            lines += [f"> {paragraph(dice, 1, 2)}", "", "```", *(f"{dice.choice(WORDS)} = {dice.randint(1, 99)}" for _ in range(4)), "```", ""]
        else:
            lines += [f"- [{'x' if dice.random() < 0.5 else ' '}] {dice.choice(PHRASES)}" for _ in range(4)] + ["", f"### 小结", "", paragraph(dice, 2, 3), ""]
    return "\n".join(lines)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def write_folder_pages(content):
    """Folders have a title of their own; the list of their pages is the layout's work."""
    write(f"{content}/_index.md", "---\ntitle: 培训手册\n---\n")
    for s in range(1, SECTIONS + 1):
        write(f"{content}/section-{s:02}/_index.md", f"---\ntitle: 第{s}篇 {TOPICS[s - 1]}\nweight: {s}\n---\n")
        for f in range(1, FOLDERS + 1):
            write(f"{content}/section-{s:02}/topic-{f:02}/_index.md", f"---\ntitle: 专题 {f} {TOPICS[(s + f) % len(TOPICS)]}\nweight: {f}\n---\n")


def main():
    directory, pages = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    for program, ending in ("trainbook", ".md"), ("hugo", ".html"):
        content = f"{directory}/{program}/content"
        write_folder_pages(content)
        for number in range(pages):
            name = page_name(number, pages)
            write(f"{content}/{name}.md", page_text(number, name, pages, ending))
    write(f"{directory}/trainbook/trainbook.yml", CONFIG)


main()
