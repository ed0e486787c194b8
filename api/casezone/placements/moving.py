"""What happens to a placement: secured, arrived, ended; with the case, in one go."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.cases.kept import File
from api.casezone.desk import Desk
from api.casezone.handovers import kept as handovers
from api.casezone.land import Land
from api.casezone.placements import calls, kept
from api.casezone.placements.learned import (
    keep_past_stay,
    keep_precedents,
    precedents_of,
)
from api.casezone.placements.shapes import End, Fall, TakeBack
from api.regionfile.parse import Tree
from api.states import PLACEMENT, IllegalMoveError
from api.store.moves import Why
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from matcher.model.terms import StayEnding

SECURED, CLOSED = "SECURED", "CLOSED"
SOMEWHERE = "TERUGGENOMEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """A placement and its case, both locked, and who does something with them."""

    desk: Desk
    store: Connection
    file: File
    row: RowMapping
    why: Why


@contextmanager
def moving(desk: Desk, ref: str, who: str) -> Iterator[Moving]:
    """Yield a placement to move; 404 when there is none, 409 when it cannot be."""
    why = Why(who=who, at=desk.now())
    with desk.store.writing() as store:
        found = kept.one(store, ref)
        file = None if found is None else cases.one(store, found["case_ref"], lock=True)
        row = kept.one(store, ref, lock=True)
        if file is None or row is None:
            raise not_found("placement")
        try:
            yield Moving(desk=desk, store=store, file=file, row=row, why=why)
        except IllegalMoveError as error:
            raise wrong_state(f"It is {error.source.lower()}.") from error


def secure(m: Moving) -> None:
    """Secure a placement whose handover is settled; keep what others can learn."""
    ref, case = m.row["ref"], m.file.ref
    kept.move(m.store, m.row, "secure", m.why)
    handover = handovers.one(m.store, ref, case, lock=True)
    if handover is not None:
        left = handovers.unsettled(m.store, ref)
        if left:
            named = ", ".join(left)
            raise wrong_state(f"Not settled yet: {named}.")
        handovers.end(m.store, handover, "secure", m.why)
    cases.move(m.store, m.file, "secure", m.why)
    facts = cases.opened(m.desk.keys, m.file)
    parts = tuple(p for p in (m.row["place"], m.row["team"]) if p is not None)
    found = precedents_of(facts, parts, m.desk.today())
    keep_precedents(m.store, found, m.why)


def arrive(m: Moving, day: date) -> str | None:
    """Let somebody come; return the call to the exchange that decides it, if any."""
    PLACEMENT.target(m.row["state"], "arrive")
    _check_day(m, day, m.row["start"])
    if m.row["hold"] is None:
        kept.arrive(m.store, m.row, day, m.why)
        return None
    return calls.ask_all(m.store, m.row["hold"], calls.USE, day, m.why)


def fall_through(m: Moving, body: Fall) -> str | None:
    """Keep that a placement does not happen; return the call that gives the unit back.

    Not while the exchange is being told that somebody came.
    """
    hold = m.row["hold"]
    if hold is not None and calls.pending(m.store, hold, calls.USE) is not None:
        raise wrong_state("The exchange is being told that the person arrived.")
    kept.fall_through(m.store, m.file, m.row, m.why)
    _say(m, body)
    if hold is None:
        return None
    return calls.ask_all(m.store, hold, calls.RELEASE, None, m.why)


def end(m: Moving, body: End) -> str | None:
    """Keep that a stay ended for good; the case is closed with it."""
    call = _leave(m, "end", body.day, body.reason)
    _say(m, body)
    if m.file.state == SECURED:
        cases.move(m.store, m.file, "close", m.why)
    return call


def take_back(m: Moving, body: TakeBack) -> str | None:
    """Keep that somebody comes back: the case waits again, at the place promised."""
    if m.file.state == CLOSED:
        raise wrong_state("The case is closed: bring it in anew.")
    call = _leave(m, "take-back", body.day, StayEnding.TERUGGEVALLEN)
    rows = handovers.items(m.store, m.row["ref"])
    promise = handovers.take_back_of(m.desk.keys, m.file.ref, rows)
    back = None
    if promise is not None and body.day < date.fromisoformat(str(promise["until"])):
        back = str(promise["back_to"])
    _say(m, body, back_to=back)
    after = cases.move(m.store, m.file, "take-back", m.why)
    facts = _waits_again(cases.opened(m.desk.keys, after), body.day, back)
    cases.correct(m.store, m.desk.keys, after, facts, m.why)
    return call


def _leave(m: Moving, event: str, day: date, ending: StayEnding) -> str | None:
    arrived = m.row["arrived_on"]
    PLACEMENT.target(m.row["state"], event)
    _check_day(m, day, arrived)
    kept.move(m.store, m.row, event, m.why, {"ended_on": day})
    keep_past_stay(m.store, m.row["place"], (arrived, day), ending, m.why)
    if m.row["hold"] is None:
        return None
    return calls.ask_all(m.store, m.row["hold"], calls.LEAVE, day, m.why)


def _waits_again(facts: Land, day: date, back: str | None) -> Land:
    case = cast("dict[str, Tree]", facts["case"])
    stay = cast("dict[str, Tree]", case["stay_now"])
    here: Land = stay | {"kind": SOMEWHERE, "place": back, "until": None}
    since: Land = {"waiting_since": day.isoformat(), "stay_now": here}
    return facts | {"case": case | since, "placements": []}


def _say(m: Moving, body: Fall | End | TakeBack, **more: Tree) -> None:
    if body.reason == "OTHER" and body.note is None:
        raise invalid([FaultBody(location="/note", expected="a note with OTHER")])
    said = {"reason": body.reason.value, "note": body.note, **more}
    kept.keep_why(m.store, m.desk.keys, m.row, said)


def _check_day(m: Moving, day: date, first: date) -> None:
    if not first <= day <= m.desk.today():
        expected = f"a day from {first.isoformat()} until today"
        raise invalid([FaultBody(location="/day", expected=expected)])
