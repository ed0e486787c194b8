"""How far questions are, in the phases of the sharing policy."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, select

from api.exchange.tables import HOLD, PRINCIPLE, QUESTION, TRANSITION
from api.sharing.enforcing import Named, Stand
from api.sharing.words import Phase

OF_QUESTION, OF_PRINCIPLE = "question", "principle"
QUESTIONS: Mapping[str, Phase] = {
    "ASKED": Phase.ASKING,
    "ASKED_BACK": Phase.ASKING,
    "MEETING": Phase.MEETING,
    "AGREED_IF": Phase.MEETING,
}
# After a yes it goes by the hold.
HOLDS: Mapping[str, Phase] = {"HELD": Phase.HANDOVER, "USED": Phase.FOLLOW_UP}
PRINCIPLES: Mapping[str, Phase] = dict.fromkeys(
    ("ASKED", "ASKED_BACK", "WILLING"), Phase.ASKING
)


def stands(store: Connection, named: Iterable[Named]) -> Mapping[Named, Stand]:
    """Return how far these questions to providers and to funders are."""
    found = set(named)
    questions = {ref for kind, ref in found if kind == OF_QUESTION}
    principles = {ref for kind, ref in found if kind == OF_PRINCIPLE}
    return dict((*_questions(store, questions), *_principles(store, principles)))


def phase_of(store: Connection, question: str) -> Phase:
    """Return how far one question to a provider is."""
    return dict(_questions(store, {question}))[OF_QUESTION, question].phase


def _questions(store: Connection, refs: set[str]) -> Iterator[tuple[Named, Stand]]:
    if not refs:
        return
    query = (
        select(QUESTION, HOLD.c.state.label("hold"))
        .outerjoin(HOLD, HOLD.c.ref == QUESTION.c.ref)
        .where(QUESTION.c.ref.in_(refs))
    )
    rows = store.execute(query).mappings().all()
    last = _last(store, ("question", "hold"), refs)
    for row in rows:
        since = last.get(row["ref"], row["asked_at"])
        yield (OF_QUESTION, row["ref"]), Stand(_phase(row), since)


def _phase(row: RowMapping) -> Phase:
    if row["state"] == "AGREED":
        return HOLDS.get(row["hold"] or "", Phase.CLOSED)
    return QUESTIONS.get(row["state"], Phase.CLOSED)


def _principles(store: Connection, refs: set[str]) -> Iterator[tuple[Named, Stand]]:
    if not refs:
        return
    query = select(PRINCIPLE.c.ref, PRINCIPLE.c.state, PRINCIPLE.c.asked_at)
    rows = store.execute(query.where(PRINCIPLE.c.ref.in_(refs))).all()
    last = _last(store, ("principle",), refs)
    for row in rows:
        phase = PRINCIPLES.get(row.state, Phase.CLOSED)
        since = last.get(row.ref, row.asked_at)
        yield (OF_PRINCIPLE, row.ref), Stand(phase, since)


def _last(
    store: Connection, machines: tuple[str, ...], refs: set[str]
) -> dict[str, datetime]:
    query = select(TRANSITION.c.subject, func.max(TRANSITION.c.at).label("at")).where(
        TRANSITION.c.machine.in_(machines), TRANSITION.c.subject.in_(refs)
    )
    rows = store.execute(query.group_by(TRANSITION.c.subject))
    return {row.subject: row.at for row in rows}
