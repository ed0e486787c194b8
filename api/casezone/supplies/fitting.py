"""Records checked against a land that was checked before, with all faults at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.casezone.land import OF_CASES, Land
from api.regionfile.consistency import consistency_faults
from api.regionfile.fault import Fault, RegionFileError, once_per_path
from api.regionfile.order import record_in_order
from api.regionfile.parse import Tree
from api.regionfile.references import reference_faults
from api.regionfile.shape import fitted, plain
from api.regionfile.values import value_faults
from api.regionfile.walk import at, field
from matcher.model.case import Case
from matcher.model.place import Place
from matcher.model.region import Placement, Ruling, Tie

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


def named_in(land: Land) -> Land:
    """Return the land with only what a case can refer to."""
    return {name: _only(land[name], fields) for name, fields in KEPT.items()}


def renamed(names: Land, changed: Mapping[str, Tree]) -> Land:
    """Return the same with these places as they are now."""
    fresh = {str(field(place, "ref")): place for place in changed.values()}
    places = [
        fresh.get(str(field(place, "ref")), place)
        for _, place in at({**names}, "places[]")
    ]
    return names | {"places": _only(places, KEPT["places"])}


def cases_fitted(names: Land, records: Land) -> OfCases:
    """Return the records of cases; RegionFileError with every fault of them."""
    whole: Tree = names | records
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


def _only(records: Tree, fields: tuple[str, ...]) -> list[Tree]:
    assert isinstance(records, list)  # noqa: S101 - the land was checked
    return [
        {name: field(record, name) for name in fields if field(record, name)}
        for record in records
    ]


def _within(lists: tuple[str, ...], faults: Iterable[Fault]) -> list[Fault]:
    starts = tuple(f"{name}[" for name in lists)
    return [fault for fault in faults if fault.path.startswith(starts)]
