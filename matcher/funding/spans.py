"""The days ahead of a case, cut where a title or a stay's maximum starts or ends."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from matcher.funding.component import Component
from matcher.model.case import Case, Title
from matcher.model.terms import (
    InstrumentStatus,
    Route,
    TitleForm,
    TitleKind,
)

ZVW_MAXIMUM_DAYS: Final = 1095
FORENSIC: Final = frozenset(
    {
        TitleKind.TBS_DWANG,
        TitleKind.TBS_PROEFVERLOF,
        TitleKind.TBS_VOORWAARDELIJK_BEEINDIGD,
        TitleKind.TBS_VOORWAARDEN,
        TitleKind.ISD,
        TitleKind.VW_VEROORDELING_BV,
        TitleKind.SCHORSING_VH_BV,
        TitleKind.VI_BV,
        TitleKind.GVM_38Z,
        TitleKind.DETENTIE_MET_ZORG,
    }
)
SUSPENDS_INSURANCE: Final = frozenset(
    {TitleKind.TBS_DWANG, TitleKind.DETENTIE_MET_ZORG}
)
_ROUTES: Final[dict[TitleForm, tuple[tuple[Component, Route], ...]]] = {
    TitleForm.OPNAME: ((Component.HOUSING, Route.WFZ_KLINISCH),),
    TitleForm.KLINISCH: ((Component.HOUSING, Route.WFZ_KLINISCH),),
    TitleForm.BESCHERMD_WONEN: ((Component.HOUSING, Route.WFZ_BW),),
    TitleForm.AMBULANTE_BEHANDELING: ((Component.TREATMENT, Route.WFZ_AMBULANT),),
    TitleForm.AMBULANTE_BEGELEIDING: ((Component.SUPPORT, Route.WFZ_AMBULANT),),
    TitleForm.AMBULANT: (
        (Component.TREATMENT, Route.WFZ_AMBULANT),
        (Component.SUPPORT, Route.WFZ_AMBULANT),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days [start, until) on which the same titles and maxima hold.

    `named`: what the titles in force name, by component and Wfz route, with the
    title; `detained`: a prison sentence runs; `insured`: Zvw claims exist;
    `zvw_stay`, `ggz_b`: whether a Zvw stay, or voortgezet verblijf after it, is
    open on these days.
    """

    start: date
    until: date
    named: dict[tuple[Component, Route], TitleKind] = field(default_factory=dict)
    detained: bool = False
    insured: bool = True
    zvw_stay: bool = True
    ggz_b: bool = False

    def names(self, component: Component) -> bool:
        """Tell whether a title names this component, so that it is forensic care."""
        return any(c is component for c, _ in self.named)


def spans(case: Case, day: date) -> tuple[Span, ...]:
    """Return the spans from the day the case can move, without holes.

    `day` is the day of the run, from which the rest of the 1,095 days counts.
    """
    first = max(day, case.available)
    titles = tuple(t for t in case.titles if t.kind in FORENSIC)
    maximum = _zvw_maximum(case, day)
    marks = {d for t in titles for d in (t.start, t.until) if d is not None}
    marks |= {maximum} | _agreements_end(case)
    starts = [first, *sorted(d for d in marks if first < d < date.max)]
    ends = [*starts[1:], date.max]
    running = _has_ggz_b(case)
    return tuple(
        _span(start, until, titles, maximum, running=running)
        for start, until in zip(starts, ends, strict=True)
    )


def _span(
    start: date, until: date, titles: tuple[Title, ...], maximum: date, *, running: bool
) -> Span:
    """Return one span; `running`: a decision on voortgezet verblijf is held."""
    active = [
        t for t in titles if t.start <= start and (t.until is None or start < t.until)
    ]
    named = {place: t.kind for t in active for place in _names(t)}
    counting = maximum < date.max
    return Span(
        start=start,
        until=until,
        named=named,
        detained=any(t.kind is TitleKind.DETENTIE_MET_ZORG for t in active),
        insured=not any(t.kind in SUSPENDS_INSURANCE for t in active),
        zvw_stay=start < maximum,
        ggz_b=start >= maximum if counting else running,
    )


def _names(title: Title) -> tuple[tuple[Component, Route], ...]:
    """Return what a title names; tbs met dwangverpleging names the clinic itself."""
    forms = title.forms
    if not forms and title.kind is TitleKind.TBS_DWANG:
        forms = (TitleForm.KLINISCH,)
    return tuple(place for form in forms for place in _ROUTES[form])


def _zvw_maximum(case: Case, day: date) -> date:
    """Return the first day a Zvw stay is no longer paid; date.max if none counts."""
    used = case.stay_now.zvw_days
    if used <= 0:
        return date.max
    return day + timedelta(days=max(0, ZVW_MAXIMUM_DAYS - used))


def _has_ggz_b(case: Case) -> bool:
    return any(
        Route.WLZ_GGZ_B in e.routes and e.status is InstrumentStatus.TOEGEKEND
        for e in case.entitlements
    )


def _agreements_end(case: Case) -> set[date]:
    return {
        e.until
        for e in case.entitlements
        if Route.MAATWERK in e.routes and e.until is not None
    }
