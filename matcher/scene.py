"""Everything a run works with, worked out once from a region."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from matcher.eligibility import Lift, eligibility
from matcher.facts import OfferFacts
from matcher.facts.case import case_facts
from matcher.facts.offer import offer_facts
from matcher.funding.layers import Universe
from matcher.limits import Limit, limits
from matcher.model.case import Case
from matcher.model.region import Region, Ruling
from matcher.objective import Objective
from matcher.offer import Offer
from matcher.offers import offers, offers_at
from matcher.options import Board, Option, options
from matcher.rule import Rule
from matcher.rules import AS_THEY_ARE, Switches, rules_in_force


@dataclass(frozen=True, kw_only=True)
class Scene(Board):
    """Cases that ask for a place, offers, rules in force, options and limits.

    `cases` are sorted by reference, `offers` as `offers()` sorts them; facts
    stand at the same positions. Options and limits name cases and offers by
    position.
    """

    options: tuple[Option, ...]
    limits: tuple[Limit, ...]


@dataclass(frozen=True, kw_only=True)
class Supply:
    """What a region offers on its day, with the facts of it; nothing of any case."""

    offers: tuple[Offer, ...]
    facts: tuple[OfferFacts, ...]
    universe: Universe


def prepare(
    region: Region, objective: Objective, switches: Switches = AS_THEY_ARE
) -> Scene:
    """Return the scene of a region on its day: nothing is planned yet."""
    rules = rules_in_force(region.as_of, switches)
    supply = supply_of(region, offers(region))
    board = board_on(region, objective, rules, region.open_cases, supply)
    return with_options(board, options(board))


def prepare_case(region: Region, objective: Objective, case: str) -> Scene:
    """Return the scene of one case as if nobody else asked for a place."""
    rules = rules_in_force(region.as_of)
    supply = supply_of(region, offers(region))
    board = board_on(region, objective, rules, (region.case[case],), supply)
    return with_options(board, options(board))


def supply_of(
    region: Region,
    supply: tuple[Offer, ...],
    known: Mapping[Offer, OfferFacts] = MappingProxyType({}),
) -> Supply:
    """Return these offers with their facts; those that are `known` are taken as is."""
    facts = tuple(known.get(o) or offer_facts(region, o) for o in supply)
    return Supply(offers=supply, facts=facts, universe=universe_of(facts))


def board_at(
    region: Region,
    objective: Objective,
    rules: tuple[Rule, ...],
    asking: tuple[Case, ...],
    place: str,
) -> Board:
    """Return these cases before the offers of one place, and no other."""
    supply = supply_of(region, offers_at(region, region.place[place]))
    return board_on(region, objective, rules, asking, supply)


def with_options(board: Board, lawful: tuple[Option, ...]) -> Scene:
    """Return the scene of a board with these of its options, and their limits."""
    return Scene(
        **{name: getattr(board, name) for name in Board.__dataclass_fields__},
        options=lawful,
        limits=limits(board, lawful),
    )


def board_on(
    region: Region,
    objective: Objective,
    rules: tuple[Rule, ...],
    asking: tuple[Case, ...],
    supply: Supply,
) -> Board:
    """Return these cases before what the region offers."""
    cases = tuple(sorted(asking, key=lambda c: c.ref))
    facts = tuple(case_facts(region, c, supply.universe) for c in cases)
    lifts = lifted(region, rules, cases, supply.offers)
    return Board(
        region=region,
        objective=objective,
        rules=rules,
        cases=cases,
        offers=supply.offers,
        case_facts=facts,
        offer_facts=supply.facts,
        eligible=eligibility(rules, facts, supply.facts, lifts),
    )


def universe_of(supply: tuple[OfferFacts, ...]) -> Universe:
    """Return every form and way of paying that occurs, sorted."""
    forms = {f for facts in supply for f in facts.forms}
    ways = {w for facts in supply for w in facts.ways}
    return Universe(
        forms=tuple(sorted(forms, key=lambda w: w.key)),
        ways=tuple(sorted(ways, key=lambda w: w.key)),
    )


def lifted(
    region: Region,
    rules: tuple[Rule, ...],
    cases: tuple[Case, ...],
    supply: tuple[Offer, ...],
) -> tuple[Lift, ...]:
    """Return which rule a ruling in force lifts for which case and offers."""
    rule_at = {r.key: k for k, r in enumerate(rules)}
    case_at = {c.ref: i for i, c in enumerate(cases)}
    return tuple(
        Lift(
            rule=rule_at[ruling.rule],
            case=case_at[ruling.case],
            offers=_offers_at(supply, ruling.place),
        )
        for ruling in region.rulings
        if ruling.rule in rule_at
        and ruling.case in case_at
        and in_force(ruling, region)
    )


def in_force(ruling: Ruling, region: Region) -> bool:
    """Tell whether a ruling holds on the day of the run."""
    return ruling.start <= region.as_of and (
        ruling.until is None or region.as_of < ruling.until
    )


def _offers_at(supply: tuple[Offer, ...], place: str | None) -> frozenset[int] | None:
    if place is None:
        return None
    return frozenset(j for j, o in enumerate(supply) if place in (o.place, o.team))
