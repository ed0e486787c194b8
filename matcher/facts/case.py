"""Facts of a case on the day of the run, unknown ones as bounds."""

from dataclasses import fields
from datetime import date, timedelta
from typing import TypeVar

from matcher.fact import NO, YES, Fact, Unknown
from matcher.facts.records import CaseFacts, OrderLaw
from matcher.funding.layers import Universe, money
from matcher.model.case import Case, Title
from matcher.model.region import Region
from matcher.model.terms import (
    ADMISSIONS,
    LIVING_NEEDS,
    Answered,
    Basic,
    Need,
    Security,
    Sex,
    StayKind,
    TitleForm,
    TitleKind,
    Trait,
)

T = TypeVar("T")

# A day that is not known is still a day: only an open end is date.max.
LAST_DAY = date.max - timedelta(days=1)

_WVGGZ = frozenset(
    {
        TitleKind.WVGGZ_CRISISMAATREGEL,
        TitleKind.WVGGZ_VCM,
        TitleKind.WVGGZ_ZORGMACHTIGING,
        TitleKind.ZM_VIA_2_3_WFZ,
    }
)
_WZD = frozenset(
    {
        TitleKind.WZD_ART21,
        TitleKind.WZD_IBS,
        TitleKind.WZD_VIBS,
        TitleKind.WZD_RM,
    }
)
_ADMITS = frozenset({TitleForm.OPNAME, TitleForm.KLINISCH})
_BASICS = frozenset(Basic) - {Basic.VERBLIJFSRECHT}


def case_facts(region: Region, case: Case, universe: Universe) -> CaseFacts:
    """Return the facts of one case on `region.as_of`."""
    earliest = max(region.as_of, case.available)
    titles = titles_in_force(case, earliest)
    needs = frozenset(case.needs)
    paid = money(case, region, universe)
    return CaseFacts(
        ref=case.ref,
        age=_maybe(case, "age", case.age, 0, 120),
        sex=_maybe(case, "sex", frozenset({case.sex}), frozenset(), frozenset(Sex)),
        security=_maybe(
            case, "security", case.security, Security.GEEN, Security.ZEER_HOOG
        ),
        traits=_traits(case),
        care=_needs(case, needs - LIVING_NEEDS, frozenset(Need) - LIVING_NEEDS),
        living=_needs(case, needs & LIVING_NEEDS, LIVING_NEEDS),
        consents=_consents(case),
        consents_closed=_consents_closed(case),
        declined=_declined(case),
        ordered=frozenset(s for t in titles for s in stays_ordered(t)),
        admission_until=_ordered_until(titles, ADMISSIONS),
        sheltered_until=_ordered_until(titles, frozenset({StayKind.BESCHERMD_WONEN})),
        admission_orders=frozenset(x for t in titles for x in _orders(t)),
        basics=_maybe(case, "basics", _held(case), _held(case), _BASICS),
        residence_right=_maybe(
            case, "residence_right", Basic.VERBLIJFSRECHT in case.basics, NO, YES
        ),
        with_child=case.with_child,
        over_security_reason=case.over_security_reason,
        home=frozenset({case.municipality}),
        refused_by=frozenset(case.refused_by),
        denied=frozenset(case.denied),
        earliest=_maybe(case, "available", earliest, region.as_of, LAST_DAY),
        start_by=case.urgency.last_start(earliest),
        **{f.name: getattr(paid, f.name) for f in fields(paid)},
    )


def titles_in_force(case: Case, on: date) -> tuple[Title, ...]:
    """Return the titles that are in force on that day."""
    return tuple(
        t for t in case.titles if t.start <= on and (t.until is None or on < t.until)
    )


def stays_ordered(title: Title) -> frozenset[StayKind]:
    """Return the kinds of stay that a title orders by its forms.

    A Wzd title orders a stay in a registered accommodatie; a rechterlijke
    machtiging by art. 2.3 Wfz may also name beschermd wonen (Wzd 28c).
    """
    stays: set[StayKind] = set()
    if title.kind is TitleKind.RM_VIA_2_3_WFZ:
        stays |= {StayKind.INSTELLING, StayKind.OPNAME, StayKind.BESCHERMD_WONEN}
    elif _ADMITS & set(title.forms):
        stays.add(StayKind.OPNAME)
        if title.kind in _WZD:
            stays.add(StayKind.INSTELLING)
    if TitleForm.BESCHERMD_WONEN in title.forms:
        stays.add(StayKind.BESCHERMD_WONEN)
    return frozenset(stays)


def _maybe(case: Case, name: str, value: T, low: T, high: T) -> Fact[T]:
    return Unknown(low, high) if name in case.unknown else value


def _needs(
    case: Case, known: frozenset[Need], possible: frozenset[Need]
) -> Fact[frozenset[Need]]:
    return Unknown(known, possible) if "needs" in case.unknown else known


def _held(case: Case) -> frozenset[Basic]:
    return frozenset(case.basics) & _BASICS


def _traits(case: Case) -> Fact[frozenset[Trait]]:
    present = frozenset(case.traits)
    possible = frozenset(Trait) - frozenset(case.checked_absent)
    return present if present == possible else Unknown(present, possible)


def _declined(case: Case) -> frozenset[StayKind]:
    return frozenset(c.stay for c in case.consents if c.answer is Answered.NEE)


def _consents(case: Case) -> Fact[frozenset[StayKind]]:
    asked = frozenset(c.stay for c in case.consents if c.answer is Answered.JA)
    declined = _declined(case)
    return _between(asked - declined, frozenset(StayKind) - declined)


def _consents_closed(case: Case) -> Fact[frozenset[StayKind]]:
    """Return for which stays a closed door was agreed to; not asked = unknown."""
    agreed = frozenset(
        c.stay
        for c in case.consents
        if c.answer is Answered.JA and c.closed_door is Answered.JA
    )
    against = frozenset(c.stay for c in case.consents if c.closed_door is Answered.NEE)
    against |= _declined(case)
    return _between(agreed - against, frozenset(StayKind) - against)


def _between(
    certain: frozenset[StayKind], possible: frozenset[StayKind]
) -> Fact[frozenset[StayKind]]:
    return certain if certain == possible else Unknown(certain, possible)


def _orders(title: Title) -> frozenset[OrderLaw]:
    if not _ADMITS & set(title.forms):
        return frozenset()
    if title.kind in _WVGGZ:
        return frozenset({OrderLaw.WVGGZ})
    if title.kind in _WZD:
        return frozenset({OrderLaw.WZD})
    if title.kind is TitleKind.TBS_DWANG:
        return frozenset({OrderLaw.WFZ_TBS})
    if title.kind is TitleKind.RM_VIA_2_3_WFZ:
        return frozenset()
    return frozenset({OrderLaw.WFZ})


def _ordered_until(titles: tuple[Title, ...], stays: frozenset[StayKind]) -> date:
    """Return the first day on which one of `stays` is no longer ordered.

    date.max when none of them is ordered, or the order has no end.
    """
    ends: dict[StayKind, date] = {}
    for title in titles:
        for stay in stays_ordered(title) & stays:
            ends[stay] = max(ends.get(stay, date.min), title.until or date.max)
    return min(ends.values(), default=date.max)
