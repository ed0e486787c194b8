"""Records checked against a land that was checked before, with all faults at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from api.casezone.land import OF_CASES, Land
from api.regionfile.consistency import consistency_faults
from api.regionfile.fault import Fault, RegionFileError, once_per_path
from api.regionfile.order import record_in_order
from api.regionfile.parse import Tree
from api.regionfile.references import reference_faults
from api.regionfile.shape import fitted, plain
from api.regionfile.values import value_faults
from api.regionfile.walk import everything, field
from matcher.model.case import Case
from matcher.model.place import Place
from matcher.model.region import Placement, Ruling, Tie

Names: TypeAlias = Mapping[str, Mapping[str, Tree]]
KEPT = {
    "municipalities": ("code",),
    "areas": ("ref",),
    "funders": ("ref", "kind"),
    "providers": ("ref",),
    "locations": ("ref",),
    "places": ("ref", "serves", "housing"),
    "bridging": ("ref",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCases:
    """Everything of some cases."""

    cases: tuple[Case, ...]
    placements: tuple[Placement, ...]
    rulings: tuple[Ruling, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Some places."""

    places: tuple[Place, ...]


def named_in(land: Land) -> Names:
    """Return what a case can refer to in a land."""
    return {kind: _named(land[kind], fields) for kind, fields in KEPT.items()}


def renamed(names: Names, changed: Mapping[str, Tree]) -> Names:
    """Return the same with these places as they are now."""
    fresh = _named([*changed.values()], KEPT["places"])
    return {**names, "places": {**names["places"], **fresh}}


def cases_fitted(names: Names, records: Land) -> OfCases:
    """Return the records of cases; RegionFileError with every fault of them."""
    # What no case refers to can be left out: it is at fault nowhere.
    asked = {value for _, _, value in everything({**records}) if type(value) is str}
    known: Land = {
        kind: [found[ref] for ref in sorted(found.keys() & asked)]
        for kind, found in names.items()
    }
    whole: Tree = known | records
    lists = ("cases", *OF_CASES)
    faults = [
        *value_faults({**records}),
        *_within(lists, reference_faults(whole)),
        *_within(lists, consistency_faults(whole)),
    ]
    found, unfit = fitted(OfCases, [plain({**records})])
    if found is None or faults:
        raise RegionFileError(once_per_path([*faults, *unfit]))
    return record_in_order(found)


def places_fitted(land: Land, places: list[Tree]) -> tuple[Place, ...]:
    """Return places that changed; RegionFileError with every fault of them."""
    records: Land = {"places": places}
    whole: Tree = land | records
    faults = [
        *value_faults({**records}),
        *_within(("places",), reference_faults(whole)),
        *_within(("places",), consistency_faults({**records})),
    ]
    found, unfit = fitted(Places, [plain({**records})])
    if found is None or faults:
        raise RegionFileError(once_per_path([*faults, *unfit]))
    return record_in_order(found).places


def _named(records: Tree, fields: tuple[str, ...]) -> dict[str, Tree]:
    """Return records by their reference, with these fields alone."""
    assert isinstance(records, list)  # noqa: S101 - the land was checked
    return {
        str(field(record, fields[0])): {
            name: field(record, name) for name in fields if field(record, name)
        }
        for record in records
    }


def _within(lists: tuple[str, ...], faults: Iterable[Fault]) -> list[Fault]:
    starts = tuple(f"{name}[" for name in lists)
    return [fault for fault in faults if fault.path.startswith(starts)]
