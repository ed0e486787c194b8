"""Options: the lawful ways to serve each case, with money, start and ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from matcher.bridging import BridgeStay, bridge_stays
from matcher.eligibility import Eligibility
from matcher.fact import low
from matcher.facts import CaseFacts, OfferFacts
from matcher.facts.asked import ASKED_AS, FUNDING
from matcher.facts.case import stays_ordered, titles_in_force
from matcher.funding.line import Accountant, FundingLine
from matcher.funding.topup import OnTop, on_top
from matcher.model.case import Case
from matcher.model.place import Place
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, Stelsel, TitleKind
from matcher.objective import Objective
from matcher.offer import FULL, Offer
from matcher.result import Bridge, FitPoint, Ground
from matcher.rule import Rule
from matcher.way import Way

LATE_START = "starts-in-time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One lawful way to serve one case (`case`, `offer`: positions in the scene).

    `start` is the latest of the opening, the day the case can move and the days
    its decisions fall due; with a bridge it is the start of the final stay.
    `late_days`: days after the latest date without a roof. `over_security`:
    levels above what is needed. `fit`: documented points. `bridged_at`: position
    of the bridge's opening.
    """

    case: int
    offer: int
    way: Way
    line: FundingLine
    start: date
    until: date | None
    ground: Ground
    title: TitleKind | None
    bridge: Bridge | None
    bridged_at: int
    to_placer: bool
    over_security: int
    late_days: int
    cost_per_day: int
    on_top: tuple[OnTop, ...]
    fit: tuple[FitPoint, ...]
    key: str

    @property
    def conditional(self) -> bool:
        """Whether somebody still has to confirm something."""
        return self.line.conditional


@dataclass(frozen=True, kw_only=True)
class Board:
    """Cases and offers with their facts, side by side at the same positions."""

    region: Region
    objective: Objective
    rules: tuple[Rule, ...]
    cases: tuple[Case, ...]
    offers: tuple[Offer, ...]
    case_facts: tuple[CaseFacts, ...]
    offer_facts: tuple[OfferFacts, ...]
    eligible: Eligibility

    @cached_property
    def accountants(self) -> tuple[Accountant, ...]:
        """Who draws up the funding lines of each case."""
        return tuple(Accountant(case, self.region) for case in self.cases)


def built_in(rule: Rule) -> bool:
    """Tell whether an option keeps the rule by the way it is made.

    No option lacks a payer or starts after its opening has ended, whatever the rules.
    """
    names = {key.partition(".")[2] for key in rule.reads}
    return "until" in names or any(ASKED_AS.get(n) == FUNDING for n in names)


def options(board: Board) -> tuple[Option, ...]:
    """Return all options, sorted by case, offer and way.

    A bridge with a later final place is considered only for a case of which no
    single stay starts in time.
    """
    return tuple(o for i in range(len(board.cases)) for o in _of_case(board, i))


def pays(case: CaseFacts, offer: OfferFacts) -> tuple[Way, ...]:
    """Return the ways that pay this offer over the horizon, sorted.

    Steady ways do; a way that ends does if it lasts as long as is needed, or if
    the offer can go on by a way that takes over.
    """
    found = low(case.steady) & offer.ways
    for ending, until, after in (
        (case.ending, case.paid_until, case.follow_on),
        (case.ending_next, case.paid_until_next, case.follow_on_next),
    ):
        if until >= offer.needs_until or low(after) & offer.ways:
            found |= low(ending) & offer.ways
    return tuple(sorted(found, key=lambda w: w.key))


def _of_case(board: Board, i: int) -> Iterator[Option]:
    single = [
        option
        for j in board.eligible.lawful(i).tolist()
        for option in at_offer(board, i, j, None)
    ]
    yield from single
    latest = board.case_facts[i].start_by
    if not any(o.start <= latest for o in single):
        yield from _bridged(board, i)


