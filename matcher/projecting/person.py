"""What the person reads: the own facts, the own outcome, and what could be done."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from matcher.funding.line import FundingLine
from matcher.kinds import FundingCause, KindOfNo
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.model.terms import TitleKind
from matcher.objective import Objective
from matcher.projecting.alone import alone
from matcher.projecting.own import OwnPlaces, own_places
from matcher.projecting.precedents import often
from matcher.projecting.ways import OwnWay, own_ways
from matcher.result import (
    Blocker,
    Bridge,
    CaseResult,
    Ground,
    OpenRule,
    OptionClaim,
    Result,
    RunStatus,
    Tonight,
)
from matcher.rules import RULE_BY_KEY
from matcher.scene import prepare
from matcher.sources import slot_names

WAYS_LISTED = 10
NAMED = 3


class OwnKind(StrEnum):
    """What of the person's own stands in the way, at the easiest place.

    NOT_NOW: nothing does at some place, which still cannot be had now. It may be
    full, given to somebody else or closed for a reason about others: those are one.
    """

    NOT_NOW = "NOT_NOW"
    UNKNOWN_FACTS = "UNKNOWN_FACTS"
    CAPACITY_GAP = "CAPACITY_GAP"
    FUNDING_GAP = "FUNDING_GAP"
    EXCLUSION_GAP = "EXCLUSION_GAP"
    TITLE_GAP = "TITLE_GAP"
    PROFILE_GAP = "PROFILE_GAP"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAt:
    """What a rule says about own facts and public features, and at how many places.

    `blocker` has the slots that its sentence to the person uses, no others; `named`
    are some of the places.
    """

    blocker: Blocker
    places: int
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A rule that was lifted, or paid around, often enough to be told to anybody."""

    rule: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAt:
    """An own fact that is not known, and how many places wait for it."""

    fact: str
    places: int
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProposal:
    """The place that was proposed, and what of the person's own speaks for it."""

    place: str
    team: str | None
    start: date
    until: date | None
    ground: Ground
    title: TitleKind | None
    funding: FundingLine
    bridge: Bridge | None
    to_placer: bool
    over_security: int
    late_days: int
    fit: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNo:
    """Why no place, as far as it is about the person.

    `rules` and `facts`: what stands in the way at the places where something of the
    person's own does, the rule that closes most places first. `elsewhere`: the other
    places, which cannot be had now on grounds that are not told. `ways` are minimal:
    with no part of one would as much be out of the way. `before`: what was done often.
    """

    kind: OwnKind
    cause: FundingCause | None
    places: int
    rules: tuple[RuleAt, ...]
    facts: tuple[FactAt, ...]
    elsewhere: int
    total_ways: int
    ways: tuple[OwnWay, ...]
    before: tuple[Before, ...]
    tonight: Tonight


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """All that the person may read of one run; exactly one of the last two is set."""

    case: str
    as_of: date
    proved: bool
    record: Case
    proposal: OwnProposal | None
    no: OwnNo | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """What stands between the person and one place, as far as it is about the person.

    With nothing listed and nothing proposed the place cannot be had now, on a ground
    that is not told.
    """

    place: str
    team: str | None
    proposed: bool
    blockers: tuple[Blocker, ...]
    open: tuple[OpenRule, ...]


def person_view(region: Region, result: Result, case: str) -> PersonView:
    """Return what the person reads; of the claims only the own outcome is used.

    Raises KeyError if the case asks for no place.
    """
    outcome = _outcome(result, case)
    known = alone(region, case)
    placed = outcome.placed
    return PersonView(
        case=case,
        as_of=result.as_of,
        proved=result.status is RunStatus.OPTIMAL,
        record=known.case[case],
        proposal=None if placed is None else _proposal(placed.option),
        no=None
        if outcome.no is None
        else _no(region, known, result.objective, outcome.no.tonight),
    )


