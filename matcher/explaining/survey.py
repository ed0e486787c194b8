"""What explainers look up of a scene and a plan, worked out once."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.explaining.prices import Prices
from matcher.kinds import FundingCause, KindOfNo, LimitKind
from matcher.limits import Use, stay_uses
from matcher.model.region import Region
from matcher.offer import FULL, Offer
from matcher.plan import Plan
from matcher.rule import Rule
from matcher.scene import Scene
from matcher.way import Way

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Masks = npt.NDArray[np.uint64]
KINDS = tuple(KindOfNo)
RANK = {kind: kind.rank for kind in KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A scene with its plan, and how its offers hang together (arrays of offers).

    `first`: first offer of each place (int64[places]); `location`: position of the
    location, `sample` one offer at each; `full`: number of parts without an opening;
    `way_set`: equal numbers have equal ways of paying;
    `may_be_spent`: its tariffs could exceed some budget or ceiling, of which
    `money_is_limited` says that there are any; `rules_of`: mask of the rules of
    each kind, `no_contract` of those that ask for a contract; `options_at`: options
    by case and offer.
    """

    scene: Scene
    plan: Plan
    places: tuple[str, ...]
    first: IntArray
    location: IntArray
    sample: tuple[int, ...]
    full: IntArray
    way_set: tuple[int, ...]
    may_be_spent: BoolArray
    money_is_limited: bool
    rules_of: dict[KindOfNo, np.uint64]
    no_contract: np.uint64
    options_at: tuple[dict[int, tuple[int, ...]], ...]
    prices: Prices

    def stay_uses(self, case: int, offer: int) -> tuple[Use, ...]:
        """Return what a stay of this case at this offer takes, whoever pays."""
        scene = self.scene
        return stay_uses(
            scene.region, scene.cases[case], scene.case_facts[case], scene.offers[offer]
        )

    def location_uses(self, case: int) -> list[tuple[Use, ...]]:
        """Return what a stay takes of each location, its opening apart."""
        return [
            tuple(
                use
                for use in self.stay_uses(case, offer)
                if use.kind is not LimitKind.OPENING
            )
            for offer in self.sample
        ]


def survey(scene: Scene, plan: Plan) -> Survey:
    """Return what the explainers look up."""
    region, offers = scene.region, scene.offers
    tightest = _tightest(region)
    names = [offer.place for offer in offers]
    where = [region.place[name].location for name in names]
    places, first = np.unique(names, return_index=True)
    _, sample, location = np.unique(where, return_index=True, return_inverse=True)
    return Survey(
        scene=scene,
        plan=plan,
        places=tuple(str(name) for name in places),
        first=first.astype(np.int64),
        location=location.astype(np.int64),
        sample=tuple(sample.tolist()),
        way_set=_numbered([facts.ways for facts in scene.offer_facts]),
        full=np.array([_full_parts(offer) for offer in offers], dtype=np.int64),
        may_be_spent=_may_be_spent(region, offers, tightest),
        money_is_limited=tightest is not None,
        rules_of={k: rule_mask(scene, _of_kind(k)) for k in KINDS},
        no_contract=rule_mask(scene, lambda r: r.cause is FundingCause.NO_CONTRACT),
        options_at=_options_at(scene),
        prices=Prices(scene),
    )


def _numbered(values: list[frozenset[Way]]) -> tuple[int, ...]:
    seen: dict[frozenset[Way], int] = {}
    return tuple(seen.setdefault(value, len(seen)) for value in values)


def _full_parts(offer: Offer) -> int:
    return (offer.opening == FULL) + (
        offer.team is not None and offer.team_opening == FULL
    )


def _tightest(region: Region) -> int | None:
    """Return the smallest budget or ceiling, None if there are none."""
    budgets = [b.cents_per_day for f in region.funders for b in f.budgets]
    ceilings = [
        c.ceiling_cents_per_day
        for p in region.providers
        for c in p.contracts
        if c.ceiling_cents_per_day is not None
    ]
    return min([*budgets, *ceilings], default=None)


def _may_be_spent(
    region: Region, offers: tuple[Offer, ...], tightest: int | None
) -> BoolArray:
    above = [tightest is not None and _tariffs(region, o) > tightest for o in offers]
    return np.array(above, dtype=np.bool_)


def _tariffs(region: Region, offer: Offer) -> int:
    team = 0 if offer.team is None else region.place[offer.team].tariff
    return region.place[offer.place].tariff + team


def rule_mask(scene: Scene, chosen: Callable[[Rule], bool]) -> np.uint64:
    """Return the mask of the rules that are chosen."""
    return np.uint64(sum(1 << k for k, r in enumerate(scene.rules) if chosen(r)))


def _of_kind(kind: KindOfNo) -> Callable[[Rule], bool]:
    return lambda rule: rule.kind is kind


def _options_at(scene: Scene) -> tuple[dict[int, tuple[int, ...]], ...]:
    found: list[dict[int, list[int]]] = [defaultdict(list) for _ in scene.cases]
    for position, option in enumerate(scene.options):
        found[option.case][option.offer].append(position)
    return tuple({j: tuple(at) for j, at in by_offer.items()} for by_offer in found)
