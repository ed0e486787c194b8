"""What an option rests on, and what may come after it."""

from matcher.funding.conditions import ConditionCode
from matcher.model.case import Case
from matcher.model.terms import STELSEL_OF, Stelsel
from matcher.offer import FULL, Offer
from matcher.options import LATE_START, Option, at_offer
from matcher.result import FollowOn, Lifted
from matcher.scene import Scene, in_force


def lifted_for(scene: Scene, case: Case, offer: Offer) -> tuple[Lifted, ...]:
    """Return the rulings in force for a case at an offer, sorted by reference."""
    region = scene.region
    back_up = {b.ref: b.place for b in region.bridging}
    known = {rule.key for rule in scene.rules}
    here = {None, offer.place, offer.team}
    rulings = sorted(region.rulings, key=lambda r: r.ref)
    return tuple(
        Lifted(
            ref=r.ref,
            rule=r.rule,
            place=r.place,
            decided_by=r.decided_by,
            until=r.until,
            condition=r.condition,
            back_up=None if r.back_up is None else back_up[r.back_up],
        )
        for r in rulings
        if r.case == case.ref
        and r.rule in known
        and r.place in here
        and in_force(r, region)
    )


def follow_on(scene: Scene, option: Option) -> FollowOn | None:
    """Return the first Wlz place that can follow Wmo money beside an indication.

    Every rule holds there, but for a start after the latest date: until then the
    option is a roof. Whether the place will still be free is not asked.
    """
    codes = {condition.code for condition in option.line.conditions}
    if ConditionCode.WMO_BESIDE_WLZ not in codes:
        return None
    late = sum(1 << k for k, r in enumerate(scene.rules) if r.key == LATE_START)
    blocked, unknown = (
        scene.eligible.blocked(option.case),
        scene.eligible.unknown(option.case),
    )
    open_here = ((blocked | late) == late) & (unknown == 0)
    found = [
        FollowOn(
            place=scene.offers[j].place, team=scene.offers[j].team, start=later.start
        )
        for j in open_here.nonzero()[0].tolist()
        if _has_openings(scene.offers[j])
        for later in at_offer(scene, option.case, j, None)
        if STELSEL_OF[later.line.phases[0].route] is Stelsel.WLZ
    ]
    return min(found, key=lambda f: (f.start, f.place, f.team or ""), default=None)


def _has_openings(offer: Offer) -> bool:
    return offer.opening != FULL and (offer.team is None or offer.team_opening != FULL)
