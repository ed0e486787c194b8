"""Who gains and who loses by changes, as text: side by side, per case, per cell."""

from collections.abc import Iterator, Mapping, Sequence

from api.text.blocks import Bar, Block, Chart, Grid, Heading, Line
from api.text.cells import cell_grid
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.rules import title
from api.text.sentences import run as say_run
from api.text.sentences import whatif as say
from api.text.sentences.proposal import BETTER, WORSE
from api.text.values import CASES, Cents, Counted, day, written
from matcher.claims.whatif import (
    Apart,
    CaseChange,
    Comparison,
    Edit,
    EditKind,
    Outcome,
    Scenario,
    Stand,
    StepChange,
)
from matcher.objective import StepName
from matcher.result import StepCost
from matcher.rules import RULE_BY_KEY

MOST, NAMED = 100, 3
WHAT_IF = Both("Wat als: {names}", "What if: {names}")
BESIDE = Both(" naast ", " beside ")
SIDE_BY_SIDE = Both("Naast elkaar", "Side by side")
NOW = Both("nu", "now")
OPEN = Both("open casussen", "open cases")
PLACED = Both("met een voorstel", "with a proposal")
SAME = Both("zonder verandering", "without change")
STATUS = Both("uitkomst", "outcome")
STEPS = Both("Stappen die veranderen", "Steps that change")
STEP_COLUMNS = (
    Both("stap", "step"),
    Both("nu", "now"),
    Both("dan", "then"),
    Both("verschil zeker tussen", "difference certainly between"),
)
NOT_KNOWN = Both("niet bekend", "not known")
CHART = Both("Casussen met een verschil", "Cases with a difference")
PER_CASE = Both("{name}: per casus", "{name}: case by case")
PER_CELL = Both("{name}: per groep van plekken", "{name}: by group of places")
CASE_COLUMNS = (
    Both("casus", "case"),
    Both("wat", "what"),
    Both("nu", "now"),
    Both("dan", "then"),
    Both("eerste verschil", "first difference"),
    Both("even goed aan de beurt", "as well placed"),
)
APART = Both("Waarin de twee verschillen", "Where the two differ")
CASE = Both("casus", "case")
NO_PLACE = Both("geen plek: {kind}", "no place: {kind}")
MORE = Both("en nog {number}", "and {number} more")
NOT_ASKED = "–"


def comparison_blocks(
    comparison: Comparison, now: Names, after: Sequence[Names]
) -> Iterator[Block]:
    """Yield the comparison; `after` looks names up in the region of each scenario."""
    lang, region = now.lang, now.region
    scenarios = comparison.scenarios
    names = BESIDE.in_(lang).join(s.name for s in scenarios)
    yield Heading(WHAT_IF.in_(lang).format(names=names))
    yield Line(say_run.REGION.fill(lang, region=region.region, day=comparison.as_of))
    if region.synthetic:
        yield Line(say_run.SYNTHETIC.fill(lang))
    yield Line(say.NOT_SAVED.fill(lang))
    for scenario, its in zip(scenarios, after, strict=True):
        yield Heading(scenario.name, 2)
        yield from (Line(text, 1) for text in _edits(scenario, its))
        sure = (say.CERTAIN, say.LEAST_DIFFERENCE)
        for template in sure if scenario.certain else (say.UNCERTAIN,):
            yield Line(template.fill(lang))
    yield Heading(SIDE_BY_SIDE.in_(lang), 2)
    yield _beside(comparison, lang)
    yield _chart(scenarios, lang)
    for scenario, its in zip(scenarios, after, strict=True):
        yield from _scenario(scenario, now, its)
    if len(scenarios) > 1:
        yield from _apart(comparison, after)


def _edits(scenario: Scenario, names: Names) -> Iterator[str]:
    lang = names.lang
    if not scenario.edits:
        yield say.NO_EDITS.fill(lang)
    yield from (_edit(edit, names) for edit in scenario.edits)


def _edit(edit: Edit, names: Names) -> str:
    template, lang = say.EDIT[edit.kind], names.lang
    if edit.kind in {EditKind.RULE_OFF, EditKind.RULE_ON}:
        rule = RULE_BY_KEY[edit.at]
        text = template.fill(lang, rule=f"{title(rule, names)} ({edit.at})")
        return f"{text} {say.SWITCHED[rule.change].fill(lang)}"
    at = edit.at or names.region.region
    if edit.kind is EditKind.REMOVED:
        return template.fill(lang, at=at)
    return template.fill(lang, at=at, what=edit.fields)


def _beside(comparison: Comparison, lang: Lang) -> Grid:
    """Return one row for each figure, now and after each set of changes."""
    scenarios = comparison.scenarios
    counts = [dict(s.counts) for s in scenarios]
    rows: list[tuple[str, list[int | None]]] = [
        (OPEN.in_(lang), [comparison.open, *(s.open for s in scenarios)]),
        (PLACED.in_(lang), [comparison.placed, *(s.placed for s in scenarios)]),
        *((label(o, lang), [None, *(c.get(o, 0) for c in counts)]) for o in Outcome),
        (SAME.in_(lang), [None, *(s.same for s in scenarios)]),
    ]
    made = [
        (name, *("" if v is None else written(v, lang) for v in values))
        for name, values in rows
    ]
    statuses = (comparison.status, *(s.status for s in scenarios))
    made.append((STATUS.in_(lang), *(label(s, lang) for s in statuses)))
    return Grid(
        ("", NOW.in_(lang), *(s.name for s in scenarios)),
        tuple(made),
        frozenset(range(1, len(scenarios) + 2)),
    )


