"""Money on top of the tariff: agreed for this case by a guarantor or zorgkantoor."""

from dataclasses import dataclass
from datetime import date

from matcher.model.case import Case, Entitlement
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, InstrumentStatus, Route, Stelsel


@dataclass(frozen=True, slots=True, kw_only=True)
class TopUp:
    """Eurocents per day on top of a tariff.

    `anywhere` at every place; `there` at the places in `places` (`anywhere`
    included), which are the places of a deal, or all Wlz places for meerzorg.
    """

    anywhere: int
    there: int
    places: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class OnTop:
    """What one funder pays above the tariff, in eurocents per day (None = no end)."""

    funder: str
    cents_per_day: int
    until: date | None


def on_top(
    case: Case, region: Region, parts: frozenset[str], tariff: int
) -> tuple[OnTop, ...]:
    """Return who pays what the tariff lacks at these places, as far as agreed.

    Amounts that hold everywhere come first, then those for one of the places.
    """
    lacks = max(0, case.intensity_cents - tariff)
    found: list[OnTop] = []
    deals = agreements(case, region.as_of)
    for deal in sorted(deals, key=lambda e: (_is_bound(e), e.funder, e.cents_per_day)):
        here = not _is_bound(deal) or parts & _places(deal, region)
        cents = min(lacks, deal.cents_per_day) if here else 0
        if cents:
            lacks -= cents
            found.append(
                OnTop(funder=deal.funder, cents_per_day=cents, until=deal.until)
            )
    return tuple(found)


def agreements(case: Case, day: date) -> tuple[Entitlement, ...]:
    """Return the granted amounts on top of a tariff that have not ended."""
    return tuple(
        e
        for e in case.entitlements
        if e.cents_per_day > 0
        and e.status is InstrumentStatus.TOEGEKEND
        and (e.until is None or e.until > day)
    )


def top_up(case: Case, region: Region) -> TopUp:
    """Return what is paid on top, and where.

    Of several amounts that are bound to places the smallest counts, so that money
    is never promised at a place it was not agreed for.
    """
    deals = agreements(case, region.as_of)
    bound = [(e.cents_per_day, _places(e, region)) for e in deals if _is_bound(e)]
    anywhere = sum(e.cents_per_day for e in deals if not _is_bound(e))
    return TopUp(
        anywhere=anywhere,
        there=anywhere + min((cents for cents, _ in bound), default=0),
        places=frozenset[str]().union(*(places for _, places in bound)),
    )


def _is_bound(deal: Entitlement) -> bool:
    return deal.place is not None or Route.MAATWERK not in deal.routes


def _places(deal: Entitlement, region: Region) -> frozenset[str]:
    if deal.place is not None:
        return frozenset({deal.place})
    return frozenset(
        p.ref
        for p in region.places
        if any(STELSEL_OF[r] is Stelsel.WLZ for r in (*p.housing, *p.support))
    )
