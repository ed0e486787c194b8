"""Every field of every claim has a decision for every reader, and it is kept."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest

from fixtures.casussen.defaults import AS_OF, COLLEGE, UTRECHT
from matcher import claims
from matcher.funding.closing import Hole
from matcher.funding.component import Component
from matcher.model.place import Opening
from matcher.projecting.decisions import DECISIONS, Decision, decision
from matcher.projecting.funder import funder_view
from matcher.projecting.person import person_view
from matcher.projecting.provider import provider_view
from matcher.projecting.reader import ReaderKind
from matcher.result import Bridge, FollowOn, No, Placed, Result, SecondBest
from tests.matcher.projecting.worlds import house, person, world
from tests.matcher.verifying.mutating import Path, mutants, pattern

OUTSIDE = (ReaderKind.PROVIDER, ReaderKind.FUNDER, ReaderKind.PERSON)
# One place and six who would fit it: five wait, just enough to be counted.
FREE = Opening(start=AS_OF, count=1)
CROWD = world(
    (person(f"C{k}", care_hours=k) for k in range(6)),
    [house("HUIS", FREE, confirmed_at=date(2026, 1, 1))],
)
PLACED = next(c.case for c in CROWD.result.cases if c.placed is not None)
WAITING = next(c.case for c in CROWD.result.cases if c.no is not None)
DAY = date(2026, 12, 1)
DONORS: dict[type, object] = {
    Placed: CROWD.outcome(PLACED).placed,
    No: CROWD.outcome(WAITING).no,
    Bridge: Bridge(place="HUIS", funder="Y", start=DAY, until=DAY),
    FollowOn: FollowOn(place="HUIS", team=None, start=DAY),
    SecondBest: SecondBest(place="HUIS", team=None, start=DAY, costs=()),
    Hole: Hole(
        component=Component.HOUSING,
        start=DAY,
        until=DAY,
        last_safe_application=DAY,
        guarantor="",
    ),
}


def roots() -> Iterator[type]:
    yield Result
    for info in pkgutil.iter_modules(claims.__path__):
        module = importlib.import_module(f"{claims.__name__}.{info.name}")
        for value in vars(module).values():
            if dataclasses.is_dataclass(value) and value.__module__ == module.__name__:
                yield value


def inside(hint: object) -> Iterator[type]:
    if get_origin(hint) in (tuple, Union, UnionType):
        for part in get_args(hint):
            yield from inside(part)
    elif dataclasses.is_dataclass(hint):
        yield hint


def reachable() -> list[type]:
    found: dict[type, None] = {}
    todo = list(roots())
    while todo:
        record = todo.pop()
        if record not in found:
            found[record] = None
            for hint in get_type_hints(record).values():
                todo.extend(inside(hint))
    return sorted(found, key=lambda r: r.__name__)


RECORDS = reachable()


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_field_of_a_claim_has_a_decision_for_every_reader(record: type) -> None:
    names = {f.name for f in dataclasses.fields(record)}
    assert set(DECISIONS.get(record, {})) == names
    for name in names:
        assert len(DECISIONS[record][name]) == len(ReaderKind)
        assert all(decision(record, name, reader) for reader in ReaderKind)


def test_no_decision_is_about_a_claim_that_does_not_exist() -> None:
    assert set(DECISIONS) == set(RECORDS)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_the_auditor_has_everything_as_it_is(record: type) -> None:
    for name in DECISIONS[record]:
        assert decision(record, name, ReaderKind.AUDITOR) is Decision.AS_IS


def views() -> dict[ReaderKind, Callable[[Result], object]]:
    """The view of one reader of each kind outside the desk."""
    region, scene = CROWD.region, CROWD.scene
    return {
        ReaderKind.PERSON: lambda r: (
            person_view(region, r, PLACED),
            person_view(region, r, WAITING),
        ),
        ReaderKind.PROVIDER: lambda r: provider_view((scene, r), "HUIS-AANBIEDER"),
        ReaderKind.FUNDER: lambda r: funder_view((region, r), COLLEGE[UTRECHT]),
    }


def forbidden(path: Path, reader: ReaderKind) -> bool:
    record: object = CROWD.result
    for step in path:
        if isinstance(step, int):
            if step >= len(record):
                return False
            record = record[step]
        elif decision(type(record), step, reader) is Decision.NEVER:
            return True
        else:
            record = getattr(record, step)
    return False


@cache
def seen(reader: ReaderKind) -> tuple[Path, ...]:
    """The paths of the claims of which a change is seen in the view."""
    view, found = views()[reader], []
    before = view(CROWD.result)
    for path, _, mutant in mutants(CROWD.result, DONORS):
        try:
            differs = view(mutant) != before
        except (KeyError, IndexError):
            differs = True
        if differs:
            found.append(path)
    return tuple(found)


@pytest.mark.parametrize("reader", OUTSIDE)
def test_what_a_reader_may_never_have_has_no_influence_on_the_view(
    reader: ReaderKind,
) -> None:
    assert [path for path in seen(reader) if forbidden(path, reader)] == []


@pytest.mark.parametrize("reader", OUTSIDE)
def test_what_a_reader_may_have_is_in_the_view(reader: ReaderKind) -> None:
    allowed = {
        pattern(path)
        for path, _, _ in mutants(CROWD.result, DONORS)
        if not forbidden(path, reader)
    }
    # The kind counts as money or not: what comes after COMPETITION is neither.
    same = {"cases.#.no.kind"} if reader is ReaderKind.FUNDER else set()
    assert allowed - {pattern(path) for path in seen(reader)} == same


def test_the_outcome_of_somebody_else_has_no_influence_on_the_person() -> None:
    own = {k for k, c in enumerate(CROWD.result.cases) if c.case in {PLACED, WAITING}}
    paths = [p for p in seen(ReaderKind.PERSON) if p[0] == "cases"]
    assert {p[1] for p in paths if len(p) > 2} == own