def _chart(scenarios: tuple[Scenario, ...], lang: Lang) -> Chart:
    shown = (Outcome.GAINED, Outcome.BETTER, Outcome.WORSE, Outcome.LOST)
    bars = tuple(
        Bar(
            label=f"{label(outcome, lang)} ({scenario.name})",
            value=dict(scenario.counts).get(outcome, 0),
            shown=written(dict(scenario.counts).get(outcome, 0), lang),
        )
        for outcome in shown
        for scenario in scenarios
    )
    return Chart(CHART.in_(lang), bars)


def _scenario(scenario: Scenario, now: Names, its: Names) -> Iterator[Block]:
    lang = now.lang
    yield Heading(PER_CASE.in_(lang).format(name=scenario.name), 2)
    if not scenario.cases:
        yield Line(say.NOBODY.fill(lang))
    else:
        ordered = sorted(scenario.cases, key=lambda c: tuple(Outcome).index(c.outcome))
        rows = tuple(_case(change, now, its) for change in ordered[:MOST])
        yield Grid(tuple(c.in_(lang) for c in CASE_COLUMNS), rows)
        if len(ordered) > MOST:
            yield Line(say_run.MORE_ROWS.fill(lang, number=len(ordered) - MOST))
    tied = sum(bool(change.tied) for change in scenario.cases)
    if tied:
        number = written(Counted(tied, CASES), lang)
        yield Line(say.TIES.fill(lang, number=number))
    yield Heading(PER_CELL.in_(lang).format(name=scenario.name), 2)
    if scenario.cells:
        yield cell_grid(scenario.cells, lang)
    else:
        yield Line(say.NO_CELLS.fill(lang))
    yield from _steps(scenario, lang)


def _steps(scenario: Scenario, lang: Lang) -> Iterator[Block]:
    if not scenario.steps:
        yield Line(say.OTHER_OBJECTIVE.fill(lang))
        return
    differing = [s for s in scenario.steps if s.before != s.after or s.least != s.most]
    if differing:
        yield Heading(STEPS.in_(lang), 3)
        yield Grid(
            tuple(c.in_(lang) for c in STEP_COLUMNS),
            tuple(_step(step, lang) for step in differing),
            frozenset({1, 2, 3}),
        )


def _step(change: StepChange, lang: Lang) -> tuple[str, ...]:
    step = StepName(change.name)
    unit = Cents if step is StepName.COST_PER_DAY else int
    sure = NOT_KNOWN.in_(lang)
    if change.least is not None and change.most is not None:
        ends = (written(unit(v), lang) for v in (change.least, change.most))
        least, most = ends
        sure = say.SURE_RANGE.fill(lang, least=least, most=most)
        sure = least if least == most else sure
    return (
        label(step, lang),
        written(unit(change.before), lang),
        written(unit(change.after), lang),
        sure,
    )


def _case(change: CaseChange, now: Names, its: Names) -> tuple[str, ...]:
    lang = now.lang
    tied = ", ".join(change.tied[:NAMED])
    if len(change.tied) > NAMED:
        more = MORE.in_(lang).format(number=len(change.tied) - NAMED)
        tied = f"{tied} {more}"
    return (
        change.case,
        label(change.outcome, lang),
        _stand(change.before, now),
        _stand(change.after, its),
        "" if change.first is None else _first(change.first, lang),
        tied,
    )


def _stand(stand: Stand | None, names: Names) -> str:
    lang = names.lang
    if stand is None:
        return NOT_ASKED
    if stand.place is None or stand.start is None:
        kind = NOT_ASKED if stand.no is None else label(stand.no, lang)
        return NO_PLACE.in_(lang).format(kind=kind)
    team = "" if stand.team is None else f" + {names.place(stand.team)}"
    return f"{names.place(stand.place)}{team}, {day(stand.start, lang)}"


def _first(cost: StepCost, lang: Lang) -> str:
    step, by = StepName(cost.step), abs(cost.worse_by)
    if step.value.startswith("placed"):
        return label(step, lang)
    amount = written(Cents(by) if step is StepName.COST_PER_DAY else by, lang)
    template = WORSE if cost.worse_by > 0 else BETTER
    return template.fill(lang, step=step, amount=amount)


def _apart(comparison: Comparison, after: Sequence[Names]) -> Iterator[Block]:
    lang = after[0].lang
    yield Heading(APART.in_(lang), 2)
    if not comparison.apart:
        yield Line(say.THE_SAME.fill(lang))
        return
    outcomes = [{c.case: c.outcome for c in s.cases} for s in comparison.scenarios]
    yield Grid(
        (CASE.in_(lang), *(s.name for s in comparison.scenarios)),
        tuple(_row(apart, outcomes, after) for apart in comparison.apart[:MOST]),
    )
    if len(comparison.apart) > MOST:
        left = len(comparison.apart) - MOST
        yield Line(say_run.MORE_ROWS.fill(lang, number=left))


def _row(
    apart: Apart, outcomes: Sequence[Mapping[str, Outcome]], after: Sequence[Names]
) -> tuple[str, ...]:
    cells = []
    for stand, known, names in zip(
        (apart.first, apart.second), outcomes, after, strict=True
    ):
        text = _stand(stand, names)
        outcome = known.get(apart.case)
        what = SAME.in_(names.lang) if outcome is None else label(outcome, names.lang)
        cells.append(f"{text} ({what})")
    return (apart.case, *cells)
