"""What can be worked out from what is published: by elimination, of random departments."""
import datetime, random

from sites import build, figures, make_department, people

PRIME = 2 ** 31 - 1
KINDS = ["team", "cohort", "trainer", "area", "course"]
MINIMUM = 4


class Known:
    """What follows from published sums: the span of their rows, by elimination modulo a prime."""

    def __init__(self):
        self.rows = {}          # leading unknown → row

    def reduce(self, row):
        row = {unknown: value % PRIME for unknown, value in row.items() if value % PRIME}
        while row:
            lead = min(row)
            if lead not in self.rows:
                return row
            factor = row[lead]
            for unknown, value in self.rows[lead].items():
                left = (row.get(unknown, 0) - factor * value) % PRIME
                if left:
                    row[unknown] = left
                else:
                    row.pop(unknown, None)
        return row

    def add(self, row):
        row = self.reduce(row)
        if row:
            lead = min(row)
            inverse = pow(row[lead], PRIME - 2, PRIME)
            self.rows[lead] = {unknown: value * inverse % PRIME for unknown, value in row.items()}


def days_of(period):
    """The days of a period as figures.csv writes it."""
    if "-W" in period:
        year, week = map(int, period.split("-W"))
        first = datetime.date.fromisocalendar(year, week, 1)
        return {first + datetime.timedelta(n) for n in range(7)}
    first = datetime.date(2026, 1, 1)
    days = {first + datetime.timedelta(n) for n in range(365)}
    if "-Q" in period:
        return {day for day in days if (day.month - 1) // 3 + 1 == int(period[-1])}
    return {day for day in days if day.isoformat().startswith(period)}


def department(seed):
    """A random one: its people, the areas of its courses, its sessions."""
    chance = random.Random(seed)
    members = {}
    for team in chance.sample("ABCD", chance.randint(2, 4)):
        members.update((person, (team, chance.choice("XYZ"))) for person in people(team, chance.randint(2, 8)))
    areas = {f"K{n}": chance.choice(["Basics", "Rules"]) for n in range(1, chance.randint(2, 5))}
    trainers = list(members)[: chance.randint(1, 3)]
    sessions, days, often = {}, chance.choice([25, 60, 95]), chance.choice([0.3, 0.5, 0.8])
    for n in range(days):
        day = datetime.date(2026, 1, 12) + datetime.timedelta(n)
        for course in chance.sample(sorted(areas), chance.randint(1, min(2, len(areas)))) if day.weekday() < 5 and chance.random() < often else []:
            sessions[f"S{n}{course}"] = (day.isoformat(), course, [chance.choice(trainers)], chance.sample(sorted(members), chance.randint(1, len(members))))
    return members, areas, sessions


def groups_of(kind, part, areas, sessions):
    """Those of a kind that a part of a session counts in: (session, team, cohort), or (session,) alone."""
    _, course, trainers, _ = sessions[part[0]]
    return {"all": ["all"], "team": part[1:2], "cohort": part[2:], "trainer": trainers, "area": [areas[course]], "course": [course]}[kind]


def parts_of(members, sessions, answers):
    """Each part of a session that is an unknown, and who is in it; those of no one are known to be nothing."""
    if answers is not None:
        return {(session,): [f"{session} {n}" for n in range(most)] for session, most in answers.items() if most > 0}
    parts = {}
    for session, (*_, who) in sessions.items():
        for person in who:
            parts.setdefault((session, *members[person]), []).append(person)
    return parts


def told(site, members, areas, sessions, measure="attendance.expected", answers=None):
    """Which withheld cells of few people can be worked out from what the site publishes and from the list of its sessions, which everybody has; how many cells are
    shown, and how many of few people withheld. The people are those who were due, or by session how many answered."""
    parts = parts_of(members, sessions, answers)
    known, secret, shown = Known(), [], 0
    for (period, kind, member), value in figures(site, measure).items():
        days = {day.isoformat() for day in days_of(period)}
        cell = {number: 1 for number, part in enumerate(parts) if sessions[part[0]][0] in days and member in groups_of(kind, part, areas, sessions)}
        n = len({person for number, who in enumerate(parts.values()) if number in cell for person in who})
        if value != "—":
            known.add(cell)
            shown += 1
        elif 0 < n < MINIMUM:
            secret.append((period, member, cell))
    return [f"{period} {member}" for period, member, cell in secret if not known.reduce(cell)], shown, len(secret)


def attack(name, members, areas, sessions, dimensions):
    """What is told of the department by an edition of these dimensions, and something else that went wrong."""
    site = make_department(name, members, areas, sessions, dimensions)
    done = build(site)
    return told(site, members, areas, sessions) if done.returncode == 0 else ([done.stderr], 0, 0)


def dimensions_of(seed):
    return sorted(random.Random(-seed).sample(KINDS, random.Random(seed).randint(1, 3)), key=KINDS.index)
