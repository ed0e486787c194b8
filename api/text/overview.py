"""A whole run as text: how many, which proposals, which kinds of no, what is stale."""

from collections import Counter
from collections.abc import Iterator, Sequence

from api.text.blocks import Block, Grid, Heading, Line
from api.text.funding import line_text
from api.text.labels import label, urgency
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences import run as say
from api.text.values import CASES, Cents, Counted, day, written
from matcher.kinds import KindOfNo
from matcher.objective import StepName
from matcher.result import (
    CaseResult,
    No,
    OptionClaim,
    Result,
    RunStatus,
    Stale,
    StepClaim,
)

MOST = 100
PROPOSALS = Both("Voorstellen", "Proposals")
TO_PLACER = Both("Advies aan wie plaatst", "Advice to who places")
WITHOUT = Both("Nog zonder plek", "Without a place yet")
STALE = Both("Rust op oude cijfers", "Rests on stale figures")
FROM_DAY = Both("vanaf {day}", "from {day}")
STEPS = Both("Hoe ver de ronde kwam", "How far the run came")
YES_NO = (Both("nee", "no"), Both("ja", "yes"))
STEP_COLUMNS = (
    Both("stap", "step"),
    Both("bereikt", "reached"),
    Both("grens", "bound"),
    Both("bewezen", "proved"),
)
KIND_COLUMNS = (Both("aantal", "number"), Both("soort nee", "kind of no"))
PROPOSAL_COLUMNS = (
    Both("casus", "case"),
    Both("spoed", "urgency"),
    Both("plek", "place"),
    Both("start", "start"),
    Both("betaling", "funding line"),
    Both("onder voorwaarden", "conditional"),
)
NO_COLUMNS = (
    Both("casus", "case"),
    Both("spoed", "urgency"),
    Both("soort nee", "kind of no"),
    Both("meer", "more"),
    Both("manieren", "ways"),
)
STALE_COLUMNS = (
    Both("plek", "place"),
    Both("bevestigd", "confirmed"),
    Both("dagen oud", "days old"),
    Both("voor", "for"),
)


def overview_blocks(result: Result, names: Names) -> Iterator[Block]:
    """Yield the outcome of a run: counts, proposals, kinds of no, stale figures."""
    lang, region = names.lang, names.region
    yield Heading(say.REGION.fill(lang, region=region.region, day=result.as_of))
    if region.synthetic:
        yield Line(say.SYNTHETIC.fill(lang))
    yield from (Line(text) for text in _counts(result, names))
    if result.status is not RunStatus.OPTIMAL:
        yield Heading(STEPS.in_(lang), 2)
        yield _steps(result, names)
    nos = [(c, c.no) for c in result.cases if c.no is not None]
    yield _kinds([no.kind for _, no in nos], names)
    options = [(c, c.placed.option) for c in result.cases if c.placed is not None]
    ours = [(c, o) for c, o in options if not o.to_placer]
    theirs = [(c, o) for c, o in options if o.to_placer]
    yield from _proposals(PROPOSALS, ours, names)
    yield from _proposals(TO_PLACER, theirs, names)
    if nos:
        yield Heading(WITHOUT.in_(lang), 2)
        yield from _table(NO_COLUMNS, [_no(c, no, names) for c, no in nos], names, {4})
    yield Heading(STALE.in_(lang), 2)
    yield from _stale(options, names)


def _proposals(
    head: Both, options: list[tuple[CaseResult, OptionClaim]], names: Names
) -> Iterator[Block]:
    if not options:
        return
    yield Heading(head.in_(names.lang), 2)
    if head is TO_PLACER:
        yield Line(say.THEY_PLACE.fill(names.lang))
    rows = [_proposal(case, option, names) for case, option in options]
    yield from _table(PROPOSAL_COLUMNS, rows, names)


def _counts(result: Result, names: Names) -> Iterator[str]:
    lang = names.lang
    options = [c.placed.option for c in result.cases if c.placed is not None]
    advice = sum(o.to_placer for o in options)
    conditional = sum(o.funding.conditional for o in options)
    cases = len(result.cases)
    yield say.STATUS.fill(lang, status=result.status)
    yield say.PLACED.fill(lang, placed=len(options), open=Counted(cases, CASES))
    if advice:
        yield say.ADVICE.fill(lang, number=advice)
    if conditional:
        yield say.CONDITIONAL.fill(lang, number=conditional)
    yield say.NOT_PLACED.fill(lang, number=cases - len(options))
    yield (say.UNIQUE if result.unique else say.FIXED_ORDER).fill(lang)


def _kinds(kinds: list[KindOfNo], names: Names) -> Grid:
    lang, number = names.lang, Counter(kinds)
    return Grid(
        tuple(c.in_(lang) for c in KIND_COLUMNS),
        tuple((written(number[k], lang), label(k, lang)) for k in KindOfNo),
        frozenset({0}),
    )


def _steps(result: Result, names: Names) -> Grid:
    lang, known = names.lang, {step.value: step for step in StepName}
    rows = tuple(_step(claim, known[claim.name], lang) for claim in result.steps)
    return Grid(tuple(c.in_(lang) for c in STEP_COLUMNS), rows, frozenset({1, 2}))


def _step(claim: StepClaim, step: StepName, lang: Lang) -> tuple[str, ...]:
    unit = Cents if step is StepName.COST_PER_DAY else int
    return (
        label(step, lang),
        written(unit(claim.value), lang),
        "–" if claim.bound is None else written(unit(claim.bound), lang),
        YES_NO[claim.proved].in_(lang),
    )


def _table(
    columns: tuple[Both, ...],
    rows: Sequence[tuple[str, ...]],
    names: Names,
    numbers: set[int] | None = None,
) -> Iterator[Block]:
    lang = names.lang
    yield Grid(
        tuple(c.in_(lang) for c in columns),
        tuple(rows[:MOST]),
        frozenset(numbers or ()),
    )
    if len(rows) > MOST:
        yield Line(say.MORE_ROWS.fill(lang, number=len(rows) - MOST))


def _proposal(case: CaseResult, option: OptionClaim, names: Names) -> tuple[str, ...]:
    place = names.place(option.place)
    if option.team is not None:
        place = f"{place} + {names.place(option.team)}"
    return (
        case.case,
        urgency(case.urgency, names.lang),
        place,
        day(option.start, names.lang),
        line_text(option.funding, names),
        YES_NO[option.funding.conditional].in_(names.lang),
    )


def _no(case: CaseResult, no: No, names: Names) -> tuple[str, ...]:
    more = "" if no.cause is None else label(no.cause, names.lang)
    if no.first_date is not None:
        shown = day(no.first_date, names.lang)
        more = FROM_DAY.in_(names.lang).format(day=shown)
    return (
        case.case,
        urgency(case.urgency, names.lang),
        label(no.kind, names.lang),
        more,
        written(no.total_sets, names.lang),
    )


def _stale(
    options: list[tuple[CaseResult, OptionClaim]], names: Names
) -> Iterator[Block]:
    cases: dict[Stale, list[str]] = {}
    for case, option in options:
        for stale in option.stale:
            cases.setdefault(stale, []).append(case.case)
    if not cases:
        yield Line(say.NO_STALE.fill(names.lang))
        return
    rows = [
        (
            names.place(stale.place),
            day(stale.confirmed_at, names.lang),
            written(stale.age_days, names.lang),
            ", ".join(found),
        )
        for stale, found in sorted(cases.items(), key=lambda item: -item[0].age_days)
    ]
    yield from _table(STALE_COLUMNS, rows, names, {2})
