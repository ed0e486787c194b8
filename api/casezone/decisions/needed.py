"""What a decision needs: a proposal that was made, and a hold that is held."""

from sqlalchemy import Connection
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.decisions.shapes import Proposed
from api.casezone.desk import Desk
from api.casezone.holds import kept as holds
from api.casezone.keys import ErasedError
from api.casezone.land import land_of, region_of
from api.casezone.objections.kept import is_withdrawn
from api.casezone.runs import queue
from api.casezone.runs.results import outcome_of
from api.regionfile.fault import RegionFileError
from api.web.problems import not_found, wrong_state
from matcher.objective import Objective
from matcher.scene import prepare


def proposal(desk: Desk, store: Connection, run: str, case: str) -> Proposed | None:
    """Return what a run proposed for a case; None when it found no place.

    A problem when there is no such run, or it did not look at this case.
    """
    row = queue.one(store, run)
    if row is None:
        raise not_found("run")
    if row["state"] != "DONE":
        raise wrong_state(f"The run is {row['state'].lower()}: it has no result.")
    try:
        outcome = outcome_of(store, desk.keys, run, case)
    except ErasedError as error:
        raise not_found("case") from error
    if outcome is None:
        raise wrong_state("That run did not look for a place for this case.")
    if outcome.placed is None:
        return None
    if is_withdrawn(store, desk.keys, run, case):
        raise wrong_state("The proposal was withdrawn: an objection was upheld.")
    option = outcome.placed.option
    return Proposed(
        option=option.key, place=option.place, team=option.team, start=option.start
    )


def held(store: Connection, ref: str, case: str) -> RowMapping:
    """Return a hold of this case, locked; a problem when it is not held."""
    row = holds.one(store, ref, lock=True)
    if row is None or row["case_ref"] != case:
        raise not_found("hold")
    if row["state"] != "HELD":
        raise wrong_state(f"The hold is {row['state'].lower()}.")
    return row


def no_hold(store: Connection, case: str) -> None:
    """Refuse a decision beside a hold, which would keep a unit for nobody."""
    if holds.has_live(store, case):
        raise wrong_state("This case has a hold. Give it back first.")


def rules_against(desk: Desk, case: str, hold: str) -> tuple[str, ...] | None:
    """Return the rules that block a case at the place of a hold, by what is known.

    Of the easiest offer there; None when there is no such offer, case or hold.
    """
    with desk.store.reading() as store:
        row, file = holds.one(store, hold), cases.one(store, case)
        if row is None or file is None:
            return None
        facts = cases.opened(desk.keys, file) | {"placements": []}
        try:
            region = region_of(land_of(store, desk.today()), [facts])
        except (LookupError, RegionFileError):
            return None
    scene = prepare(region, Objective())
    masks = scene.eligible.blocked(0).tolist()
    there = [
        mask
        for offer, mask in zip(scene.offers, masks, strict=True)
        if row["place"] in {offer.place, offer.team}
    ]
    if not there:
        return None
    least = min(there, key=int.bit_count)
    return tuple(r.key for k, r in enumerate(scene.rules) if least >> k & 1)
