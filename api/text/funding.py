"""A funding line as text: phases, conditions with who confirms, dated tasks."""

from collections.abc import Iterator

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
    LAST_APPLICATION,
    TASK,
    TASK_BY,
)
from api.text.values import day
from matcher.funding.line import Condition, FundingLine, Hole, Phase
from matcher.model.terms import Instrument, TitleKind

COLUMNS = (
    Both("onderdeel", "part"),
    Both("betaald uit", "paid by"),
    Both("betaler", "payer"),
    Both("op grond van", "on the basis of"),
    Both("vanaf", "from"),
    Both("tot", "until"),
)
CONDITIONS = Both("Voorwaarden:", "Conditions:")
TASKS = Both("Nog te doen:", "To be done:")


def funding_blocks(line: FundingLine, names: Names) -> Iterator[Block]:
    """Yield the phases as a table, then conditions, hole and tasks."""
    lang = names.lang
    yield Grid(
        tuple(c.in_(lang) for c in COLUMNS),
        tuple(_row(phase, names) for phase in line.phases),
    )
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


def payers(line: FundingLine, names: Names) -> str:
    """Return the payers of a line in order, each part named once."""
    parts = dict.fromkeys(
        f"{label(p.component, names.lang)}: {names.funder(p.funder)}"
        for p in line.phases
    )
    return "; ".join(parts)


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
    if condition.funder:
        who = f"{who} ({names.funder(condition.funder)})"
    texts = [
        CONDITION[condition.code].fill(names.lang),
        CONFIRMS.fill(names.lang, who=who),
    ]
    if condition.due is not None:
        texts.append(BY_DAY.fill(names.lang, day=condition.due))
    return " ".join(texts)


def _hole(hole: Hole, names: Names) -> str:
    lang = names.lang
    texts = [
        HOLE.fill(
            lang,
            component=label(hole.component, lang),
            start=hole.start,
            until=hole.until,
        ),
        LAST_APPLICATION.fill(lang, day=hole.last_safe_application),
    ]
    if hole.guarantor:
        texts.append(GUARANTOR.fill(lang, who=names.funder(hole.guarantor)))
    return " ".join(texts)
