"""Offers that turn on facts of one case that are not known."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from matcher.explaining.alone import over
from matcher.explaining.unknowns import missing_facts
from matcher.facts import CaseFacts, OfferFacts
from matcher.limits import stay_uses
from matcher.options import Board
from matcher.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """An offer (its position) that no rule blocks and some leave open.

    `missing`: the facts it waits for, sorted; `has_room`: its openings and limits let
    the case through if it is the only new one, the money not looked at.
    """

    offer: int
    missing: tuple[str, ...]
    has_room: bool


def turning(board: Board) -> Iterator[Turning]:
    """Yield the offers that turn on facts of the one case of a board, in order."""
    blocked, unknown = board.eligible.blocked(0), board.eligible.unknown(0)
    case, facts, asked = board.cases[0], board.case_facts[0], _Asked()
    for j in ((blocked == 0) & (unknown != 0)).nonzero()[0].tolist():
        there, mask = board.offer_facts[j], int(unknown[j])
        open_rules = (r for k, r in enumerate(board.rules) if mask >> k & 1)
        missing = {m for rule in open_rules for m in asked.of(rule, facts, there)}
        uses = stay_uses(board.region, case, facts, board.offers[j])
        yield Turning(offer=j, missing=tuple(sorted(missing)), has_room=not over(uses))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What rules ask for; offers alike in all that a rule reads are asked once."""

    known: dict[tuple[object, ...], tuple[str, ...]] = field(default_factory=dict)

    def of(self, rule: Rule, case: CaseFacts, offer: OfferFacts) -> tuple[str, ...]:
        names = [
            key.partition(".")[2]
            for key in sorted(rule.reads)
            if key.startswith("offer.")
        ]
        key = (rule.key, *(getattr(offer, name) for name in names))
        if key not in self.known:
            self.known[key] = missing_facts(rule, case, offer)
        return self.known[key]
