"""Which stelsels and areas are whose: of payers, and of more places."""

from matcher.cells import area_of
from matcher.claims.gaps import Scope
from matcher.model.money import Funder
from matcher.model.region import Region
from matcher.model.terms import FunderKind, Stelsel

STELSELS: dict[FunderKind, tuple[Stelsel, ...]] = {
    FunderKind.COLLEGE: (Stelsel.JEUGDWET, Stelsel.WMO),
    FunderKind.ZORGKANTOOR: (Stelsel.WLZ,),
    FunderKind.ZORGVERZEKERAAR: (Stelsel.ZVW,),
    FunderKind.DJI: (Stelsel.WFZ,),
    FunderKind.TENANT: (Stelsel.EIGEN,),
    FunderKind.GUARANTOR: (Stelsel.MAATWERK,),
}


def scopes(region: Region) -> tuple[Scope, ...]:
    """Return the scope of each funder, sorted by reference."""
    return tuple(
        Scope(
            funder=funder.ref,
            stelsels=STELSELS[funder.kind],
            areas=_areas(region, funder),
        )
        for funder in sorted(region.funders, key=lambda f: f.ref)
    )


def payers_of(region: Region, stelsel: Stelsel, area: str) -> tuple[str, ...]:
    """Return who pays under a stelsel in an area: those with a budget, if any have."""
    found = [
        funder
        for funder in region.funders
        if stelsel in STELSELS[funder.kind]
        and (not _areas(region, funder) or area in _areas(region, funder))
    ]
    with_money = [funder for funder in found if funder.budgets]
    return tuple(sorted(funder.ref for funder in with_money or found))


def _areas(region: Region, funder: Funder) -> tuple[str, ...]:
    """Return the areas of a funder's gemeenten; of a zorgkantoor those it serves."""
    codes = set(funder.municipalities)
    if funder.kind is FunderKind.ZORGKANTOOR:
        codes |= {m.code for m in region.municipalities if m.zorgkantoor == funder.ref}
    return tuple(sorted({area_of(region, code) for code in codes}))
