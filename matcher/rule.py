"""A rule: one body, its source in law or policy, and what it says to people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum
from functools import cached_property
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from matcher.body import check_body
from matcher.fact import Unknown, high, low
from matcher.facts.records import CaseFacts, OfferFacts
from matcher.kinds import (
    ChangeClass,
    Family,
    FundingCause,
    KindOfNo,
    Owner,
    Scope,
    Strength,
)
from matcher.sources import Sentences, Source, slot_names
from matcher.term import (
    Answer,
    Bounds,
    Comparison,
    FactTerm,
    PlainSets,
    Quantity,
    RuleBodyError,
    Sets,
    Side,
    Statement,
    reasons,
)

__all__ = [
    "Body",
    "Holds",
    "Pair",
    "Rule",
    "RuleBodyError",
    "RuleError",
    "Sentences",
    "SlotBody",
    "Source",
    "Verdict",
    "known_type",
    "slot_names",
    "verdict",
]

Holds = bool
Body = Callable[[CaseFacts, OfferFacts], Holds]
SlotBody = Callable[[CaseFacts, OfferFacts], object]


class RuleError(Exception):
    """A rule lacks something without which it may not be released."""


class Verdict(Enum):
    """The three answers of a rule to one pair."""

    HOLDS = "HOLDS"
    BLOCKED = "BLOCKED"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """A test of one case against one offer, with everything people need of it.

    The body is traced when the rule is made: it may use comparisons, &, |, set
    operators and sums on facts only. Raises RuleBodyError for other bodies and
    RuleError for missing or inconsistent descriptions.
    `lead_days`: usual shortest and longest time a change takes.
    `protected`: the ground is not told outside the desk.
    """

    key: str
    title_nl: str
    title_en: str
    family: Family
    strength: Strength
    kind: KindOfNo
    change: ChangeClass
    owner: Owner
    scope: Scope
    lead_days: tuple[int, int]
    sources: tuple[Source, ...]
    sentences: Sentences
    change_nl: str
    change_en: str
    holds: Body
    slots: Mapping[str, SlotBody] = field(default_factory=dict)
    cause: FundingCause | None = None
    protected: bool = False
    version: int = 1
    valid_from: date = date(2026, 1, 1)
    valid_until: date | None = None

    def __post_init__(self) -> None:
        """Check that the rule is complete, and trace it."""
        faults = [
            f"rule {self.key}: {what}" for what in self._faults() if what is not None
        ]
        if faults:
            raise RuleError("; ".join(faults))
        _ = self.statement, self.slot_terms

    def _faults(self) -> tuple[str | None, ...]:
        texts = (self.key, self.title_nl, self.title_en, *self.sentences.all)
        change = (self.change_nl, self.change_en)
        used = frozenset[str]().union(
            *(slot_names(s) for s in (*self.sentences.all, *change))
        )
        safety_floor = self.change is ChangeClass.X
        return (
            None if all(t.strip() for t in texts) else "a title or sentence is empty",
            None if self.sources else "it names no source",
            *(
                f"{s.law.nl} {s.article.nl}: {f}"
                for s in self.sources
                for f in s.faults
            ),
            None
            if used <= set(self.slots)
            else f"unknown slots {used - set(self.slots)}",
            None
            if safety_floor or all(change)
            else "it does not say what would change",
            None
            if (self.kind is KindOfNo.FUNDING_GAP) == (self.cause is not None)
            else "a cause belongs to funding gaps, and to all of them",
            None
            if 0 <= self.lead_days[0] <= self.lead_days[1]
            else "lead_days are reversed or negative",
            None
            if self.valid_until is None or self.valid_from < self.valid_until
            else "it is never in force",
        )

    @cached_property
    def statement(self) -> Statement:
        """The traced body."""
        check_body(self.holds)
        traced = self.holds(_symbols("case"), _symbols("offer"))  # type: ignore[arg-type]
        if not isinstance(traced, Statement):
            message = f"rule {self.key}: the body is constant or no statement"
            raise RuleBodyError(message)
        return traced

    @cached_property
    def slot_terms(self) -> dict[str, Quantity]:
        """The traced slots, by name."""
        for body in self.slots.values():
            check_body(body)
        made = {
            name: body(_symbols("case"), _symbols("offer"))  # type: ignore[arg-type]
            for name, body in self.slots.items()
        }
        wrong = [name for name, term in made.items() if not isinstance(term, Quantity)]
        if wrong:
            message = f"rule {self.key}: slots {wrong} are no facts"
            raise RuleBodyError(message)
        return {n: t for n, t in made.items() if isinstance(t, Quantity)}

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The facts the body reads, as `case.name` and `offer.name`, sorted."""
        terms = (f for c in self.statement.comparisons() for f in c.facts())
        return tuple(sorted({f.key for f in terms}))

    def answer(self, case: CaseFacts, offer: OfferFacts) -> Verdict:
        """Return the answer for one pair, whatever the unknown facts may be."""
        return verdict(self.statement.answer(Pair(case, offer)))

    def missing(self, case: CaseFacts, offer: OfferFacts) -> tuple[str, ...]:
        """Return the unknown facts that keep the answer open, sorted."""
        pair = Pair(case, offer)
        if verdict(self.statement.answer(pair)) is not Verdict.UNKNOWN:
            return ()
        open_facts = {
            f.key
            for c in reasons(self.statement, pair)
            for f in c.facts()
            if isinstance(pair.value(f), Unknown)
        }
        return tuple(sorted(open_facts))

    def why(self, case: CaseFacts, offer: OfferFacts) -> tuple[Comparison, ...]:
        """Return the comparisons that make the answer what it is."""
        return reasons(self.statement, Pair(case, offer))

    def found(self, case: CaseFacts, offer: OfferFacts) -> dict[str, object]:
        """Return the value of each slot for one pair (the certain part of a set)."""
        pair = Pair(case, offer)
        return {n: t.bounds(pair).low for n, t in self.slot_terms.items()}

    def in_force(self, on: date) -> bool:
        """Tell whether the rule is in force on that day."""
        return self.valid_from <= on and (
            self.valid_until is None or on < self.valid_until
        )


