"""What paying an offer takes of budgets and contract ceilings, remembered."""

from matcher.limits import Use, money_uses, summed
from matcher.scene import Scene
from matcher.way import Way

Uses = tuple[Use, ...]


class Prices:
    """The uses of money of each offer and way, worked out when first asked."""

    def __init__(self, scene: Scene) -> None:
        """Remember whose offers they are."""
        self._scene = scene
        self._known: dict[int, dict[Way, Uses]] = {}

    def of(self, offer: int, way: Way) -> Uses:
        """Return what paying this way takes, one use for each limit."""
        known = self._known.setdefault(offer, {})
        if way not in known:
            there = self._scene.offers[offer]
            known[way] = summed(money_uses(self._scene.region, there, way))
        return known[way]

    def distinct(self, offer: int) -> frozenset[Uses]:
        """Return the different prices over all ways to pay an offer."""
        ways = self._scene.offer_facts[offer].ways
        return frozenset(self.of(offer, way) for way in ways)
