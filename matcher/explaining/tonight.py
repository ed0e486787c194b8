"""Where a case without a place can turn now."""

from datetime import date, timedelta

from matcher.bridging import bridge_stays
from matcher.explaining.ledger import Ledger
from matcher.limits import stay_uses
from matcher.model.case import Case
from matcher.offer import Offer
from matcher.parties import bridging_payer
from matcher.plan import Plan
from matcher.result import Bridge, Tonight
from matcher.scene import Scene
from matcher.weights import urgency_classes


def tonight(scene: Scene, plan: Plan, ledger: Ledger) -> dict[int, Tonight]:
    """Return where each case without a place can turn, by position of the case.

    No bed is named twice: bridges are given out in order of urgency class, latest
    date and reference, beside all stays of the plan and within the same limits.
    """
    taken: dict[str, int] = {}
    return {
        case: Tonight(
            bridge=_bridge(scene, ledger, taken, case),
            bridging_payer=bridging_payer(scene.region, scene.cases[case]),
            regie=scene.cases[case].regie,
            call=scene.region.crisis_contact,
            next_look=next_look(scene, scene.cases[case]),
        )
        for case in _in_order(scene, plan)
    }


def next_look(scene: Scene, case: Case) -> date:
    """Return the day the case is looked at again: the latest date if that is sooner.

    Never today: the run of today has just looked.
    """
    on, latest = scene.region.as_of, case.urgency.latest
    agreed = on + timedelta(days=scene.objective.look_days)
    return max(on + timedelta(days=1), min(agreed, latest or agreed))


def _in_order(scene: Scene, plan: Plan) -> list[int]:
    classes = urgency_classes(scene)

    def key(case: int) -> tuple[int, date, str]:
        who = scene.cases[case]
        return classes[case], who.urgency.latest or date.max, who.ref

    return sorted((i for i, o in enumerate(plan.choice) if o is None), key=key)


def _bridge(
    scene: Scene, ledger: Ledger, taken: dict[str, int], case: int
) -> Bridge | None:
    facts = scene.case_facts[case]
    for stay in bridge_stays(scene.region, scene.rules, facts):
        free_now = stay.bridge.start <= scene.region.as_of < stay.bridge.until
        if free_now and _take(scene, ledger, taken, case, stay.offer):
            return stay.bridge
    return None


def _take(
    scene: Scene, ledger: Ledger, taken: dict[str, int], case: int, offer: Offer
) -> bool:
    uses = stay_uses(scene.region, scene.cases[case], scene.case_facts[case], offer)
    fits = all(
        ledger.taken(u.id) + taken.get(u.id, 0) + u.amount <= u.capacity for u in uses
    )
    if fits:
        taken |= {u.id: taken.get(u.id, 0) + u.amount for u in uses}
    return fits
