"""The option a case gets, and what the second best would have cost, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.explaining.after import follow_on, lifted_for
from matcher.explaining.ledger import Ledger
from matcher.explaining.survey import Survey
from matcher.objective import MAXIMISED, StepName
from matcher.options import Option
from matcher.result import OptionClaim, Placed, SecondBest, Stale, StepCost
from matcher.scene import Scene
from matcher.weights import IntArray, canonical_weights, step_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """The value of every option in every step, and its fixed order (int64[options])."""

    steps: dict[StepName, IntArray]
    order: IntArray

    def losses(self, chosen: int, other: int) -> tuple[StepCost, ...]:
        """Return the steps in which the other option differs, positive = worse."""
        costs = (
            StepCost(step=step.value, worse_by=self._loss(step, chosen, other))
            for step in self.steps
        )
        return tuple(cost for cost in costs if cost.worse_by)

    def change(self, before: Iterable[int], after: Iterable[int]) -> dict[str, int]:
        """Return by how much each step is worse if some options replace others."""
        left, taken = list(before), list(after)
        change: dict[str, int] = {}
        for step, weights in self.steps.items():
            more = int(weights[left].sum()) - int(weights[taken].sum())
            change[step.value] = more if step in MAXIMISED else -more
        return change

    def rank(self, option: int) -> tuple[int, ...]:
        """Return a key that is larger for a better option of the same case."""
        values = (
            int(weights[option]) * (1 if step in MAXIMISED else -1)
            for step, weights in self.steps.items()
        )
        return (*values, int(self.order[option]))

    def _loss(self, step: StepName, chosen: int, other: int) -> int:
        more = int(self.steps[step][chosen]) - int(self.steps[step][other])
        return more if step in MAXIMISED else -more


def worth(scene: Scene) -> Worth:
    """Return the worth of all options."""
    return Worth(steps=step_weights(scene), order=canonical_weights(scene))


def placed(survey: Survey, ledger: Ledger, values: Worth, chosen: int) -> Placed:
    """Return the claim of a chosen option, with the second best elsewhere."""
    scene = survey.scene
    at_offers = survey.options_at[scene.options[chosen].case]
    own = [option for found in at_offers.values() for option in found]
    elsewhere = [
        k
        for k in own
        if _where(scene, k) != _where(scene, chosen) and ledger.beside_others(chosen, k)
    ]
    best = max(elsewhere, key=values.rank, default=None)
    return Placed(
        option=option_claim(scene, scene.options[chosen]),
        options=len(own),
        second=None if best is None else _second(scene, values, chosen, best),
        follow_on=follow_on(scene, scene.options[chosen]),
    )


def option_claim(scene: Scene, option: Option) -> OptionClaim:
    """Return an option as a claim, with the stale figures it rests on."""
    offer = scene.offers[option.offer]
    return OptionClaim(
        key=option.key,
        place=offer.place,
        team=offer.team,
        start=option.start,
        until=option.until,
        ground=option.ground,
        title=option.title,
        funding=option.line,
        bridge=option.bridge,
        to_placer=option.to_placer,
        over_security=option.over_security,
        late_days=option.late_days,
        cost_per_day=option.cost_per_day,
        on_top=option.on_top,
        lifted=lifted_for(scene, scene.cases[option.case], offer),
        fit=option.fit,
        stale=_stale(scene, (offer.place, offer.team)),
    )


def _second(scene: Scene, values: Worth, chosen: int, best: int) -> SecondBest:
    option = scene.options[best]
    offer = scene.offers[option.offer]
    return SecondBest(
        place=offer.place,
        team=offer.team,
        start=option.start,
        costs=values.losses(chosen, best),
    )


def _where(scene: Scene, option: int) -> tuple[str, str | None]:
    offer = scene.offers[scene.options[option].offer]
    return offer.place, offer.team


def _stale(scene: Scene, places: tuple[str | None, ...]) -> tuple[Stale, ...]:
    found = []
    for place in (scene.region.place[ref] for ref in places if ref is not None):
        age = (scene.region.as_of - place.confirmed_at).days
        if age > scene.objective.stale_days:
            found.append(
                Stale(place=place.ref, confirmed_at=place.confirmed_at, age_days=age)
            )
    return tuple(found)
