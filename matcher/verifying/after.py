"""What a proposal rests on and what may follow it, worked out a second way."""

from matcher.model.case import Case
from matcher.result import Lifted
from matcher.verifying.answers import rulings_in_force
from matcher.verifying.desk import Desk


def lifted_at(desk: Desk, case: Case, parts: frozenset[str]) -> tuple[Lifted, ...]:
    """Return the rulings in force for a case at these places, sorted by reference."""
    promised = {b.ref: b.place for b in desk.region.bridging}
    keys = [rule.key for rule in desk.answers.rules]
    found = [
        Lifted(
            ref=ruling.ref,
            rule=ruling.rule,
            place=ruling.place,
            decided_by=ruling.decided_by,
            until=ruling.until,
            condition=ruling.condition,
            back_up=promised.get(ruling.back_up or ""),
        )
        for ruling in rulings_in_force(desk.region)
        if ruling.case == case.ref
        and ruling.rule in keys
        and (ruling.place is None or ruling.place in parts)
    ]
    return tuple(sorted(found, key=lambda lifted: lifted.ref))
