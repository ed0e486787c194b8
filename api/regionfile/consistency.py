"""Faults of records whose fields cannot all be true together."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from api.regionfile.fault import Expected, Fault, shown
from api.regionfile.parse import Tree
from api.regionfile.values import iso_date
from api.regionfile.walk import at, everything, field, join, text_at
from matcher.model.case import Case
from matcher.model.place import Place
from matcher.model.terms import FunderKind, PlacementStatus

INTERVALS = (("start", "until"), ("valid_from", "valid_until"))
MAY_BE_UNKNOWN = frozenset(
    {
        "age",
        "sex",
        "security",
        "high_risk",
        "needs",
        "available",
        "care_hours",
        "basics",
        "residence_right",
    }
)
FIXED = frozenset({PlacementStatus.GEPLAATST, PlacementStatus.VASTGEHOUDEN})
PAYERS = (
    ("insurer", FunderKind.ZORGVERZEKERAAR),
    ("zorgkantoor", FunderKind.ZORGKANTOOR),
)


def consistency_faults(tree: Tree) -> Iterator[Fault]:
    """Yield contradictions within a record and between placements of one case."""
    yield from _reversed_intervals(tree)
    yield from _reversed_ages(tree)
    yield from _present_and_absent(tree)
    yield from _not_unknowable(tree)
    yield from _notes_on_nothing(tree)
    yield from _wrong_payers(tree)
    yield from _teams(tree)
    yield from _tied_to_itself(tree)
    yield from _overlapping(tree)


def _reversed_intervals(tree: Tree) -> Iterator[Fault]:
    for path, _, record in everything(tree):
        for start, until in INTERVALS:
            if not isinstance(record, dict) or record.get(until) is None:
                continue
            first = iso_date(field(record, start))
            end = iso_date(field(record, until))
            if first is not None and end is not None and end <= first:
                expected = Expected(
                    f"een datum na {start} ({first}): {until} zelf telt niet mee",
                    f"a date after {start} ({first}): {until} itself is not included",
                )
                yield Fault(join(path, until), shown(field(record, until)), expected)


def _reversed_ages(tree: Tree) -> Iterator[Fault]:
    for path, place in at(tree, "places[]"):
        low = field(place, "min_age") if field(place, "min_age") is not None else 18
        high = field(place, "max_age") if field(place, "max_age") is not None else 120
        if isinstance(low, int) and isinstance(high, int) and low > high:
            expected = Expected(f"minstens min_age ({low})", f"min_age ({low}) or more")
            yield Fault(join(path, "max_age"), shown(high), expected)


def _present_and_absent(tree: Tree) -> Iterator[Fault]:
    expected = Expected(
        "een kenmerk dat niet ook in traits staat",
        "a trait that is not in traits as well",
    )
    for path, case in at(tree, "cases[]"):
        present = {trait for _, trait in text_at(case, "traits[]")}
        for where, trait in text_at(case, "checked_absent[]"):
            if trait in present:
                yield Fault(join(path, where), shown(trait), expected)


def _not_unknowable(tree: Tree) -> Iterator[Fault]:
    names = ", ".join(sorted(MAY_BE_UNKNOWN))
    expected = Expected(f"een van {names}", f"one of {names}")
    for path, name in text_at(tree, "cases[].unknown[]"):
        if name not in MAY_BE_UNKNOWN:
            yield Fault(path, shown(name), expected)


def _notes_on_nothing(tree: Tree) -> Iterator[Fault]:
    for kind, record in (("cases", Case), ("places", Place)):
        known = {f.name for f in dataclasses.fields(record)}
        expected = Expected(
            f"een pad naar een veld van {kind}", f"a path to a field of {kind}"
        )
        for path, value in text_at(tree, f"{kind}[].facts[].path"):
            if value.replace("[", ".").partition(".")[0] not in known:
                yield Fault(path, shown(value), expected)


def _wrong_payers(tree: Tree) -> Iterator[Fault]:
    kinds = {
        str(field(funder, "ref")): field(funder, "kind")
        for _, funder in at(tree, "funders[]")
    }
    for name, kind in PAYERS:
        expected = Expected(
            f"een financier van het soort {kind}", f"a funder of kind {kind}"
        )
        for path, ref in text_at(tree, f"cases[].{name}"):
            if ref in kinds and kinds[ref] != kind:
                yield Fault(path, shown(ref), expected)


def _teams(tree: Tree) -> Iterator[Fault]:
    none = Expected("geen wonen bij een team", "no housing where there is a team")
    team = Expected("een plek met serves (een team)", "a place that serves (a team)")
    teams, places = set[str](), set[str]()
    for path, place in at(tree, "places[]"):
        places.add(str(field(place, "ref")))
        if field(place, "serves"):
            teams.add(str(field(place, "ref")))
            if field(place, "housing"):
                yield Fault(join(path, "housing"), shown(field(place, "housing")), none)
    for path, ref in text_at(tree, "placements[].team"):
        if ref in places - teams:
            yield Fault(path, shown(ref), team)


def _tied_to_itself(tree: Tree) -> Iterator[Fault]:
    expected = Expected("een andere casus dan a", "another case than a")
    for path, tie in at(tree, "ties[]"):
        a, b = field(tie, "a"), field(tie, "b")
        if isinstance(b, str) and a == b:
            yield Fault(join(path, "b"), shown(b), expected)


def _overlapping(tree: Tree) -> Iterator[Fault]:
    stays: dict[str, list[tuple[date, date, str]]] = {}
    for path, placement in at(tree, "placements[]"):
        case, status = field(placement, "case"), field(placement, "status")
        start = iso_date(field(placement, "start"))
        if status in FIXED and isinstance(case, str) and start is not None:
            until = iso_date(field(placement, "until")) or date.max
            stays.setdefault(case, []).append((start, until, path))
    for found in stays.values():
        found.sort()
        for (_, until, before), (start, _, path) in pairwise(found):
            if start < until:
                expected = Expected(
                    f"een begin na het einde van {before}",
                    f"a start after the end of {before}",
                )
                yield Fault(join(path, "start"), shown(start.isoformat()), expected)
