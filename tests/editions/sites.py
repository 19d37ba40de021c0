"""Small sites with editions, and reading what was published of them."""
import csv, os, re, subprocess, tempfile

program = os.environ["TRAINBOOK"]
count = 0
folder = tempfile.TemporaryDirectory()
scratch = folder.name
STAFF = {"minimum_group": "4", "datasets": "[people, courses, sessions, attendance]", "dimensions": "[team, course]", "pages": "[reports, figures]", "names": "{rosters: masked}"}
MANAGER = "  manager: {output: site-manager, minimum_group: 1, datasets: all, dimensions: all, pages: all, names: {schedules: full, rosters: full, awards: full, attendance: full, results: full}}\n"


def say(good, name, detail=""):
    global count
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        print("\n".join("# " + line[:300] for line in str(detail).splitlines()[:20]))


def write(site, name, text):
    path = os.path.join(site, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def make(name, teams, sessions, attendance, settings="", as_of="2026-04-05", **edition):
    """teams: team → its people; sessions: id → (date, course); attendance: session → (who came, who did not)."""
    site = os.path.join(scratch, name)
    staff = ", ".join(f"{key}: {value}" for key, value in (STAFF | edition).items())
    write(site, "trainbook.yml", f"title: Support\nlanguage: en\nas_of: {as_of}\nprint: {{handbook: false}}\nedition: staff\neditions:\n  staff: {{{staff}}}\n{MANAGER}{settings}")
    write(site, "content/index.md", "# Support\n\nText.\n")
    write(site, "data/people.csv", "person_id,name,team\n" + "".join(f"{person},Name {person},{team}\n" for team, people in teams.items() for person in people))
    write(site, "data/courses.csv", "course_id,title,area,hours\n" + "".join(f"{course},{course} course,Basics,2\n" for course in sorted({course for _, course in sessions.values()})))
    write(site, "data/sessions.csv", "session_id,date,course_id\n" + "".join(f"{session},{date},{course}\n" for session, (date, course) in sessions.items()))
    write(site, "data/attendance.csv", "session_id,person_id,status\n"
          + "".join(f"{session},{person},{status}\n" for session, both in attendance.items() for status, people in zip(("present", "absent"), both) for person in people))
    return site


def build(site, edition="staff", *words):
    return subprocess.run([program, "build", "-C", site, "--edition", edition, *words], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"), timeout=120)


def page(site, name, folder="site"):
    with open(os.path.join(site, folder, name), encoding="utf-8") as file:
        return file.read()


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def people(letter, n):
    return [f"{letter}{number}" for number in range(1, n + 1)]


def make_department(name, members, areas, sessions, dimensions, as_of="2026-05-05", pages="[figures]", statuses={}, **edition):
    """members: person → (team, cohort), "" is none; areas: course → area; sessions: id → (date, course, trainers, who came); statuses: id → that of a
    session which is not as its date says."""
    site = make(name, {}, {}, {}, as_of=as_of, dimensions=f"[{', '.join(dimensions)}]", pages=pages, names="{schedules: full, results: full}", **edition)
    courses = "".join(f"{course},{course} course,{area},2\n" for course, area in areas.items())
    write(site, "data/people.csv", "person_id,name,team,cohort_id\n" + "".join(f"{person},Name {person},{team},{cohort}\n" for person, (team, cohort) in members.items()))
    write(site, "data/courses.csv", "course_id,title,area,hours\n" + courses)
    write(site, "data/curricula.csv", "curriculum_id,title,day,course_id\n" + "".join(f"Q1,Basics,{day},{course}\n" for day, course in enumerate(areas, 1)))
    cohorts = sorted({cohort for _, cohort in members.values()} - {""})
    write(site, "data/cohorts.csv", "cohort_id,title,curriculum_id,start_date\n" + "".join(f"{cohort},Cohort {cohort},Q1,2025-01-01\n" for cohort in cohorts))
    rows = "".join(f"{session},{date},{course},{'; '.join(trainers)},{statuses.get(session, '')}\n" for session, (date, course, trainers, _) in sessions.items())
    write(site, "data/sessions.csv", "session_id,date,course_id,trainer_id,status\n" + rows)
    rows = "".join(f"{session},{person},present\n" for session, (*_, who) in sessions.items() for person in who)
    write(site, "data/attendance.csv", "session_id,person_id,status\n" + rows)
    return site


def figures(site, measure="attendance.expected"):
    """(period, dimension, member) → what figures.csv says of the measure."""
    rows = csv.DictReader(page(site, "figures.csv").lstrip("\ufeff").splitlines())
    return {(row["period"], row["dimension"], row["member"]): row["value"] for row in rows if row["measure"] == measure}