class Pair:
    """Looks facts up in one case and one offer, with sets as frozensets."""

    sets: Sets = PlainSets()

    def __init__(self, case: CaseFacts, offer: OfferFacts) -> None:
        """Hold the two records."""
        self.case, self.offer = case, offer

    def value(self, fact: FactTerm) -> object:
        """Return the fact itself, known or not."""
        return getattr(self.case if fact.side == "case" else self.offer, fact.name)

    def bounds(self, fact: FactTerm) -> Bounds:
        """Return the bounds of the fact."""
        value = self.value(fact)
        return Bounds(low(value), high(value))


def verdict(answer: Answer) -> Verdict:
    """Return the verdict on one pair: unknown when it can both hold and fail."""
    if answer.yes and answer.no:
        return Verdict.UNKNOWN
    return Verdict.HOLDS if answer.yes else Verdict.BLOCKED


class _Symbols:
    """Poses as a record of facts: every field gives its term."""

    def __init__(self, side: Side, terms: Mapping[str, FactTerm]) -> None:
        self._side, self._terms = side, terms

    def __getattr__(self, name: str) -> FactTerm:
        if name not in self._terms:
            message = f"{self._side} has no fact {name}"
            raise RuleBodyError(message)
        return self._terms[name]


def _symbols(side: Side) -> _Symbols:
    record = CaseFacts if side == "case" else OfferFacts
    hints = get_type_hints(record)
    terms = {
        f.name: _fact_term(side, f.name, hints[f.name])
        for f in fields(record)
        if f.name != "ref"
    }
    return _Symbols(side, terms)


def _fact_term(side: Side, name: str, hint: object) -> FactTerm:
    known = known_type(hint)
    if get_origin(known) is frozenset:
        (member,) = get_args(known)
        return FactTerm(side, name, is_set=True, sort=f"set of {member.__name__}")
    return FactTerm(side, name, is_set=False, sort=getattr(known, "__name__", "int"))


def known_type(hint: object) -> object:
    """Return T for an annotation Fact[T], and T for T."""
    if get_origin(hint) in (Union, UnionType):
        return next(a for a in get_args(hint) if get_origin(a) is not Unknown)
    return hint
