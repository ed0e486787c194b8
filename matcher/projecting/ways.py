"""What could be done about what is in the way, and by whom; nothing of the outcome."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from matcher.kinds import ADVISED, Owner
from matcher.offer import Offer
from matcher.parties import to_find_out, to_lift
from matcher.projecting.own import CASE, OwnPlaces
from matcher.result import Change

NAMED = 3
Needs = frozenset[tuple[str, bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWay:
    """Changes after which nothing of the person's own is in the way at some places.

    Whether there is room at them is not said. A change is asked for at each of the
    places: `place` is None, and `who` is "" where that is not one party.
    """

    changes: tuple[Change, ...]
    places: int
    named: tuple[str, ...]


def own_ways(own: OwnPlaces) -> tuple[OwnWay, ...]:
    """Return every minimal way, in ranking order.

    The order is that of advice to the desk without the net effect: class, number of
    owners, lead time, number of changes, places.
    """
    at: dict[Needs, dict[str, int]] = {}
    for position, offer in enumerate(own.scene.offers):
        needs = _needs(own, position)
        if needs:
            at.setdefault(needs, {}).setdefault(offer.place, position)
    least = [n for n in at if not any(other < n for other in at)]
    return tuple(sorted((_way(own, needs, at[needs]) for needs in least), key=_rank))


def _needs(own: OwnPlaces, offer: int) -> Needs:
    """Return what has to change at an offer; nothing when a rule is never advised."""
    rules = own.blocking(offer)
    if any(rule.change not in ADVISED for rule in rules):
        return frozenset()
    lifted = {(rule.key, True) for rule in rules}
    return frozenset(lifted | {(fact, False) for fact in own.missing(offer)})


def _way(own: OwnPlaces, needs: Needs, places: dict[str, int]) -> OwnWay:
    offers = [own.scene.offers[at] for at in places.values()]
    changes = (
        _one([_change(own, key, o, is_rule=is_rule) for o in offers])
        for key, is_rule in needs
    )
    return OwnWay(
        changes=tuple(sorted(changes, key=_change_key)),
        places=len(places),
        named=tuple(sorted(places)[:NAMED]),
    )


def _change(own: OwnPlaces, key: str, offer: Offer, *, is_rule: bool) -> Change:
    """Return one change; of a dwelling with a team it may be asked of either."""
    region, case = own.scene.region, own.scene.cases[CASE]
    if not is_rule:
        return to_find_out(region, case, key)
    rule = next(r for r in own.scene.rules if r.key == key)
    change = to_lift(region, case, rule, offer.place)
    shared = rule.owner is Owner.AANBIEDER and offer.team is not None
    return replace(change, who="") if shared else change


def _one(changes: Iterable[Change]) -> Change:
    """Return the change at all places as one: who makes it, if that is one party."""
    first, *others = (replace(change, place=None) for change in changes)
    same = all(other.who == first.who for other in others)
    return first if same else replace(first, who="")


def _change_key(change: Change) -> tuple[str, str]:
    return change.change.value, change.rule or change.fact or ""


def _rank(way: OwnWay) -> tuple[int, int, tuple[int, int], int, int, tuple[str, ...]]:
    changes = way.changes
    return (
        max(ADVISED.index(c.change) for c in changes),
        len({(c.owner, c.who) for c in changes}),
        (max(c.lead_days[1] for c in changes), max(c.lead_days[0] for c in changes)),
        len(changes),
        -way.places,
        tuple(c.rule or c.fact or "" for c in changes),
    )
