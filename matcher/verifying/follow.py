"""Where a stay that the Wmo pays beside the Wlz goes on, worked out a second way."""

from matcher.funding.conditions import ConditionCode
from matcher.funding.line import Accountant
from matcher.model.terms import STELSEL_OF, Stelsel
from matcher.result import FollowOn
from matcher.verifying.candidates import Candidate, at_offer
from matcher.verifying.desk import Desk
from matcher.verifying.standing import has_room


def follow_on(desk: Desk, i: int, mine: Candidate) -> FollowOn | None:
    """Return the first Wlz place where only the latest date may stand in the way."""
    if all(
        c.code is not ConditionCode.WMO_BESIDE_WLZ
        for c in mine.claim.funding.conditions
    ):
        return None
    late = [k for k, r in enumerate(desk.answers.rules) if r.key == "starts-in-time"]
    there = [*desk.answers.open_to(i)]
    there += desk.answers.open_to(i, late[0]) if late else []
    money = Accountant(desk.cases[i], desk.region)
    found = []
    for j in there:
        if not has_room(desk, j):
            continue
        for option in at_offer(desk, i, j, money, None):
            claim = option.claim
            if STELSEL_OF[claim.funding.phases[0].route] is Stelsel.WLZ:
                found.append((claim.start, claim.place, claim.team or ""))
    if not found:
        return None
    start, place, team = min(found)
    return FollowOn(place=place, team=team or None, start=start)
