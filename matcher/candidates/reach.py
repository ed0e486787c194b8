"""What stands between each open case and its easiest offer at one place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.candidates.turn import numbered, turn_of
from matcher.claims.candidates import Candidate, Reach, Widen
from matcher.explaining.changeset import changes_of
from matcher.explaining.choice import Worth, worth
from matcher.explaining.ledger import Ledger
from matcher.explaining.parts import Parts, parts
from matcher.explaining.repairs import Readings, repairs
from matcher.explaining.standing import Standing, failed_limits, standing
from matcher.explaining.survey import KINDS, Survey, survey
from matcher.kinds import LimitKind
from matcher.limits import OWNER_OF_LIMIT, Use, uses_of
from matcher.parties import gives_room
from matcher.plan import Plan
from matcher.result import Change, RunStatus
from matcher.scene import Scene

ORDER = {reach: k for k, reach in enumerate(Reach)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The scene of one place beside the whole plan."""

    there: Survey
    parts: Parts
    readings: Readings
    values: Worth
    whole: Scene
    plan: Plan
    ledger: Ledger


def field(there: Scene, whole: Scene, plan: Plan, ledger: Ledger) -> Field:
    """Return what the candidates of one place are worked out with."""
    nobody = Plan(choice=(None,) * len(there.cases), status=RunStatus.FEASIBLE)
    seen = survey(there, nobody)
    return Field(
        there=seen,
        parts=parts(seen),
        readings=Readings(seen),
        values=worth(there),
        whole=whole,
        plan=plan,
        ledger=ledger,
    )


def reached(ground: Field, place: str) -> tuple[Candidate, ...]:
    """Return what stands between each open case and the place, nearest first."""
    whole = ground.whole
    turns = {c.ref: turn_of(whole.region, whole.objective, c) for c in whole.cases}
    numbers = numbered(turns)
    found = (_candidate(ground, i, place, numbers) for i in range(len(whole.cases)))
    return tuple(sorted(found, key=lambda c: (ORDER[c.reach], c.turn, c.case)))


def _candidate(ground: Field, i: int, place: str, numbers: dict[str, int]) -> Candidate:
    whole, there = ground.whole, ground.there.scene
    case, stand = whole.cases[i], standing(ground.there, i)
    now, fitting = _place_in_plan(ground, i), list(_fitting(ground, i))
    fits = Reach.WAITING if now is None else Reach.ELSEWHERE
    fits = Reach.PROPOSED if now == place else fits
    at_options = {there.options[o].offer for o in fitting}
    offer, reach = min(
        (
            (j, fits if j in at_options else _reach(ground, stand, j))
            for j in range(len(there.offers))
        ),
        key=lambda found: (ORDER[found[1]], int(stand.things[found[0]]), found[0]),
    )
    best = max(fitting, key=ground.values.rank, default=None)
    urgency, _, waited = turn_of(whole.region, whole.objective, case)
    shown = offer if best is None else there.options[best].offer
    return Candidate(
        case=case.ref,
        turn=numbers[case.ref],
        urgency=urgency,
        latest=case.urgency.latest,
        waited_days=-waited,
        reach=reach,
        kind=KINDS[stand.rank[offer]],
        now=now,
        beside=any(_fits_beside(ground, i, o) for o in fitting),
        team=there.offers[shown].team,
        start=None if best is None else there.options[best].start,
        blocked=() if reach.fits else _keys(there, int(stand.blocked[offer])),
        open=() if reach.fits else _keys(there, int(stand.unknown[offer])),
        changes=() if reach.fits else _changes(ground, stand, offer),
        limits=tuple(_limits(ground, stand, offer)),
    )


def _reach(ground: Field, stand: Standing, offer: int) -> Reach:
    """Return the reach of an offer at which no option fits alone."""
    failed = failed_limits(ground.there, stand, offer)
    never = ~ground.parts.advised & stand.blocked[offer]
    if never or any(use.kind is LimitKind.KEEP_APART for use in failed):
        return Reach.NEVER
    if failed or stand.lawful[offer]:
        return Reach.LIMIT
    return Reach.CHANGES if stand.blocked[offer] else Reach.UNKNOWN


def _place_in_plan(ground: Field, i: int) -> str | None:
    chosen = ground.plan.choice[i]
    if chosen is None:
        return None
    return ground.whole.offers[ground.whole.options[chosen].offer].place


def _fitting(ground: Field, i: int) -> Iterator[int]:
    """Yield the options of the case here that fit alone."""
    for own in ground.there.options_at[i].values():
        for option in own:
            uses = uses_of(ground.there.scene, ground.there.scene.options[option])
            if all(use.amount <= use.capacity for use in uses):
                yield option


def _fits_beside(ground: Field, i: int, option: int) -> bool:
    """Tell whether an option here fits beside the plan, the case's own given up."""
    chosen = ground.plan.choice[i]
    given = {} if chosen is None else dict(ground.ledger.uses[chosen])
    there = ground.there.scene
    uses = uses_of(there, there.options[option])
    return all(_has_room(ground, use, given) for use in uses)


def _has_room(ground: Field, use: Use, given: dict[int, int]) -> bool:
    position = ground.ledger.at.get(use.id, -1)
    taken = ground.ledger.taken(use.id) - given.get(position, 0)
    return taken + use.amount <= use.capacity


def _keys(scene: Scene, mask: int) -> tuple[str, ...]:
    return tuple(r.key for k, r in enumerate(scene.rules) if mask >> k & 1)


def _changes(ground: Field, stand: Standing, offer: int) -> tuple[Change, ...]:
    """Return what opens the offer; nothing if a rule in the way is never advised."""
    found = repairs(ground.there, ground.parts, ground.readings, stand)
    rows: Sequence[int] = np.flatnonzero(found.offers == offer).tolist()
    if not rows:
        return ()
    case = ground.there.scene.cases[stand.case]
    one = found.sets.take(np.array(rows, dtype=np.int64))
    return changes_of(ground.there, ground.parts, found, case, one)[0]


def _limits(ground: Field, stand: Standing, offer: int) -> Iterator[Widen]:
    region = ground.there.scene.region
    failed = failed_limits(ground.there, stand, offer)
    for use in sorted(failed, key=lambda use: use.id):
        yield Widen(
            id=use.id,
            kind=use.kind,
            capacity=use.capacity,
            amount=use.amount,
            owner=OWNER_OF_LIMIT[use.kind],
            who=gives_room(region, use.kind, use.about),
        )
