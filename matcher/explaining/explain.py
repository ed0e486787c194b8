"""The outcome of every case, read off a stored plan."""

from matcher.explaining.changes import Workshop, changes, workshop
from matcher.explaining.choice import placed, worth
from matcher.explaining.ledger import ledger
from matcher.explaining.pair import offer_no
from matcher.explaining.refusal import refusal
from matcher.explaining.standing import standing
from matcher.explaining.survey import survey
from matcher.explaining.tonight import tonight
from matcher.plan import Plan
from matcher.result import CaseResult, No, OfferNo, RunStatus, Tonight
from matcher.scene import Scene
from matcher.weights import urgency_classes


def explain(scene: Scene, plan: Plan) -> tuple[CaseResult, ...]:
    """Return the outcome of every case of the scene, in its order."""
    seen, taken, values = survey(scene, plan), ledger(scene, plan), worth(scene)
    urgency = urgency_classes(scene)
    bridges, shop = tonight(scene, plan, taken), workshop(seen, taken)
    return tuple(
        CaseResult(
            case=case.ref,
            urgency=urgency[i],
            placed=None if option is None else placed(seen, taken, values, option),
            no=_no(shop, i, bridges[i]) if option is None else None,
        )
        for i, (case, option) in enumerate(zip(scene.cases, plan.choice, strict=True))
    )


def explain_pair(scene: Scene, case: str, place: str) -> tuple[OfferNo, ...]:
    """Return what stands between a case and each offer of a place, easiest first.

    An offer with kind COMPETITION and nothing listed fits if the case is the only
    new one. Raises KeyError if the case asks for no place or the place offers none.
    """
    nobody = Plan(choice=(None,) * len(scene.cases), status=RunStatus.FEASIBLE)
    seen = survey(scene, nobody)
    i = {c.ref: k for k, c in enumerate(scene.cases)}[case]
    if place not in seen.places:
        raise KeyError(place)
    stand = standing(seen, i)
    there = [j for j in stand.easiest.tolist() if scene.offers[j].place == place]
    return tuple(offer_no(seen, stand, j) for j in there)


def _no(shop: Workshop, case: int, now: Tonight) -> No:
    stand = standing(shop.survey, case)
    why = refusal(shop.survey, stand)
    what = changes(shop, stand)
    return No(
        kind=why.kind,
        proved=why.proved,
        cause=why.cause,
        first_date=why.first_date,
        first_place=why.first_place,
        also=why.also,
        counts=why.counts,
        cited=why.cited,
        total_sets=what.total,
        sets=what.sets,
        shown=what.shown,
        tonight=now,
    )
