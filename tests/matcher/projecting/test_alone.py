"""What a person may know of a region does not depend on anybody else."""

import dataclasses
from dataclasses import replace
from random import Random

import pytest

from matcher.model.case import Case
from matcher.model.money import Budget, Contract, Funder, Provider
from matcher.model.place import FactNote, GroupCap, Location, Opening, Place
from matcher.model.region import Placement, Region, Tie
from matcher.model.terms import PlacementStatus, Route, Sex, TieKind, Trait
from matcher.projecting.alone import TOLD, alone, own_record
from matcher.projecting.person import person_place, person_view
from tests.matcher.explaining.tiny import tiny_region
from tests.matcher.projecting.worlds import told

# What is left blank, with the reason in the type: others, room, protected grounds.
WITHHELD: dict[type, set[str]] = {
    Region: {
        *("ties", "placements", "past_stays", "precedents", "agenda_decisions"),
    },
    Case: {"denied", "refused_by"},
    Place: {"openings", "own_profile", "facts", "source", "dated", "confirmed_at"},
    Location: {
        *("tokens", "high_risk_cap", "group_caps", "care_hours", "source", "dated"),
    },
    Provider: {"source", "dated"},
    Contract: {"ceiling_cents_per_day"},
    Funder: {"budgets", "source", "dated"},
}
SEEDS = range(16)
OWN = "C0"


@pytest.mark.parametrize("record", TOLD, ids=lambda r: r.__name__)
def test_every_field_is_told_or_withheld(record: type) -> None:
    names = {f.name for f in dataclasses.fields(record)}
    assert TOLD[record] | WITHHELD[record] == names
    assert TOLD[record] & WITHHELD[record] == set()


def stirred(region: Region, seed: int) -> Region:
    """Return the region with everything changed that is not the person's to know."""
    rng = Random(seed)  # noqa: S311 - seeded regions, no secrets
    others = tuple(
        replace(
            c,
            ref=f"Z{k}",
            age=rng.randint(18, 80),
            sex=rng.choice(tuple(Sex)),
            traits=(Trait.ZEDENDELICT,),
            checked_absent=(),
            high_risk=rng.random() < 0.5,
        )
        for k, c in enumerate(region.cases)
        if c.ref != OWN
    )
    own = replace(
        region.case[OWN],
        denied=("T1",),
        refused_by=(region.places[0].ref,),
        facts=(FactNote(path="denied", source="x", dated=region.as_of),),
    )
    return replace(
        region,
        cases=(*others, own),
        ties=(Tie(ref="T9", kind=TieKind.NIET_SAMEN, a=OWN, b=others[0].ref),),
        placements=(
            Placement(
                case=others[0].ref,
                place=region.places[0].ref,
                start=region.as_of,
                status=PlacementStatus.GEPLAATST,
            ),
        ),
        places=tuple(
            replace(p, openings=(Opening(start=region.as_of, count=rng.randint(0, 3)),))
            for p in region.places
        ),
        **without_room(region, seed, rng),
    )


def without_room(region: Region, seed: int, rng: Random) -> dict[str, object]:
    """Return other caps, tokens, budgets and ceilings."""
    return {
        "locations": tuple(
            replace(
                x,
                tokens=("T1",) if rng.random() < 0.5 else (),
                high_risk_cap=rng.choice((None, 0, 2)),
                group_caps=(GroupCap(trait=Trait.ZEDENDELICT, cap=1),),
                care_hours=rng.choice((None, 0, 9)),
            )
            for x in region.locations
        ),
        "funders": tuple(
            replace(
                f,
                budgets=(
                    Budget(
                        ref=f"B-{f.ref}", routes=(Route.WMO_BW,), cents_per_day=seed
                    ),
                ),
            )
            for f in region.funders
        ),
        "providers": tuple(
            replace(
                p,
                contracts=tuple(
                    replace(c, ceiling_cents_per_day=seed) for c in p.contracts
                ),
            )
            for p in region.providers
        ),
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_person_may_know_is_the_same_whoever_else_is_there(seed: int) -> None:
    region = tiny_region(seed)
    assert alone(stirred(region, seed), OWN) == alone(region, OWN)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_the_same_outcome_a_person_reads_the_same_whoever_else_is_there(
    seed: int,
) -> None:
    region = tiny_region(seed)
    result, other = told(region, seed), stirred(region, seed)
    assert person_view(other, result, OWN) == person_view(region, result, OWN)
    for place in region.places:
        if place.housing:
            one, two = (
                person_place(r, result, OWN, place.ref) for r in (region, other)
            )
            assert one == two


def test_notes_on_what_is_withheld_are_withheld_too() -> None:
    case = replace(
        tiny_region(0).case[OWN],
        facts=tuple(
            FactNote(path=path, source="partner", dated=tiny_region(0).as_of)
            for path in ("denied[0]", "refused_by", "traits[1]", "urgency.latest")
        ),
    )
    kept = own_record(case).facts
    assert [note.path for note in kept] == ["traits[1]", "urgency.latest"]
