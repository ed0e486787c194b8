"""Kinds of no by the definition, one pair at a time and without any array."""

from matcher.kinds import KIND_OF_LIMIT, KindOfNo
from matcher.limits import money_uses, stay_uses, summed, uses_of
from matcher.options import pays
from matcher.rule import Verdict
from matcher.scene import Scene


def kind_at(scene: Scene, i: int, j: int) -> KindOfNo:
    """Return the kind of no of one case at one offer, as the only new placement."""
    case, offer = scene.case_facts[i], scene.offer_facts[j]
    answers = {rule.key: rule.answer(case, offer) for rule in scene.rules}
    in_front = [r.kind for r in scene.rules if answers[r.key] is Verdict.BLOCKED]
    still_open = Verdict.UNKNOWN in answers.values()
    options = [o for o in scene.options if (o.case, o.offer) == (i, j)]
    if any(_fits(uses_of(scene, option)) for option in options):
        return KindOfNo.COMPETITION
    if not in_front and not still_open and not options:
        in_front.append(KindOfNo.CAPACITY_GAP)
    ways = [o.way for o in options] if options else list(pays(case, offer))
    if not in_front and not still_open and not options:
        ways = []
    in_front += _limits_in_front(scene, i, j, ways)
    if in_front:
        return max(in_front, key=lambda kind: kind.rank)
    return KindOfNo.UNKNOWN_FACTS if still_open else KindOfNo.COMPETITION


def kind_of_case(scene: Scene, i: int) -> KindOfNo:
    """Return the kind of the easiest offer."""
    kinds = [kind_at(scene, i, j) for j in range(len(scene.offers))]
    return min(kinds, key=lambda kind: kind.rank)


def _limits_in_front(scene: Scene, i: int, j: int, ways: list) -> list[KindOfNo]:
    there = scene.offers[j]
    stay = stay_uses(scene.region, scene.cases[i], scene.case_facts[i], there)
    kinds = [KIND_OF_LIMIT[u.kind] for u in stay if u.amount > u.capacity]
    bills = [summed(money_uses(scene.region, there, way)) for way in ways]
    if bills and not any(_fits(bill) for bill in bills):
        kinds.append(KindOfNo.FUNDING_GAP)
    return kinds


def _fits(uses: tuple) -> bool:
    return all(use.amount <= use.capacity for use in uses)