def _bridged(board: Board, i: int) -> Iterator[Option]:
    late = [k for k, r in enumerate(board.rules) if r.key == LATE_START]
    if not late:
        return
    stays = bridge_stays(board.region, board.rules, board.case_facts[i])
    if not stays:
        return
    blocked, unknown = board.eligible.blocked(i), board.eligible.unknown(i)
    only_late = (blocked == 1 << late[0]) & (unknown == 0)
    for j in only_late.nonzero()[0].tolist():
        if board.offers[j].opening == FULL:
            continue
        for stay in stays:
            yield from at_offer(board, i, j, stay)


def at_offer(board: Board, i: int, j: int, stay: BridgeStay | None) -> Iterator[Option]:
    """Yield the options that money and dates give at this offer, rules not asked."""
    case, offer = board.case_facts[i], board.offer_facts[j]
    ready = max(offer.start, low(case.earliest))
    after = tuple(sorted(offer.ways, key=lambda w: w.key))
    for way in pays(case, offer):
        until = max(offer.needs_until, ready + timedelta(days=1))
        line = board.accountants[i].line(way, after, ready, until)
        if line is None:
            continue
        start = max(ready, line.starts)
        if start >= offer.until or not _bridge_reaches(stay, start):
            continue
        yield _option(board, i, j, line, way, start, stay)


def _bridge_reaches(stay: BridgeStay | None, start: date) -> bool:
    return stay is None or stay.bridge.start < start <= stay.bridge.until


def _option(
    board: Board,
    i: int,
    j: int,
    line: FundingLine,
    way: Way,
    start: date,
    stay: BridgeStay | None,
) -> Option:
    case, offer = board.cases[i], board.offers[j]
    place = board.region.place[offer.place]
    team = None if offer.team is None else board.region.place[offer.team]
    bridge = None if stay is None else _until(stay.bridge, start)
    roof = start if bridge is None else bridge.start
    title = _ordering_title(case, place, start)
    facts = board.offer_facts[j]
    extra = on_top(case, board.region, facts.parts, facts.tariff)
    tariffs = place.tariff + (0 if team is None else team.tariff)
    return Option(
        case=i,
        offer=j,
        way=way,
        line=line,
        start=start,
        until=_last_day(place, start),
        ground=Ground.CONSENT if title is None else Ground.TITLE,
        title=title,
        bridge=bridge,
        bridged_at=FULL if stay is None else stay.offer.opening,
        to_placer=any(STELSEL_OF[p.route] is Stelsel.WFZ for p in way.payments[:1]),
        over_security=max(0, place.security - case.security),
        late_days=_days_late(case, roof),
        cost_per_day=tariffs + sum(paid.cents_per_day for paid in extra),
        on_top=extra,
        fit=fit_points(board.region, board.objective, case, place),
        key="|".join((offer.key, way.key, _bridge_key(stay))),
    )


def _bridge_key(stay: BridgeStay | None) -> str:
    if stay is None:
        return ""
    return f"{stay.offer.key}@{stay.bridge.funder}"


def _until(bridge: Bridge, start: date) -> Bridge:
    return Bridge(
        place=bridge.place, funder=bridge.funder, start=bridge.start, until=start
    )


def _last_day(place: Place, start: date) -> date | None:
    if place.max_stay_days is None:
        return None
    return start + timedelta(days=place.max_stay_days)


def _ordering_title(case: Case, place: Place, on: date) -> TitleKind | None:
    kinds = [
        t.kind for t in titles_in_force(case, on) if place.stay in stays_ordered(t)
    ]
    return min(kinds) if kinds else None


def _days_late(case: Case, roof: date) -> int:
    latest = case.urgency.latest
    return 0 if latest is None else max(0, (roof - latest).days)


def fit_points(
    region: Region, objective: Objective, case: Case, place: Place
) -> tuple[FitPoint, ...]:
    """Return the points of one place for one case, by documented reason."""
    location = region.location[place.location]
    code = location.municipality
    wishes = {place.ref, place.type.value, code, location.provider}
    found = (
        ("own_municipality", objective.fit_own_municipality, code == case.municipality),
        ("network", objective.fit_network, code in case.network),
        ("continuity", objective.fit_continuity, place.ref == case.stay_now.place),
        ("wish", objective.fit_wish, bool(wishes & set(case.wishes))),
    )
    return tuple(FitPoint(reason=r, points=p) for r, p, met in found if met)
