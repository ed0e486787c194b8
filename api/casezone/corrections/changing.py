"""From what the person says to the next version of the record, checked as any other."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from pydantic.alias_generators import to_camel, to_snake

from api.casezone.cases.drafts import region_with
from api.casezone.corrections.shapes import FactSaid
from api.casezone.land import Land, files_of
from api.casezone.supplies import Ready
from api.regionfile.consistency import MAY_BE_UNKNOWN
from api.regionfile.parse import Tree
from api.text.own_facts import FIELDS
from api.web.problems import FaultBody, Problem, invalid
from api.web.records import snake
from matcher.model.case import Case
from matcher.projecting.alone import TOLD

# The own record as the person may read it. What protects others is not among it, so
# an answer is the same whether or not there is anything of the kind.
CORRECTABLE = frozenset(FIELDS) & TOLD[Case]
FIELD_EXPECTED = "a field of the person's own record"


def facts_said(record: Land, said: Sequence[FactSaid]) -> list[Tree]:
    """Return what is said beside what the record has; 400 with every fault."""
    faults = list[FaultBody]()
    found = list[Tree]()
    for at, one in enumerate(said):
        path = to_snake(one.path)
        before = {to_snake(fact.path) for fact in said[:at]}
        fault = _fault(record, path, one, before)
        if fault is not None:
            where, expected = fault
            faults.append(FaultBody(location=f"/facts/{at}/{where}", expected=expected))
            continue
        found.append(
            {
                "path": path,
                "value": snake(one.value),
                "unknown": one.unknown,
                "before": record[path],
                "was_unknown": path in _texts(record["unknown"]),
            }
        )
    if faults:
        raise invalid(faults)
    return found


def corrected(record: Land, facts: Sequence[Land], source: str, dated: date) -> Land:
    """Return the record with these facts as they were said, each with its source."""
    paths = {str(fact["path"]) for fact in facts}
    values = {str(f["path"]): f["value"] for f in facts if not f["unknown"]}
    unknown = {str(fact["path"]) for fact in facts if fact["unknown"]}
    left = [name for name in _texts(record["unknown"]) if name not in paths]
    notes: list[Tree] = [
        note
        for note in cast("list[Land]", record["facts"])
        if str(note["path"]).replace("[", ".").partition(".")[0] not in paths
    ]
    notes += [
        {"path": path, "source": source, "dated": dated.isoformat()}
        for path in sorted(paths)
    ]
    more: Land = {"unknown": [*left, *sorted(unknown)], "facts": notes}
    return record | values | more


def checked(ready: Ready, record: Land, facts: Sequence[Land]) -> Land:
    """Return a record as the region file has it; 400 names what does not fit."""
    file: Land = {"case": record, "placements": [], "rulings": [], "ties": []}
    try:
        ((_, fresh),) = files_of(region_with(ready, file))
    except Problem as problem:
        raise _at_facts(problem, facts) from problem
    return cast("Land", fresh["case"])


def _fault(
    record: Land, path: str, one: FactSaid, before: set[str]
) -> tuple[str, str] | None:
    if path not in CORRECTABLE:
        return "path", FIELD_EXPECTED
    if path in before:
        return "path", "each field once"
    was_unknown = path in _texts(record["unknown"])
    if one.unknown and path not in MAY_BE_UNKNOWN:
        return "unknown", "false: this field is always known"
    if one.unknown and one.value is not None:
        return "value", "null when it is not known"
    if not one.unknown and not was_unknown and snake(one.value) == record[path]:
        return "value", "another value than the record has"
    return None


def _at_facts(problem: Problem, facts: Sequence[Land]) -> Problem:
    """Return the same faults, at the facts that the person said."""
    place = {to_camel(str(fact["path"])): at for at, fact in enumerate(facts)}
    moved = []
    for fault in problem.errors:
        name, _, rest = fault.location.removeprefix("/").partition("/")
        location = fault.location
        if name in place:
            location = f"/facts/{place[name]}/value/{rest}".rstrip("/")
        moved.append(FaultBody(location=location, expected=fault.expected))
    return Problem(problem.status, problem.detail, moved)


def _texts(tree: Tree) -> list[str]:
    return [str(one) for one in cast("list[Tree]", tree)]
