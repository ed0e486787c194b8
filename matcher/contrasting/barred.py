"""What rules, facts and limits put between a case and a place."""

from matcher.explaining.pair import offer_no
from matcher.explaining.standing import standing
from matcher.explaining.survey import survey
from matcher.plan import Plan
from matcher.result import OfferNo, RunStatus
from matcher.scene import Scene


def offers_before(scene: Scene, case: int, place: str) -> tuple[OfferNo, ...]:
    """Return how a case stands before each offer of a dwelling or team, easiest first.

    The case is looked at as if it were the only new one.
    """
    nobody = Plan(choice=(None,) * len(scene.cases), status=RunStatus.FEASIBLE)
    seen = survey(scene, nobody)
    stand = standing(seen, case)
    return tuple(
        offer_no(seen, stand, j)
        for j in stand.easiest.tolist()
        if place in (scene.offers[j].place, scene.offers[j].team)
    )
