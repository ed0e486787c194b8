"""Route for a what-if over a run: who gains and who loses; nothing is saved."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from pydantic import Field
from pydantic.alias_generators import to_camel

from api.answers.rejected import RejectedError
from api.answers.trying import compared, tried_with
from api.casezone.apart import Effort
from api.casezone.desk import AtDesk, Desk
from api.casezone.explaining.asking import LONGEST, time_for
from api.casezone.explaining.base import Language, RunFile, WholeDesk, whole_run
from api.casezone.explaining.told import Telling
from api.casezone.runs.routes import ENDS
from api.casezone.runs.shapes import Explanation
from api.changefile import Changed, changed_by
from api.regionfile import RegionFileError, content_hash
from api.regionfile.parse import parse
from api.regionfile.shape import plain, tree_of
from api.text.names import Names
from api.text.whatif import comparison_blocks
from api.web.problems import FaultBody, invalid
from api.web.records import snake
from api.web.shape import Shape
from matcher.flow import Trial, run
from matcher.model.region import Region
from matcher.rules import RULE_BY_KEY
from matcher.whatif import Told, Tried

# Lifted one by one in a row of what-ifs it would come out who is protected from whom.
PROTECTED = "who may not meet and who may not come there, as they are"
WHAT_IF, HOUR = "what-if", 3600.0
router = APIRouter(prefix="/runs/{ref}", tags=["explanations"], responses=ENDS)


class NewTrial(Shape):
    """One or two sets of changes, each in the form of the file of changes.

    `seconds`: how long all of it may search; null = the setting of the installation.
    """

    changes: list[dict[str, Any]] = Field(min_length=1, max_length=2)
    seconds: int | None = Field(default=None, ge=0, le=LONGEST)


@router.post("/_what-if")
async def try_changes(
    desk: AtDesk,
    account: WholeDesk,
    ref: str,
    body: NewTrial,
    lang: Language = "nl",
) -> Explanation:
    """Return who gains and who loses by changes, two sets side by side.

    Nothing of it is saved. Out of time it says so: `certain` is false then. An
    account asks so many in an hour: what-ifs in a row could find out who may not meet.
    """
    desk.pace.take(WHAT_IF, account.ref, desk.settings.what_ifs_per_hour, HOUR)

    def work(effort: Effort) -> Explanation:
        file = whole_run(desk, ref)
        base = Told(region=file.region, result=file.result)
        tried = [_tried(desk, file, c, effort) for c in _changed(file, body)]
        found = compared(base, tried)
        after = [Names(one.region, lang) for one in tried]
        text = comparison_blocks(found, Names(file.region, lang), after)
        telling = Telling(desk=desk, account=account, action="what-if", file=file)
        return telling.told(tree_of(found), text)

    return await desk.apart.answer(time_for(desk, body.seconds), work)


def _changed(file: RunFile, body: NewTrial) -> list[Changed]:
    """Return the region after each set of changes; 400 with all faults of all sets."""
    made, faults = list[Changed](), list[FaultBody]()
    for number, changes in enumerate(body.changes):
        tree = snake(changes)
        try:
            raw = parse(plain(tree))
            after = changed_by(raw, file.region, file.result.objective)
        except RegionFileError as error:
            faults += _faults(number, error)
            continue
        if not _leaves_protection(file.region, after):
            faults.append(FaultBody(location=f"/changes/{number}", expected=PROTECTED))
        made.append(after)
    if faults:
        raise invalid(faults)
    return made


def _leaves_protection(before: Region, changed: Changed) -> bool:
    """Tell whether who may not meet, and may not come where, is as it was."""
    after, switched = changed.region, changed.switches.off | changed.switches.on
    if any(RULE_BY_KEY[key].protected for key in switched):
        return False
    left = {t for t in before.ties if t.a in after.case and t.b in after.case}
    bans = {case.ref: case.denied for case in before.cases}
    same = all(bans.get(case.ref, case.denied) == case.denied for case in after.cases)
    return same and left == set(after.ties)


def _tried(desk: Desk, file: RunFile, changed: Changed, effort: Effort) -> Tried:
    outcome = run(
        changed.region,
        snapshot=content_hash(changed.region),
        objective=changed.objective,
        remaining=effort.remaining,
        workers=desk.settings.solve_workers,
        stop=effort.stop,
        trial=Trial(switches=changed.switches, like=file.result),
    )
    if outcome.failures:
        raise RejectedError(outcome.failures)
    return tried_with(changed, outcome)


def _faults(number: int, error: RegionFileError) -> Iterator[FaultBody]:
    for fault in error.faults:
        steps = fault.path.replace("[", ".").replace("]", "").split(".")
        inside = "/".join(to_camel(step) for step in steps if step not in {"", "$"})
        location = f"/changes/{number}/{inside}".rstrip("/")
        yield FaultBody(location=location, expected=fault.expected.en)
