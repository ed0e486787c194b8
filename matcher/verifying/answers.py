"""Answers of all rules, one pair at a time, remembered per values they read."""

from collections.abc import Hashable, Iterator

from matcher.fact import Unknown
from matcher.facts import CaseFacts, OfferFacts
from matcher.model.region import Region, Ruling
from matcher.offer import Offer
from matcher.rule import Rule, Verdict

Supply = tuple[tuple[Offer, OfferFacts], ...]


class Answers:
    """The verdict of each rule on each case and offer, `rulings` included."""

    def __init__(
        self,
        rules: tuple[Rule, ...],
        cases: tuple[CaseFacts, ...],
        offers: Supply,
        rulings: tuple[Ruling, ...] = (),
    ) -> None:
        """Group cases and offers by the values that each rule reads."""
        self.rules, self.cases, self.offers = rules, cases, offers
        supply = [facts for _, facts in offers]
        self._case_groups = [_groups(r, "case", list(cases)) for r in rules]
        self._offer_groups = [_groups(r, "offer", supply) for r in rules]
        self._members = [_members(groups) for groups in self._offer_groups]
        self._memory: list[dict[tuple[int, int], Verdict]] = [{} for _ in rules]
        self._lifted: dict[tuple[str, str], set[str | None]] = {}
        for ruling in rulings:
            self._lifted.setdefault((ruling.rule, ruling.case), set()).add(ruling.place)

    def verdict(self, rule: int, case: int, offer: int) -> Verdict:
        """Return the verdict of one rule on one pair."""
        if self._touches(self._lifting(rule, case), offer):
            return Verdict.HOLDS
        return self._of_group(rule, case, self._offer_groups[rule][offer])

    def against(self, case: int, offer: int) -> tuple[list[int], list[int]]:
        """Return the rules that block this pair, and those that are open."""
        found = [self.verdict(k, case, offer) for k in range(len(self.rules))]
        return (
            [k for k, verdict in enumerate(found) if verdict is Verdict.BLOCKED],
            [k for k, verdict in enumerate(found) if verdict is Verdict.UNKNOWN],
        )

    def against_all(self, case: int) -> list[tuple[list[int], list[int]]]:
        """Return for every offer the rules that block it, and those that are open."""
        found: list[tuple[list[int], list[int]]] = [([], []) for _ in self.offers]
        for rule in range(len(self.rules)):
            for offer, verdict in self._not_holding(rule, case):
                found[offer][verdict is Verdict.UNKNOWN].append(rule)
        return found

    def group(self, rule: int, offer: int) -> int:
        """Return the group of the offer: within one, a rule reads the same values."""
        return self._offer_groups[rule][offer]

    def open_to(self, case: int, blocked_by: int | None = None) -> list[int]:
        """Return the offers at which every rule holds; one rule may have to block."""
        others = [k for k in range(len(self.rules)) if k != blocked_by]
        closed = {j for k in others for j, _ in self._not_holding(k, case)}
        return [
            j
            for j in range(len(self.offers))
            if j not in closed
            and (
                blocked_by is None
                or self.verdict(blocked_by, case, j) is Verdict.BLOCKED
            )
        ]

    def _not_holding(self, rule: int, case: int) -> Iterator[tuple[int, Verdict]]:
        places = self._lifting(rule, case)
        for group, offers in enumerate(self._members[rule]):
            verdict = self._of_group(rule, case, group)
            if verdict is not Verdict.HOLDS:
                for offer in offers:
                    if not places or not self._touches(places, offer):
                        yield offer, verdict

    def _of_group(self, rule: int, case: int, group: int) -> Verdict:
        memory, key = self._memory[rule], (self._case_groups[rule][case], group)
        if key not in memory:
            facts = self.offers[self._members[rule][group][0]][1]
            memory[key] = self.rules[rule].answer(self.cases[case], facts)
        return memory[key]

    def _lifting(self, rule: int, case: int) -> set[str | None]:
        """Return where rulings lift the rule for the case; None is everywhere."""
        return self._lifted.get((self.rules[rule].key, self.cases[case].ref), set())

    def _touches(self, places: set[str | None], offer: int) -> bool:
        there = self.offers[offer][0]
        # With None among the places a team of None changes nothing.
        return bool(places & {None, there.place, there.team})


def rulings_in_force(region: Region) -> tuple[Ruling, ...]:
    """Return the rulings that hold on the day of the run."""
    return tuple(
        r
        for r in region.rulings
        if r.start <= region.as_of and (r.until is None or r.until > region.as_of)
    )


def _groups(
    rule: Rule, side: str, records: list[CaseFacts] | list[OfferFacts]
) -> list[int]:
    names = [key.split(".")[1] for key in rule.reads if key.startswith(side)]
    seen: dict[Hashable, int] = {}
    return [
        seen.setdefault(tuple(_plain(getattr(r, n)) for n in names), len(seen))
        for r in records
    ]


def _members(groups: list[int]) -> list[list[int]]:
    members: list[list[int]] = [[] for _ in range(max(groups, default=-1) + 1)]
    for position, group in enumerate(groups):
        members[group].append(position)
    return members


def _plain(value: object) -> Hashable:
    if isinstance(value, Unknown):
        return ("unknown", value.low, value.high)
    assert isinstance(value, Hashable)  # noqa: S101 - facts are frozen values
    return value
