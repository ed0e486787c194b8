"""Who could use the openings of one place, told a second way."""

from collections.abc import Iterator
from datetime import date

from matcher.claims.candidates import Candidate, Candidates, Reach, Widen
from matcher.kinds import ADVISED, LimitKind, Owner
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.objective import objective_id, urgency_class
from matcher.offer import FULL
from matcher.parties import gives_room
from matcher.result import Result
from matcher.verifying.candidates import Candidate as Own
from matcher.verifying.candidates import candidates
from matcher.verifying.chain import Steps, free_at, opens
from matcher.verifying.desk import Desk, desk_at, desk_of
from matcher.verifying.failure import Failure, differences
from matcher.verifying.placed import Load, rank
from matcher.verifying.repairs import changes, repairs
from matcher.verifying.standing import Stand, stand_before
from matcher.verifying.supply import alone
from matcher.verifying.takes import failing

FORMAT = 1
ORDER = list(Reach)


def candidates_failures(
    region: Region, result: Result, found: Candidates, *, snapshot: str
) -> Iterator[Failure]:
    """Yield every leaf that is not as the second way tells it.

    That the result is true of the region is for `verify` to tell.
    """
    place = region.place.get(found.place)
    if place is None:
        yield Failure(("place",), None, found.place)
        return
    full = all(o.opening == FULL for o in alone(region, place))
    there = opens(region, place.ref, region.as_of) if full else region
    whole = _Plan(region, result)
    asking = [c.ref for c in whole.desk.cases]
    near = desk_at(there, result.objective, asking, place.ref)
    told = [_of_case(whole, near, i, place.ref) for i in range(len(near.cases))]
    told.sort(key=lambda c: (ORDER.index(c.reach), c.turn, c.case))
    steps = Steps(region, result, whole.direct)
    expected = Candidates(
        format=FORMAT,
        snapshot=snapshot,
        as_of=region.as_of,
        rule_set=result.rule_set,
        objective_id=objective_id(result.objective),
        place=place.ref,
        assumed=full,
        cases=tuple(told),
        chain=tuple(steps.follow(place.ref, there)),
        cut=steps.cut,
    )
    yield from differences(expected, found)


class _Plan:
    """The plan of a result, and who has a stay that starts in time."""

    def __init__(self, region: Region, result: Result) -> None:
        self.desk = desk_of(region, result.objective)
        self.chosen: dict[str, Own] = {}
        self.direct: set[str] = set()
        told = {c.case: c.placed.option.key for c in result.cases if c.placed}
        for i, case in enumerate(self.desk.cases):
            own = candidates(self.desk, i)
            last = self.desk.answers.cases[i].start_by
            if any(not o.claim.bridge and o.claim.start <= last for o in own):
                self.direct.add(case.ref)
            for option in own:
                if option.key == told.get(case.ref):
                    self.chosen[case.ref] = option
        self.load = Load(self.chosen)

    def before(self, case: Case) -> int:
        """Return how many cases come before this one."""
        return sum(self._key(other) < self._key(case) for other in self.desk.cases)

    def urgency(self, case: Case) -> int:
        """Return the urgency class of a case."""
        return urgency_class(case, self.desk.region.as_of, self.desk.objective)

    def _key(self, case: Case) -> tuple[int, date, date]:
        latest = case.urgency.latest or date.max
        return self.urgency(case), latest, case.waiting_since


def _of_case(whole: _Plan, near: Desk, i: int, place: str) -> Candidate:
    case = near.cases[i]
    own = tuple(free_at(near, i, whole.direct))
    mine = whole.chosen.get(case.ref)
    fitting = [o for o in own if not failing(o.takes)]
    stands = [stand_before(near, i, j, own) for j in range(len(near.answers.offers))]
    at = {o.offer for o in fitting}
    reaches = {
        s.offer: _reach(near, s, mine, place, fits=s.offer in at) for s in stands
    }
    stand = min(
        stands, key=lambda s: (ORDER.index(reaches[s.offer]), s.things, s.offer)
    )
    reach = reaches[stand.offer]
    fits = reach.fits
    best = max(fitting, key=lambda o: rank(case.ref, o), default=None)
    opening = [] if fits else repairs(near, i, [stand])
    given = None if mine is None else mine.takes
    rules = near.answers.rules
    offer = near.offer(stand.offer)[0]
    return Candidate(
        case=case.ref,
        turn=1 + whole.before(case),
        urgency=whole.urgency(case),
        latest=case.urgency.latest,
        waited_days=(near.region.as_of - case.waiting_since).days,
        reach=reach,
        kind=stand.kind,
        now=None if mine is None else mine.claim.place,
        beside=any(whole.load.fits(o.takes, instead_of=given) for o in fitting),
        team=offer.team if best is None else best.claim.team,
        start=None if best is None else best.claim.start,
        blocked=() if fits else tuple(rules[k].key for k in stand.blocked),
        open=() if fits else tuple(rules[k].key for k in stand.still_open),
        changes=changes(near, i, opening[0].atoms) if opening else (),
        limits=tuple(_widened(near, stand)),
    )


def _reach(
    near: Desk, stand: Stand, mine: Own | None, place: str, *, fits: bool
) -> Reach:
    if fits and mine is None:
        return Reach.WAITING
    if fits and mine is not None:
        return Reach.PROPOSED if mine.claim.place == place else Reach.ELSEWHERE
    classes = {near.answers.rules[k].change for k in stand.blocked}
    apart = any(limit.kind is LimitKind.KEEP_APART for limit in stand.limits)
    if apart or classes - set(ADVISED):
        return Reach.NEVER
    nothing = not stand.blocked and not stand.still_open
    if stand.limits or nothing:
        return Reach.LIMIT
    return Reach.CHANGES if stand.blocked else Reach.UNKNOWN


def _widened(near: Desk, stand: Stand) -> Iterator[Widen]:
    money = (LimitKind.BUDGET, LimitKind.CONTRACT_CEILING)
    for limit in stand.limits:
        owner = Owner.FINANCIER if limit.kind in money else Owner.AANBIEDER
        if limit.kind is LimitKind.KEEP_APART:
            owner = Owner.NIEMAND
        yield Widen(
            id=limit.id,
            kind=limit.kind,
            capacity=limit.capacity,
            amount=limit.amount,
            owner=owner,
            who=gives_room(near.region, limit.kind, limit.id.partition(":")[2]),
        )
