"""Where a case without a place can turn now, worked out a second way."""

from collections import Counter
from datetime import date, timedelta

from matcher.model.case import Case
from matcher.objective import urgency_class
from matcher.parties import bridging_payer
from matcher.result import Bridge, Tonight
from matcher.verifying.candidates import bridges_of
from matcher.verifying.desk import Desk
from matcher.verifying.placed import Load
from matcher.verifying.takes import stay_takes


def tonight(desk: Desk, unplaced: list[int], load: Load) -> dict[int, Tonight]:
    """Return where each case without a place can turn; no bed is named twice."""
    given: Counter[str] = Counter()
    found = {}
    for i in sorted(unplaced, key=lambda i: _turn(desk, desk.cases[i])):
        found[i] = Tonight(
            bridge=_first_free(desk, i, load, given),
            bridging_payer=bridging_payer(desk.region, desk.cases[i]),
            regie=desk.cases[i].regie,
            call=desk.region.crisis_contact,
            next_look=_next_look(desk, desk.cases[i]),
        )
    return found


def _turn(desk: Desk, case: Case) -> tuple[int, date, str]:
    urgency = urgency_class(case, desk.region.as_of, desk.objective)
    return urgency, case.urgency.latest or date.max, case.ref


def _first_free(desk: Desk, i: int, load: Load, given: Counter[str]) -> Bridge | None:
    on = desk.region.as_of
    for bridge, offer in bridges_of(desk, i):
        if not bridge.start <= on < bridge.until:
            continue
        takes = stay_takes(desk.region, desk.cases[i], desk.answers.cases[i], offer)
        if all(
            load.taken[key] + given[key] + take.amount <= take.capacity
            for key, take in takes.items()
        ):
            given.update({key: take.amount for key, take in takes.items()})
            return bridge
    return None


def _next_look(desk: Desk, case: Case) -> date:
    on, latest = desk.region.as_of, case.urgency.latest
    agreed = on + timedelta(days=desk.objective.look_days)
    soonest = agreed if latest is None else min(agreed, latest)
    return max(soonest, on + timedelta(days=1))
