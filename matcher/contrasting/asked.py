"""What a question asks for, in the positions of a scene."""

from dataclasses import dataclass

from matcher.claims.contrast import Premise, Question
from matcher.model.region import Region
from matcher.offers import offers
from matcher.plan import Plan
from matcher.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A question in references: PLACE names a `place`, the others an `other` case."""

    question: Question
    case: str
    place: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Plans in which `newcomer` has one of `targets` and only `holder` may lose.

    `place` is where the newcomer would come, None = anywhere; `at` the place that is
    looked at when no option leads there. `targets`: options of the newcomer.
    """

    newcomer: int
    holder: int | None
    place: str | None
    at: str
    targets: tuple[int, ...]


def places_offered(region: Region) -> frozenset[str]:
    """Return the dwellings and teams that some offer holds."""
    found = {ref for offer in offers(region) for ref in (offer.place, offer.team)}
    return frozenset(ref for ref in found if ref is not None)


def understood(scene: Scene, plan: Plan, ask: Ask) -> Asked | Premise:
    """Return what is asked, or why the question does not arise in this plan.

    Raises KeyError for a case that the region lacks or a place that nothing offers.
    """
    if ask.place is not None and ask.place not in places_offered(scene.region):
        raise KeyError(ask.place)
    at = {case.ref: i for i, case in enumerate(scene.cases)}
    comes, leaves = ask.case, ask.other
    if ask.question is Question.NOT_CASE:
        comes, leaves = ask.other or ask.case, ask.case
    for ref, premise in ((comes, Premise.FIXED), (leaves, Premise.OTHER_FIXED)):
        if ref in scene.region.fixed:
            return premise
    if leaves is None:
        return _at_place(scene, plan, at[comes], ask.place or "")
    return _replacing(scene, plan, at[comes], at[leaves])


def _at_place(scene: Scene, plan: Plan, newcomer: int, place: str) -> Asked | Premise:
    now = plan.choice[newcomer]
    if now is not None and place in _places(scene, now):
        return Premise.ALREADY_THERE
    return _asked(scene, newcomer, None, place, place)


def _replacing(scene: Scene, plan: Plan, newcomer: int, holder: int) -> Asked | Premise:
    has, now = plan.choice[holder], plan.choice[newcomer]
    if has is None:
        return Premise.NO_PLACE
    there, _ = _places(scene, has)
    if now is None:
        return _asked(scene, newcomer, holder, None, there)
    if _places(scene, now)[0] == there:
        return Premise.SAME_PLACE
    return _asked(scene, newcomer, holder, there, there)


def _asked(
    scene: Scene, newcomer: int, holder: int | None, place: str | None, at: str
) -> Asked:
    targets = (
        position
        for position, option in enumerate(scene.options)
        if option.case == newcomer
        and (place is None or place in _places(scene, position))
    )
    return Asked(
        newcomer=newcomer, holder=holder, place=place, at=at, targets=tuple(targets)
    )


def _places(scene: Scene, option: int) -> tuple[str, str | None]:
    offer = scene.offers[scene.options[option].offer]
    return offer.place, offer.team
