"""What a correction would change for its case: worked out twice, nothing is kept."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from api.answers.rejected import RejectedError
from api.casezone.apart import Effort
from api.casezone.cases import kept as cases
from api.casezone.corrections.changing import checked, corrected
from api.casezone.corrections.kept import facts_of
from api.casezone.corrections.shapes import Effects, Side
from api.casezone.desk import Desk
from api.casezone.land import Land
from api.casezone.options.present import files_at, ready_at, region_at_present
from api.casezone.supplies import Ready
from api.casezone.things import Thing
from api.regionfile import content_hash
from matcher.explaining.ranked import own_options
from matcher.flow import run
from matcher.kinds import KindOfNo
from matcher.model.region import Region
from matcher.objective import Objective


def effects_of(
    desk: Desk, file: cases.File, correction: Thing, effort: Effort
) -> Effects:
    """Return the options of a case before and after, nobody else weighed.

    Who has a place is looked at as if it asked for one. 400 when the facts do not fit.
    """
    ready = ready_at(desk)
    facts = cases.opened(desk.keys, file)
    record, body = cast("Land", facts["case"]), correction.body
    said, source = facts_of(correction), str(body["source"])
    fresh = corrected(record, said, source, date.fromisoformat(str(body["dated"])))
    after = checked(ready, fresh, said)
    around = list(_residents(desk, file.ref))
    before, then = (
        _side(desk, ready, file.ref, [_asking(facts, one), *around], effort)
        for one in (record, after)
    )
    same = before == then
    return Effects(
        case=file.ref, version=file.version, same=same, before=before, after=then
    )


def _residents(desk: Desk, case: str) -> Iterator[Land]:
    for file, facts in files_at(desk):
        if file.ref != case and facts["placements"]:
            yield facts


def _asking(facts: Land, record: Land) -> Land:
    return facts | {"case": record, "placements": []}


def _side(
    desk: Desk, ready: Ready, case: str, files: list[Land], effort: Effort
) -> Side:
    region = region_at_present(ready, files)
    found = own_options(ready.board(region, case))
    return Side(
        options=len(found.ranked),
        call_first=len(found.stale),
        without_room=found.without_room,
        places=tuple(dict.fromkeys(one.option.place for one in found.ranked)),
        no=None if found.ranked else _kind(desk, region, case, effort),
    )


def _kind(desk: Desk, region: Region, case: str, effort: Effort) -> KindOfNo | None:
    outcome = run(
        region,
        snapshot=content_hash(region),
        objective=Objective(),
        remaining=effort.remaining,
        workers=desk.settings.solve_workers,
        stop=effort.stop,
    )
    if outcome.failures:
        raise RejectedError(outcome.failures)
    (own,) = (found for found in outcome.result.cases if found.case == case)
    return None if own.no is None else own.no.kind