def person_place(region: Region, result: Result, case: str, place: str) -> OwnPlace:
    """Return what the person reads of one place.

    Raises KeyError if the case asks for no place or the place offers no housing.
    """
    placed = _outcome(result, case).placed
    own = own_places(prepare(alone(region, case), result.objective))
    easiest = own.easiest[place]
    offer = own.scene.offers[easiest]
    proposed = placed is not None and placed.option.place == place
    return OwnPlace(
        place=place,
        team=placed.option.team if placed is not None and proposed else offer.team,
        proposed=proposed,
        blockers=() if proposed else own.blockers(easiest),
        open=() if proposed else own.open_rules(easiest),
    )


def _outcome(result: Result, case: str) -> CaseResult:
    found = {outcome.case: outcome for outcome in result.cases}
    return found[case]


def _proposal(option: OptionClaim) -> OwnProposal:
    return OwnProposal(
        place=option.place,
        team=option.team,
        start=option.start,
        until=option.until,
        ground=option.ground,
        title=option.title,
        funding=option.funding,
        bridge=option.bridge,
        to_placer=option.to_placer,
        over_security=option.over_security,
        late_days=option.late_days,
        fit=tuple(point.reason for point in option.fit),
    )


def _no(region: Region, known: Region, objective: Objective, tonight: Tonight) -> OwnNo:
    own = own_places(prepare(known, objective))
    kinds = [own.kind(offer) for offer in own.easiest.values()]
    kind = min(kinds, key=_rank, default=KindOfNo.PROFILE_GAP)
    ways = own_ways(own)
    return OwnNo(
        kind=OwnKind.NOT_NOW if kind is None else OwnKind(kind.value),
        cause=_cause(own, kind),
        places=len(own.easiest),
        rules=_rules(own),
        facts=_facts(own),
        elsewhere=sum(k is None for k in kinds),
        total_ways=len(ways),
        ways=ways[:WAYS_LISTED],
        before=_before(region, ways[:WAYS_LISTED]),
        tonight=tonight,
    )


def _rank(kind: KindOfNo | None) -> int:
    return -1 if kind is None else kind.rank


def _cause(own: OwnPlaces, kind: KindOfNo | None) -> FundingCause | None:
    """Return the cause at the first place of which only the money is not settled."""
    if kind is not KindOfNo.FUNDING_GAP:
        return None
    at = next(o for o in own.easiest.values() if own.kind(o) is kind)
    causes = (rule.cause for rule in own.blocking(at))
    return next(cause for cause in causes if cause is not None)


def _before(region: Region, ways: tuple[OwnWay, ...]) -> tuple[Before, ...]:
    rules = {c.rule for way in ways for c in way.changes if c.rule is not None}
    found = (Before(rule=rule, times=often(region, rule)) for rule in sorted(rules))
    return tuple(before for before in found if before.times)


def _rules(own: OwnPlaces) -> tuple[RuleAt, ...]:
    at: dict[Blocker, list[str]] = {}
    for place, offer in own.easiest.items():
        for blocker in own.blockers(offer):
            at.setdefault(_as_told(blocker), []).append(place)
    found = [
        RuleAt(blocker=told, places=len(there), named=tuple(there[:NAMED]))
        for told, there in at.items()
    ]
    return tuple(sorted(found, key=lambda r: (-r.places, repr(r.blocker))))


def _as_told(blocker: Blocker) -> Blocker:
    """Return the blocker with the slots that its sentence to the person uses."""
    used = slot_names(RULE_BY_KEY[blocker.rule].sentences.person_nl)
    return replace(blocker, slots=tuple(s for s in blocker.slots if s[0] in used))


def _facts(own: OwnPlaces) -> tuple[FactAt, ...]:
    at: dict[str, list[str]] = {}
    for place, offer in own.easiest.items():
        for fact in own.missing(offer):
            at.setdefault(fact, []).append(place)
    found = [
        FactAt(fact=fact, places=len(there), named=tuple(there[:NAMED]))
        for fact, there in at.items()
    ]
    return tuple(sorted(found, key=lambda f: (-f.places, f.fact)))
