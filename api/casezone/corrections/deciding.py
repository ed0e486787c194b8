"""A correction is followed: next version, what rested on it, who is told, a new run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection

from api.casezone.asking import found_case
from api.casezone.cases import kept as cases
from api.casezone.cases.current import WAITING, current
from api.casezone.corrections.changing import checked, corrected
from api.casezone.corrections.kept import CORRECTIONS, facts_of
from api.casezone.corrections.resting import last_run, received, resting, shown
from api.casezone.desk import Desk
from api.casezone.land import Land
from api.casezone.options.present import ready_at
from api.casezone.reveals import kept as reveals
from api.casezone.rights.asking import found_thing, legal, logged
from api.casezone.runs.starting import start
from api.casezone.things import Thing
from api.identity import Account
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.problems import wrong_state
from api.web.versions import stale

Picked = Callable[[Sequence[Land]], Sequence[Land]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """Which correction is followed as far as `picked`, seen for a version of the case.

    `said`: what is sealed with it.
    """

    ref: str
    version: int
    event: str
    picked: Picked
    said: Land


def follow(desk: Desk, account: Account, what: Following, why: Why) -> None:
    """Keep the next version of the case and all that follows from it, or nothing.

    412 when the case has changed since its effects were looked at.
    """
    with desk.store.reading() as store:
        correction = found_thing(desk, store, CORRECTIONS, what.ref)
        case = correction.case
        file = found_case(store, case)
    if file.version != what.version:
        raise stale()
    facts = cases.opened(desk.keys, file)
    picked = what.picked(facts_of(correction))
    record = _record(desk, facts, correction, picked)
    with legal("correction"), desk.store.writing() as store:
        # The case first, as everybody who decides about it does.
        before = found_case(store, case, lock=True)
        thing = found_thing(desk, store, CORRECTIONS, what.ref, lock=True)
        CORRECTIONS.machine.target(thing.state, what.event)
        if before.version != what.version:
            raise stale()
        said = what.said | _kept(desk, store, before, picked, why)
        _correct(desk, store, before, facts | {"case": record}, why)
        said["run"] = _run(desk, store, account, before, why)
        CORRECTIONS.move(store, desk.keys, thing, what.event, said, why)
        logged(store, account, "correct", case, why)
    desk.delivery.wake()


def _record(desk: Desk, facts: Land, correction: Thing, picked: Sequence[Land]) -> Land:
    source, dated = str(correction.body["source"]), str(correction.body["dated"])
    record = cast("Land", facts["case"])
    fresh = corrected(record, picked, source, date.fromisoformat(dated))
    return checked(ready_at(desk), fresh, picked)


def _kept(
    desk: Desk, store: Connection, before: cases.File, picked: Sequence[Land], why: Why
) -> Land:
    """Return what is sealed with it; what was revealed wrong is taken back at once."""
    rests = resting(store, desk.keys, before.ref, picked)
    wrong = shown(store, desk.keys, rests, picked)
    for row in wrong:
        if row["state"] == reveals.REVEALED:
            reveals.end(store, row, "take-back", why)
    return {
        "paths": [str(fact["path"]) for fact in picked],
        "version": before.version + 1,
        "recipients": [*received(store, rests, wrong)],
        "run_before": last_run(store, before.ref),
    }


def _correct(
    desk: Desk, store: Connection, before: cases.File, file: Land, why: Why
) -> None:
    try:
        cases.correct(store, desk.keys, before, file, why)
    except IllegalMoveError as error:
        raise wrong_state("This case is closed.") from error


def _run(
    desk: Desk, store: Connection, account: Account, before: cases.File, why: Why
) -> str | None:
    """Return the run that works it out anew; None when no place is looked for now."""
    looks = before.state == WAITING and not before.restricted
    if not looks or before.ref in current(store).placements:
        return None
    return start(desk, store, account, None, why)
