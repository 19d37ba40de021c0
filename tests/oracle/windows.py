"""Up to which day the running periods' comparisons and the years to date count, from docs/figures.md (Comparisons)."""
import datetime


def year_before(day):
    """The same date; of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def cut_periods(base):
    """(period, last day) of each period that is cut short; `base`: counted by figures.sql."""
    day = datetime.date.fromisoformat
    as_of, = base.execute("SELECT as_of FROM config").fetchone()
    begin, = base.execute("SELECT min(day) FROM day").fetchone()
    rows = base.execute("SELECT DISTINCT kind, period, first, last FROM in_period")
    known = {(kind, period): (day(first), day(last)) for kind, period, first, last in rows}
    found = set()
    if begin is None:
        return found
    as_of, begin = day(as_of), day(begin)

    def cut(kind, period, last):
        if (kind, period) in known:
            last = min(last, known[kind, period][1])
            if begin <= last < min(known[kind, period][1], as_of):
                found.add((period, last.isoformat()))

    for (kind, period), (first, last) in known.items():
        year, rest = int(period[:4]), period[4:]
        if kind in ("month", "quarter"):
            cut("year", period[:4], min(last, as_of))
        if kind == "day" or last <= as_of:
            continue
        for other in (name for k, name in known if k == kind and known[k, name][1] == first - datetime.timedelta(1)):
            cut(kind, other, year_before(as_of) if kind == "year" else known[kind, other][0] + (as_of - first))
        if kind != "year":
            other = f"{year - 1:04}{rest}"
            same_weekday = kind == "week" and (kind, other) in known
            cut(kind, other, known[kind, other][0] + (as_of - first) if same_weekday else year_before(as_of))
    return found
