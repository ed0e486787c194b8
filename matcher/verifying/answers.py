"""Answers of all rules, one pair at a time, remembered per values they read."""

from collections.abc import Hashable

from matcher.fact import Unknown
from matcher.facts import CaseFacts, OfferFacts
from matcher.model.region import Region, Ruling
from matcher.offer import Offer
from matcher.rule import Rule, Verdict


class Answers:
    """The verdict of each rule on each case and offer, rulings included."""

    def __init__(
        self,
        region: Region,
        rules: tuple[Rule, ...],
        cases: tuple[CaseFacts, ...],
        offers: tuple[tuple[Offer, OfferFacts], ...],
    ) -> None:
        """Group cases and offers by the values that each rule reads."""
        self.rules, self.cases, self.offers = rules, cases, offers
        self._rulings = [r for r in region.rulings if _in_force(region, r)]
        self._case_groups = [_groups(r, "case", list(cases)) for r in rules]
        supply = [facts for _, facts in offers]
        self._offer_groups = [_groups(r, "offer", supply) for r in rules]
        self._memory: list[dict[tuple[int, int], Verdict]] = [{} for _ in rules]
        self._lifted = {
            (r.key, c.ref): _places(self._rulings, r.key, c.ref)
            for r in rules
            for c in cases
            if any(x.rule == r.key and x.case == c.ref for x in self._rulings)
        }

    def verdict(self, rule: int, case: int, offer: int) -> Verdict:
        """Return the verdict of one rule on one pair."""
        lifted = self._lifted.get((self.rules[rule].key, self.cases[case].ref))
        if lifted and self._touches(lifted, self.offers[offer][0]):
            return Verdict.HOLDS
        group = (self._case_groups[rule][case], self._offer_groups[rule][offer])
        memory = self._memory[rule]
        if group not in memory:
            facts = self.offers[offer][1]
            memory[group] = self.rules[rule].answer(self.cases[case], facts)
        return memory[group]

    def against(self, case: int, offer: int) -> tuple[list[int], list[int]]:
        """Return the rules that block this pair, and those that are open."""
        blocked, still_open = [], []
        for rule in range(len(self.rules)):
            verdict = self.verdict(rule, case, offer)
            if verdict is Verdict.BLOCKED:
                blocked.append(rule)
            elif verdict is Verdict.UNKNOWN:
                still_open.append(rule)
        return blocked, still_open

    @staticmethod
    def _touches(places: frozenset[str | None], offer: Offer) -> bool:
        # None among the places means every place; a team of None then changes nothing.
        return bool(places & {None, offer.place, offer.team})


def _in_force(region: Region, ruling: Ruling) -> bool:
    started = ruling.start <= region.as_of
    return started and (ruling.until is None or ruling.until > region.as_of)


def _places(rulings: list[Ruling], rule: str, case: str) -> frozenset[str | None]:
    return frozenset(r.place for r in rulings if r.rule == rule and r.case == case)


def _groups(
    rule: Rule, side: str, records: list[CaseFacts] | list[OfferFacts]
) -> list[int]:
    names = [key.split(".")[1] for key in rule.reads if key.startswith(side)]
    seen: dict[Hashable, int] = {}
    return [
        seen.setdefault(tuple(_plain(getattr(r, n)) for n in names), len(seen))
        for r in records
    ]


def _plain(value: object) -> Hashable:
    if isinstance(value, Unknown):
        return ("unknown", value.low, value.high)
    assert isinstance(value, Hashable)  # noqa: S101 - facts are frozen values
    return value
