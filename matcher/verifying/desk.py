"""What the second way works with: the region, and the answers on every pair."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from matcher.facts import OfferFacts
from matcher.facts.case import case_facts
from matcher.facts.offer import offer_facts
from matcher.funding.universe import Universe
from matcher.kinds import Family
from matcher.model.case import Case
from matcher.model.region import Bridging, Region
from matcher.objective import Objective
from matcher.offer import FULL, Offer
from matcher.result import FullLimit
from matcher.rule import Rule
from matcher.rules import RULE_BY_KEY, RULES, Switches
from matcher.verifying.answers import Answers, Supply, rulings_in_force
from matcher.verifying.supply import all_offers, alone, offers_of
from matcher.verifying.takes import failing, money_takes
from matcher.way import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The region, its open cases, and the answers on every pair.

    `answers`: all rules on all offers, rulings included. `short`: the rules asked of
    a bridge on each opening of a bridge, `bridges` at the same positions. `seats`:
    all rules on each opening of each team by itself. `memory`: see `spent`.
    """

    region: Region
    objective: Objective
    cases: tuple[Case, ...]
    answers: Answers
    short: Answers
    bridges: tuple[Bridging, ...]
    seats: Answers
    memory: dict[int, dict[Way, tuple[FullLimit, ...]]] = field(default_factory=dict)

    def offer(self, j: int) -> tuple[Offer, OfferFacts]:
        """Return one offer with its facts."""
        return self.answers.offers[j]

    def spent(self, j: int) -> dict[Way, tuple[FullLimit, ...]]:
        """Return for each way to pay an offer the money limits it fails alone."""
        if j not in self.memory:
            offer, facts = self.offer(j)
            ways = sorted(facts.ways, key=lambda w: w.key)
            self.memory[j] = {
                way: failing(money_takes(self.region, offer, way)) for way in ways
            }
        return self.memory[j]

    @property
    def pairs(self) -> int:
        """How many pairs of a case and an offer there are."""
        return len(self.cases) * len(self.answers.offers)


def desk_of(
    region: Region, objective: Objective, switches: Switches | None = None
) -> Desk:
    """Return the second way's view of a region, rules switched for an analysis."""
    rules = tuple(_rules(region, switches or Switches()))
    fixed = {p.case for p in region.fixed.values()}
    asking = [c for c in region.cases if c.ref not in fixed]
    return _desk(region, objective, rules, asking, all_offers(region))


def desk_at(
    region: Region, objective: Objective, asking: Iterable[str], place: str
) -> Desk:
    """Return the second way's view of these cases before one place alone."""
    who = set(asking)
    cases = [c for c in region.cases if c.ref in who]
    supply = offers_of(region, region.place[place])
    return _desk(region, objective, tuple(_rules(region, Switches())), cases, supply)


def _desk(
    region: Region,
    objective: Objective,
    rules: tuple[Rule, ...],
    asking: list[Case],
    offers: tuple[Offer, ...],
) -> Desk:
    supply = _with_facts(region, offers)
    cases = sorted(asking, key=lambda c: c.ref)
    universe = _universe(supply)
    facts = tuple(case_facts(region, c, universe) for c in cases)
    bridges = [
        (record, offer)
        for record in region.bridging
        for offer in alone(region, region.place[record.place])
        if offer.opening != FULL
    ]
    asked = tuple(r for r in rules if _asked_of_bridge(r))
    teams = [o for p in region.places if p.serves for o in alone(region, p)]
    return Desk(
        region=region,
        objective=objective,
        cases=tuple(cases),
        answers=Answers(rules, facts, supply, rulings_in_force(region)),
        short=Answers(asked, facts, _with_facts(region, [o for _, o in bridges])),
        bridges=tuple(record for record, _ in bridges),
        seats=Answers(rules, facts, _with_facts(region, teams)),
    )


def _rules(region: Region, switches: Switches) -> Iterator[Rule]:
    for rule in RULES:
        newest = RULE_BY_KEY[rule.key] is rule
        applies = newest if rule.key in switches.on else rule.in_force(region.as_of)
        if applies and rule.key not in switches.off:
            yield rule


def _with_facts(region: Region, offers: tuple[Offer, ...] | list[Offer]) -> Supply:
    return tuple((o, offer_facts(region, o)) for o in offers)


def _universe(supply: Supply) -> Universe:
    forms = {w for _, facts in supply for w in facts.forms}
    ways = {w for _, facts in supply for w in facts.ways}
    return Universe(
        forms=tuple(sorted(forms, key=lambda w: w.key)),
        ways=tuple(sorted(ways, key=lambda w: w.key)),
    )


def _asked_of_bridge(rule: Rule) -> bool:
    money = rule.family in (Family.FUNDING, Family.BASICS)
    return not money and rule.key not in ("care-covered", "living-profile")
