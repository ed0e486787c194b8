"""Rule bodies asked about one pair after another, to compare with. Frozen.

Two loops that give the same masks: the three-valued answer of every rule, and the
plain body with the three-valued answer only where it meets an unknown fact.
"""

from collections.abc import Callable, Sequence

from matcher.fact import UnknownFactError
from matcher.facts import CaseFacts, OfferFacts
from matcher.rule import Rule, Verdict

Masks = tuple[list[int], list[int]]
Loop = Callable[[Sequence[Rule], CaseFacts, Sequence[OfferFacts]], Masks]


def answers_in_a_loop(
    rules: Sequence[Rule], case: CaseFacts, offers: Sequence[OfferFacts]
) -> Masks:
    """Return per offer the rules that block and that are open, as bit masks."""
    blocked, unknown = [], []
    for offer in offers:
        no = maybe = 0
        for k, rule in enumerate(rules):
            verdict = rule.answer(case, offer)
            if verdict is Verdict.BLOCKED:
                no |= 1 << k
            elif verdict is Verdict.UNKNOWN:
                maybe |= 1 << k
        blocked.append(no)
        unknown.append(maybe)
    return blocked, unknown


def bodies_in_a_loop(
    rules: Sequence[Rule], case: CaseFacts, offers: Sequence[OfferFacts]
) -> Masks:
    """Return the same, from the plain bodies wherever the facts they read are known."""
    blocked, unknown = [], []
    bodies = [(1 << k, rule, rule.holds) for k, rule in enumerate(rules)]
    for offer in offers:
        no = maybe = 0
        for bit, rule, holds in bodies:
            try:
                if not holds(case, offer):
                    no |= bit
            except UnknownFactError:
                verdict = rule.answer(case, offer)
                if verdict is Verdict.BLOCKED:
                    no |= bit
                elif verdict is Verdict.UNKNOWN:
                    maybe |= bit
        blocked.append(no)
        unknown.append(maybe)
    return blocked, unknown
