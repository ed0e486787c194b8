"""How one person stands before every place, when nobody else is there."""

from dataclasses import dataclass

from matcher.explaining.slots import slot
from matcher.explaining.unknowns import missing_facts
from matcher.kinds import KindOfNo
from matcher.result import Blocker, OpenRule
from matcher.rule import Rule
from matcher.scene import Scene

CASE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlaces:
    """A scene of one case, and the easiest offer of each place, by reference.

    `blocked` and `unknown`: the masks of rules of each offer.
    """

    scene: Scene
    blocked: tuple[int, ...]
    unknown: tuple[int, ...]
    easiest: dict[str, int]

    def kind(self, offer: int) -> KindOfNo | None:
        """Return the hardest kind that stands in the way; None if nothing does."""
        hardest = max((r.kind for r in self.blocking(offer)), key=_rank, default=None)
        return hardest or (KindOfNo.UNKNOWN_FACTS if self.unknown[offer] else None)

    def blocking(self, offer: int) -> tuple[Rule, ...]:
        """Return the rules that block, in the order of rules."""
        return _of(self.scene, self.blocked[offer])

    def blockers(self, offer: int) -> tuple[Blocker, ...]:
        """Return the rules that block, with what was found."""
        case, there = self.scene.case_facts[CASE], self.scene.offer_facts[offer]
        return tuple(
            Blocker(
                rule=rule.key,
                version=rule.version,
                slots=tuple(
                    (name, slot(value))
                    for name, value in sorted(rule.found(case, there).items())
                ),
            )
            for rule in self.blocking(offer)
        )

    def open_rules(self, offer: int) -> tuple[OpenRule, ...]:
        """Return the rules that cannot be decided, with the facts they wait for."""
        case, there = self.scene.case_facts[CASE], self.scene.offer_facts[offer]
        return tuple(
            OpenRule(
                rule=rule.key,
                version=rule.version,
                missing=missing_facts(rule, case, there),
            )
            for rule in _of(self.scene, self.unknown[offer])
        )

    def missing(self, offer: int) -> tuple[str, ...]:
        """Return the facts that keep a rule open, sorted."""
        facts = {f for rule in self.open_rules(offer) for f in rule.missing}
        return tuple(sorted(facts))


def own_places(scene: Scene) -> OwnPlaces:
    """Return how the only case of a scene stands before its places."""
    blocked = tuple(scene.eligible.blocked(CASE).tolist())
    unknown = tuple(scene.eligible.unknown(CASE).tolist())
    found = OwnPlaces(scene=scene, blocked=blocked, unknown=unknown, easiest={})
    hardness: dict[str, tuple[int, int]] = {}
    for at, offer in enumerate(scene.offers):
        in_the_way = blocked[at] | unknown[at]
        hard = (_rank(found.kind(at)), in_the_way.bit_count())
        if offer.place not in hardness or hard < hardness[offer.place]:
            hardness[offer.place] = hard
            found.easiest[offer.place] = at
    return found


def _rank(kind: KindOfNo | None) -> int:
    return -1 if kind is None else kind.rank


def _of(scene: Scene, mask: int) -> tuple[Rule, ...]:
    return tuple(rule for k, rule in enumerate(scene.rules) if mask >> k & 1)
