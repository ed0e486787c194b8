"""Who can make a change: the named party, by reference or code."""

from collections.abc import Callable

from matcher.facts.asked import FUNDING, trait_of
from matcher.kinds import ChangeClass, FundingCause, LimitKind, Owner
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.model.terms import (
    STELSEL_OF,
    ExclusionCondition,
    FunderKind,
    InstrumentStatus,
    Route,
    Stelsel,
    Trait,
)
from matcher.result import Change
from matcher.rule import Rule
from matcher.rules.exclusions import EXCLUSION_NEGOTIABLE

# Days, shortest and longest. A test of intelligence and learning ability takes three
# to six weeks; CIZ decides in six. All of it is policy until a desk has measured it.
LOOK_UP = (1, 7)
ASSESS = (3, 10)
TEST = (21, 42)
DECIDE = (1, 42)
TESTED = frozenset({Trait.LVB_ZONDER_LEERVERMOGEN, Trait.WZD_VAN_TOEPASSING})
BASICS = ("case.basics", "case.residence_right")

STANDS = {
    FundingCause.REFUSED: frozenset(
        {
            InstrumentStatus.AFGEWEZEN,
            InstrumentStatus.INGETROKKEN,
            InstrumentStatus.VERLOPEN,
        }
    ),
    FundingCause.NOT_DECIDED: frozenset(
        {InstrumentStatus.AANGEVRAAGD, InstrumentStatus.BEZWAAR}
    ),
}
FUNDERS = {
    Owner.COLLEGE: FunderKind.COLLEGE,
    Owner.ZORGKANTOOR: FunderKind.ZORGKANTOOR,
    Owner.VERZEKERAAR: FunderKind.ZORGVERZEKERAAR,
    Owner.DJI: FunderKind.DJI,
}


def to_lift(region: Region, case: Case, rule: Rule, place: str | None) -> Change:
    """Return the change that lifts a rule, for the case or at one place."""
    return Change(
        rule=rule.key,
        fact=None,
        place=place,
        change=rule.change,
        owner=rule.owner,
        who=_decides(region, case, rule, place),
        lead_days=rule.lead_days,
        conditions=asked_under(region, case, rule, place),
    )


def asked_under(
    region: Region, case: Case, rule: Rule, place: str | None
) -> tuple[ExclusionCondition, ...]:
    """Return the conditions under which the provider would lift a rule, sorted.

    Those of each exclusion that the case meets, or may turn out to meet.
    """
    if rule.key != EXCLUSION_NEGOTIABLE.key or place is None:
        return ()
    return tuple(
        sorted(
            {
                exclusion.condition
                for exclusion in region.place[place].exclusions
                if exclusion.condition is not None
                and exclusion.trait not in case.checked_absent
            }
        )
    )


def bridging_payer(region: Region, case: Case) -> str:
    """Return the zorgkantoor that may be asked for care while a place is awaited.

    Overbruggingszorg goes with a Wlz indication that was granted (R21).
    """
    granted = any(
        e.status is InstrumentStatus.TOEGEKEND
        and any(STELSEL_OF[route] is Stelsel.WLZ for route in e.routes)
        for e in case.entitlements
    )
    return _funder(region, case, FunderKind.ZORGKANTOOR, None) if granted else ""


def to_find_out(region: Region, case: Case, fact: str) -> Change:
    """Return the change that finds out a fact; always class A."""
    owner, lead_days = _asked_for(case, fact)
    return Change(
        rule=None,
        fact=fact,
        place=None,
        change=ChangeClass.A,
        owner=owner,
        who=party(region, case, owner, None),
        lead_days=lead_days,
        conditions=(),
    )


