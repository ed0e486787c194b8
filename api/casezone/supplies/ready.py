"""One version of the land, ready: checked, with everything that it offers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from api.casezone.land import Land, together
from api.casezone.supplies.fitting import (
    Names,
    cases_fitted,
    named_in,
    places_fitted,
    renamed,
)
from api.regionfile.parse import Tree
from api.regionfile.read import region_in
from api.regionfile.shape import plain
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.offers import offers
from matcher.options import Board
from matcher.rules import rules_in_force
from matcher.scene import Supply, board_on, supply_of

NOBODY: Land = {"cases": [], "placements": [], "rulings": [], "ties": []}


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A land without cases, and what it offers.

    `names`: what a case can refer to; `land`: everything but the places, by which
    places that change are checked. Both as JSON values.
    """

    names: Names
    land: Land
    region: Region
    supply: Supply

    def region_with(self, files: Iterable[Land]) -> Region:
        """Return the region with these cases; RegionFileError with all their faults."""
        found = cases_fitted(self.names, together(files))
        return replace(
            self.region,
            cases=found.cases,
            placements=found.placements,
            rulings=found.rulings,
            ties=found.ties,
        )

    def board(self, region: Region, case: str) -> Board:
        """Return one case of such a region before everything that is offered."""
        rules = rules_in_force(region.as_of)
        asking = (region.case[case],)
        return board_on(region, Objective(), rules, asking, self.supply)


def ready(land: Land) -> Ready:
    """Return a land made ready; RegionFileError with every fault."""
    tree: Tree = land | NOBODY
    region = region_in(tree, [plain(tree)])
    return Ready(
        names=named_in(land),
        land=land | {"places": []},
        region=region,
        supply=supply_of(region, offers(region)),
    )


def ready_after(before: Ready, changed: Mapping[str, Tree]) -> Ready:
    """Return the land in which these places alone differ from the one before.

    What is offered elsewhere is taken as it was. RegionFileError with every fault.
    """
    fresh = {p.ref: p for p in places_fitted(before.land, [*changed.values()])}
    places = tuple(fresh.get(p.ref, p) for p in before.region.places)
    region = replace(before.region, places=places)
    known = {
        offer: facts
        for offer, facts in zip(before.supply.offers, before.supply.facts, strict=True)
        if offer.place not in fresh and offer.team not in fresh
    }
    supply = supply_of(region, offers(region), known)
    names = renamed(before.names, changed)
    return Ready(names=names, land=before.land, region=region, supply=supply)
