"""A funding line as text: phases, conditions with who confirms, dated tasks."""

from collections.abc import Iterator
from datetime import date

from api.text.blocks import Block, Grid, Line
from api.text.labels import code_label, label
from api.text.language import Both
from api.text.names import Names
from api.text.sentences.money import (
    BY_DAY,
    CONDITION,
    CONFIRMS,
    GUARANTOR,
    HOLE,
    HORIZON,
    LAST_APPLICATION,
    LAST_APPLICATION_PAST,
    PAYER,
    TASK,
    TASK_BY,
)
from api.text.values import day
from matcher.funding.line import Component, Condition, FundingLine, Hole, Phase
from matcher.kinds import Owner
from matcher.model.terms import Instrument, TitleKind

COLUMNS = (
    Both("onderdeel", "part"),
    Both("betaald uit", "paid by"),
    Both("betaler", "payer"),
    Both("op grond van", "on the basis of"),
    Both("vanaf", "from"),
    Both("tot", "until"),
)
UNTIL = Both("tot {day}", "until {day}")
THEN = Both(", dan ", ", then ")
CONDITIONS = Both("Voorwaarden:", "Conditions:")
TASKS = Both("Nog te doen:", "To be done:")


def funding_blocks(line: FundingLine, names: Names) -> Iterator[Block]:
    """Yield the phases as a table, then conditions, hole and tasks."""
    lang = names.lang
    yield Grid(
        tuple(c.in_(lang) for c in COLUMNS),
        tuple(_row(phase, names) for phase in line.phases),
    )
    if line.phases:
        ends = max(phase.until for phase in line.phases)
        yield Line(HORIZON.fill(lang, day=ends))
    if line.conditions:
        yield Line(CONDITIONS.in_(lang))
        yield from (Line(_condition(c, names), 1) for c in line.conditions)
    if line.hole is not None:
        yield Line(_hole(line.hole, names), 1)
    if line.tasks:
        yield Line(TASKS.in_(lang))
    for task in line.tasks:
        text = TASK_BY.fill(
            lang,
            task=TASK[task.code].fill(lang),
            who=label(task.owner, lang),
            day=task.due,
        )
        yield Line(text, 1)


def line_text(line: FundingLine, names: Names) -> str:
    """Return a line in short: per part what pays, by whom, and who takes over when."""
    parts: dict[Component, list[Phase]] = {}
    for phase in line.phases:
        parts.setdefault(phase.component, []).append(phase)
    return "; ".join(
        f"{label(component, names.lang)}: {_in_turn(phases, names)}"
        for component, phases in parts.items()
    )


def _in_turn(phases: list[Phase], names: Names) -> str:
    texts = []
    for i, phase in enumerate(phases):
        text = f"{label(phase.route, names.lang)} ({names.funder(phase.funder)})"
        if i < len(phases) - 1:
            until = day(phase.until, names.lang)
            text = f"{text} {UNTIL.in_(names.lang).format(day=until)}"
        texts.append(text)
    return THEN.in_(names.lang).join(texts)


def _row(phase: Phase, names: Names) -> tuple[str, ...]:
    route = label(phase.route, names.lang)
    return (
        label(phase.component, names.lang),
        f"{route} {phase.profile.replace('_', '-')}".strip(),
        names.funder(phase.funder),
        _basis(phase.basis, names),
        day(phase.start, names.lang),
        day(phase.until, names.lang),
    )


def _basis(code: str, names: Names) -> str:
    text = code_label(code, Instrument, names.lang)
    return text if text != code else code_label(code, TitleKind, names.lang)


def _condition(condition: Condition, names: Names) -> str:
    who = label(condition.owner, names.lang)
    funder = names.funder(condition.funder) if condition.funder else ""
    pays_itself = condition.owner is not Owner.CIZ
    if funder and pays_itself:
        who = f"{who} ({funder})"
    texts = [
        CONDITION[condition.code].fill(names.lang),
        CONFIRMS.fill(names.lang, who=who),
    ]
    if funder and not pays_itself:
        texts.append(PAYER.fill(names.lang, who=funder))
    if condition.due is not None:
        texts.append(BY_DAY.fill(names.lang, day=condition.due))
    return " ".join(texts)


def _last_day(safe: date, names: Names) -> str:
    past = safe < names.region.as_of
    template = LAST_APPLICATION_PAST if past else LAST_APPLICATION
    return template.fill(names.lang, day=safe)


def _hole(hole: Hole, names: Names) -> str:
    lang = names.lang
    texts = [
        HOLE.fill(
            lang,
            component=label(hole.component, lang),
            start=hole.start,
            until=hole.until,
        ),
        _last_day(hole.last_safe_application, names),
    ]
    if hole.guarantor:
        texts.append(GUARANTOR.fill(lang, who=names.funder(hole.guarantor)))
    return " ".join(texts)
