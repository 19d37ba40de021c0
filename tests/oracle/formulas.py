"""Measures of the configuration: formulas over the oracle's own figures, evaluated by Python."""
import os, re

SESSION, PERSON, STAFF = {"all", "course", "area", "trainer"}, {"team", "cohort", "person"}, {"all", "team", "cohort"}
SCORE = {"all", "course", "area"} | PERSON
# The dimensions of measures, as docs/figures.md has them; the first that fits.
DIMENSIONS = [("hours.per_head", STAFF), ("hours.person", SESSION | PERSON), ("hours.held", SESSION), ("sessions.", SESSION), ("plan.", SESSION),
              ("attendance.", SESSION | PERSON), ("people.trained", SESSION | PERSON), ("coverage.", STAFF), ("score.", SCORE), ("feedback.", SESSION),
              ("check.", {"all"} | PERSON), ("indicator:", {"all"} | PERSON), ("headcount", STAFF), ("joiners", STAFF), ("leavers", STAFF)]
# Plain sums without a row are 0 in a formula.
SUMS = re.compile(r"sessions\.|hours\.(held|person)|attendance\.(?!rate)|people\.trained|score\.(taken|missing)|headcount|joiners|leavers")
NAME = re.compile(r"\"([^\"]+)\"|([^\W\d][\w.:]*)")


def read(directory):
    """id → formula, from the one-line and the plain block forms."""
    with open(os.path.join(directory, "trainbook.yml"), encoding="utf-8") as file:
        text = re.search(r"^measures:\n((?:[ #].*\n|\n)*)", file.read() + "\n", re.M)
    found, current = {}, None
    for line in text[1].splitlines() if text else []:
        head = re.match(r"  (\S+):", line)
        current = head[1] if head else current
        formula = re.search(r"\bformula: *('.*?'|[^,}#]+)", line)
        if current and formula:
            found[current] = formula[1].strip().strip("'")
    return found


def dimensions(measure, formulas):
    if measure in formulas:
        return set.intersection(*(dimensions(one, formulas) for one in operands(formulas[measure])))
    return next(dims for prefix, dims in DIMENSIONS if measure.startswith(prefix))


def operands(formula):
    return [quoted or plain for quoted, plain in NAME.findall(formula)]


def add(found, directory):
    """Adds (period, id, dimension, member) → (value, None, None, count) for every formula: numerator and denominator are not compared."""
    formulas = read(directory)
    members = {}
    for key, figure in found.items():
        members.setdefault((key[0],) + key[2:], {})[key[1]] = figure

    def written_out(formula):
        """A formula in a formula is as if it were written there."""
        return NAME.sub(lambda match: f"({written_out(formulas[match[1] or match[2]])})" if (match[1] or match[2]) in formulas else match[0], formula)

    def evaluate(formula, figures):
        sums, ratios, values = [], [], {}
        for one in operands(formula):
            figure = figures.get(one)
            is_sum = figure is not None and figure[2] is None
            if figure is None or (is_sum and SUMS.match(one) and figure[0] == 0):
                if not SUMS.match(one):
                    return None
                values[one] = 0
                continue
            values[one] = figure[0]
            (sums if is_sum else ratios).append(figure[3])
        if not sums and not ratios:
            return None
        expression = NAME.sub(lambda match: f"values[{(match[1] or match[2])!r}]", formula.replace("×", "*").replace("÷", "/"))
        try:
            return eval(expression, {"values": values}), None, None, min(ratios) if ratios else max(sums)
        except ZeroDivisionError:
            return None

    for measure in formulas:
        wanted, whole = dimensions(measure, formulas), written_out(formulas[measure])
        for place, figures in members.items():
            figure = evaluate(whole, figures) if place[1] in wanted else None
            if figure is not None:
                found[place[0], measure, place[1], place[2]] = figure
