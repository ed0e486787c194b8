"""What a taskforce and a funder get of a gap report, on one day and on two."""

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest

from api.reports.gapfile import FORMS
from api.text.names import Names
from fixtures.generator import Size, generate
from matcher.claims.figures import (
    Audience,
    Count,
    Tally,
    Told,
)
from matcher.claims.gaps import GapReport
from matcher.gaps import report
from matcher.model.region import Region
from matcher.projecting.decisions import DECISIONS, Decision, decision
from matcher.projecting.gap_tables import MONEY_OF_OTHERS
from matcher.projecting.gaps import for_reader
from matcher.projecting.published import THRESHOLD
from matcher.projecting.reader import ReaderKind
from tests.matcher.gaps.scarce import day_from

READERS = [Audience.TASKFORCE, Audience.FUNDER]
PAYERS = ["CENTRUM-0344", "ZK-UTRECHT", "DJI"]
SIZE = Size.of(32, 90)


@cache
def region() -> Region:
    return generate(SIZE, 11, tightness=2.0)


@cache
def first() -> GapReport:
    return report([day_from(region())])


def next_week(asking: Region) -> Region:
    return replace(asking, as_of=asking.as_of + timedelta(days=7))


@cache
def second(*newcomers: int) -> GapReport:
    """Return the report of both days; these persons ask from the second day on."""
    known = region()
    new = tuple(
        replace(known.open_cases[k], ref=f"NIEUW-{k}", refused_by=()) for k in newcomers
    )
    after = replace(next_week(known), cases=(*known.cases, *new))
    return report([day_from(known), day_from(after)])


def inside(record: object, kinds: type | tuple[type, ...]) -> Iterator[object]:
    """Yield every record of these kinds, wherever it lies."""
    if isinstance(record, kinds):
        yield record
    if dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from inside(getattr(record, field.name), kinds)
    elif isinstance(record, tuple):
        for one in record:
            yield from inside(one, kinds)


def texts(told: GapReport, of: Region) -> str:
    names = [Names(of, lang) for lang in ("nl", "en")]
    files = [form(told, name) for form in FORMS.values() for name in names]
    return "\n".join(data.decode() for data in files)


VIEWS = [
    *((reader, "") for reader in READERS),
    *((Audience.FUNDER, payer) for payer in PAYERS),
]


def test_the_desk_gets_everything():
    assert for_reader([first()], Audience.DESK) is first()


@pytest.mark.parametrize(("reader", "funder"), VIEWS)
def test_what_a_funder_may_never_have_is_empty(reader, funder):
    told = for_reader([first()], reader, funder=funder)
    given = {
        (type(record).__name__, name)
        for record in inside(told, tuple(DECISIONS))
        for name in DECISIONS[type(record)]
        if decision(type(record), name, ReaderKind.FUNDER) is Decision.NEVER
        and getattr(record, name) not in ((), "", None)
    }
    assert given == set()


@pytest.mark.parametrize(("reader", "funder"), VIEWS)
def test_nobody_else_gets_a_reference_or_the_hash_of_a_region(reader, funder):
    told = texts(for_reader([first()], reader, funder=funder), region())
    refs = [c.ref for c in region().cases] + [s.ref for s in region().past_stays]
    assert [ref for ref in refs if ref in told] == []
    assert first().runs[0].snapshot not in told
    whole = texts(first(), region())
    assert [ref for ref in first().runs[0].without.members if ref not in whole] == []


@pytest.mark.parametrize(("reader", "funder"), VIEWS)
def test_every_number_of_persons_is_a_multiple_of_five_or_not_told(reader, funder):
    told = for_reader([first()], reader, funder=funder)
    counts = list(inside(told, (Count, Tally)))
    assert len(counts) > 20
    for count in counts:
        assert count.members == ()
        number = count.number if isinstance(count, Count) else count.persons
        assert number is None or (number >= THRESHOLD and number % THRESHOLD == 0)
        assert count.told is not Told.WHOLE


@pytest.mark.parametrize("reader", READERS)
def test_a_row_of_too_few_persons_is_not_told(reader):
    told = for_reader([first()], reader)
    few = {row.kind for row in first().kinds if len(row.tally.members) < THRESHOLD}
    assert few
    assert {r.kind for r in told.kinds if r.tally.told is Told.HIDDEN} >= few
    small = {r.cell for r in first().cells if len(r.tally.members) < THRESHOLD}
    assert small
    assert not small & {row.cell for row in told.cells}


@pytest.mark.parametrize("payer", PAYERS)
def test_a_funder_gets_its_own_part_only(payer):
    told = for_reader([first()], Audience.FUNDER, funder=payer)
    scope = next(s for s in first().scopes if s.funder == payer)
    assert {row.cell.stelsel for row in told.cells} <= set(scope.stelsels)
    assert {row.who for row in told.causes} <= {payer}
    assert {p for item in told.agenda for p in item.parties} <= {payer}
    assert told.scopes == ()
    assert told.shares == ()


def test_funders_together_get_nothing_of_the_budget_of_one():
    told = for_reader([first()], Audience.FUNDER)
    assert not MONEY_OF_OTHERS & {row.cause for row in told.causes}
    assert not MONEY_OF_OTHERS & {item.cause for item in told.agenda}
    assert {row.who for row in told.causes} <= {""}


def test_a_funder_that_is_not_known_is_an_error():
    with pytest.raises(KeyError):
        for_reader([first()], Audience.FUNDER, funder="NIEMAND")


def seen_by_all(reports):
    """Return all that each reader gets of two days."""
    return [for_reader(reports, reader, funder=funder) for reader, funder in VIEWS]


@pytest.mark.parametrize("person", [0, 19])
def test_one_person_who_enters_cannot_be_told_from_two_reports(person):
    without = seen_by_all([first(), second()])
    with_one = seen_by_all([first(), second(person)])
    assert with_one == without
    # The desk's own claims do tell, so the readers' could have.
    assert second(person).total != second().total


def test_a_figure_that_did_not_move_is_marked_whoever_came():
    for told in seen_by_all([first(), second()]):
        marks = {t.told for t in inside(told, Tally)}
        assert marks <= {Told.STANDING, Told.HIDDEN}


def test_a_figure_moves_when_enough_persons_came():
    many = tuple(range(20))
    told = for_reader([first(), second(*many)], Audience.TASKFORCE)
    before = for_reader([first()], Audience.TASKFORCE)
    assert told.total.told is Told.ROUNDED
    assert told.total.persons > before.total.persons


def test_every_field_of_a_report_is_decided_on_by_name():
    # A new field of a claim has no default: the projection fails until it is named.
    for kind in {
        type(r) for r in inside(first(), object) if dataclasses.is_dataclass(r)
    }:
        assert all(
            f.default is dataclasses.MISSING for f in dataclasses.fields(kind)
        ), kind