def _decides(region: Region, case: Case, rule: Rule, place: str | None) -> str:
    """Return who decides on a rule: for money, who decides on that very paper."""
    if rule.owner is not Owner.FINANCIER:
        return party(region, case, rule.owner, place)
    if rule.cause is FundingCause.NO_FOLLOW_ON and place is not None:
        # After three years of Zvw the Wlz comes next, after all else the Wmo.
        clinic = Route.ZVW_VERBLIJF in region.place[place].housing
        next_payer = FunderKind.ZORGKANTOOR if clinic else FunderKind.COLLEGE
        return _funder(region, case, next_payer, place)
    stands = STANDS.get(rule.cause, frozenset()) if rule.cause else frozenset()
    papers = (e.funder for e in case.entitlements if e.status in stands)
    named = min(papers, default="")
    if rule.cause is FundingCause.NOT_APPLIED:
        named = _funder(region, case, FunderKind.COLLEGE, place)
    return named or party(region, case, rule.owner, place)


def party(region: Region, case: Case, owner: Owner, place: str | None) -> str:
    """Return the named party, "" when the region names none."""
    if owner in FUNDERS:
        return _funder(region, case, FUNDERS[owner], place)
    named: dict[Owner, Callable[[], str]] = {
        Owner.AANBIEDER: lambda: _provider(region, place),
        Owner.FINANCIER: lambda: _any_funder(region, case, place),
        Owner.REGIEBEHANDELAAR: lambda: case.regie,
        Owner.GEMEENTE_CONTACT: lambda: case.municipality,
    }
    return named.get(owner, lambda: owner.value)()


def gives_room(region: Region, kind: LimitKind, about: str) -> str:
    """Return who can give more of a limit, by what it is about; "" if nobody can."""
    if kind is LimitKind.BUDGET:
        return next(
            (f.ref for f in region.funders if about in {b.ref for b in f.budgets}), ""
        )
    if kind is LimitKind.CONTRACT_CEILING:
        contracts = (c for p in region.providers for c in p.contracts)
        return next((c.funder for c in contracts if c.ref == about), "")
    if kind is LimitKind.OPENING:
        return _provider(region, about.rpartition("#")[0])
    where = about.partition("/")[0]
    location = region.location.get(where)
    return "" if location is None else location.provider


def _asked_for(case: Case, fact: str) -> tuple[Owner, tuple[int, int]]:
    if fact.startswith(BASICS):
        return Owner.GEMEENTE_CONTACT, LOOK_UP
    if fact == f"case.{FUNDING}":
        ground_open = any(e.ground_unknown for e in case.entitlements)
        return (Owner.CIZ, DECIDE) if ground_open else (Owner.GEMEENTE_CONTACT, LOOK_UP)
    trait = trait_of(fact)
    if trait is None:
        return Owner.REGIEBEHANDELAAR, LOOK_UP
    return Owner.REGIEBEHANDELAAR, TEST if trait in TESTED else ASSESS


def _provider(region: Region, place: str | None) -> str:
    return (
        "" if place is None else region.location[region.place[place].location].provider
    )


def _funder(region: Region, case: Case, kind: FunderKind, place: str | None) -> str:
    """Return the funder of that kind: of the case's own papers, else of its home.

    Of several the first by reference.
    """
    own = {
        FunderKind.ZORGKANTOOR: case.zorgkantoor,
        FunderKind.ZORGVERZEKERAAR: case.insurer,
    }
    held = [e.funder for e in case.entitlements if _kind(region, e.funder) is kind]
    there = _municipality(region, case, place)
    home = [
        f.ref
        for f in region.funders
        if f.kind is kind and (there in f.municipalities or not f.municipalities)
    ]
    return next((f for f in (own.get(kind), *sorted(held), *sorted(home)) if f), "")


def _any_funder(region: Region, case: Case, place: str | None) -> str:
    """Return who pays the case already, else the college where the place stands."""
    held = [e.funder for e in case.entitlements if e.funder in region.funder]
    if place is not None:
        there = region.place[place]
        routes = {*there.housing, *there.support, *there.treatment}
        paying = (e for e in case.entitlements if routes & set(e.routes))
        held = [e.funder for e in paying if e.funder in region.funder]
    return min(held) if held else _funder(region, case, FunderKind.COLLEGE, place)


def _kind(region: Region, funder: str) -> FunderKind | None:
    found = region.funder.get(funder)
    return None if found is None else found.kind


def _municipality(region: Region, case: Case, place: str | None) -> str:
    if place is None:
        return case.municipality
    return region.location[region.place[place].location].municipality
