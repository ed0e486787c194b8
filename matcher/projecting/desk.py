"""What the desk and the auditor read: every claim; for the desk, some masked."""

from dataclasses import dataclass, replace

from matcher.claims.competition import (
    CaseCompetition,
    Certificate,
    Extra,
    Reason,
    Swap,
    Weighed,
)
from matcher.kinds import LimitKind
from matcher.model.region import Region
from matcher.result import CaseResult, FullLimit, No, OfferNo, Result

WITHHELD = "WITHHELD"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """All that a desk reads of one case: its claims, without what partners keep.

    A tie with somebody whom this desk does not handle is not named, nor is where
    that person is; of a place that a partner closed the ground is in no claim.
    """

    outcome: CaseResult
    competition: CaseCompetition | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditorView:
    """All there is of a run, as it is."""

    result: Result


def desk_view(
    region: Region,
    outcome: CaseResult,
    competition: CaseCompetition | None = None,
    handles: frozenset[str] | None = None,
) -> DeskView:
    """Return what a desk reads of one case; `handles` None = every case there is."""
    hidden = _hidden(region, outcome.case, handles)
    no = outcome.no
    return DeskView(
        outcome=replace(outcome, no=None if no is None else _no(no, hidden)),
        competition=None if competition is None else _masked(competition, hidden),
    )


def desk_offers(
    region: Region,
    case: str,
    offers: tuple[OfferNo, ...],
    handles: frozenset[str] | None = None,
) -> tuple[OfferNo, ...]:
    """Return what a desk reads of what stands between a case and some offers."""
    hidden = _hidden(region, case, handles)
    return tuple(_offer(offer, hidden) for offer in offers)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Ties that are not named, and the cases on their other side."""

    ties: frozenset[str]
    cases: frozenset[str]

    def limit(self, ident: str) -> str:
        """Return the id of a limit, or that it is withheld."""
        kind, _, about = ident.partition(":")
        tie = about.partition("@")[0]
        return WITHHELD if kind == LimitKind.KEEP_APART and tie in self.ties else ident


def _hidden(region: Region, case: str, handles: frozenset[str] | None) -> _Hidden:
    known = region.case.keys() if handles is None else handles
    ties = {
        tie.ref: tie.b if tie.a == case else tie.a
        for tie in region.ties_of.get(case, ())
    }
    hidden = {ref: other for ref, other in ties.items() if other not in known}
    return _Hidden(frozenset(hidden), frozenset(hidden.values()))


def _no(no: No, hidden: _Hidden) -> No:
    return replace(
        no,
        cited=tuple(_offer(offer, hidden) for offer in no.cited),
        sets=tuple(
            replace(s, moves=tuple(m for m in s.moves if m.case not in hidden.cases))
            for s in no.sets
        ),
    )


def _offer(offer: OfferNo, hidden: _Hidden) -> OfferNo:
    limits = (_full(limit, hidden) for limit in offer.limits)
    return replace(offer, limits=tuple(sorted(limits, key=lambda x: x.id)))


def _full(limit: FullLimit, hidden: _Hidden) -> FullLimit:
    return replace(limit, id=hidden.limit(limit.id))


def _masked(told: CaseCompetition, hidden: _Hidden) -> CaseCompetition:
    return replace(
        told,
        certificate=_certificate(told.certificate, hidden),
        swaps=tuple(_swap(s, hidden) for s in told.swaps if s.case not in hidden.cases),
        extra=tuple(_extra(extra, hidden) for extra in told.extra),
        never=tuple(
            replace(never, reason=_reason(never.reason, hidden)) for never in told.never
        ),
    )


def _certificate(told: Certificate, hidden: _Hidden) -> Certificate:
    return replace(
        told,
        view=WITHHELD if told.view.rpartition("/")[2] in hidden.ties else told.view,
        cases=tuple(case for case in told.cases if case not in hidden.cases),
        limits=_weighed(told.limits, hidden),
    )


def _swap(told: Swap, hidden: _Hidden) -> Swap:
    return replace(
        told, moves=tuple(m for m in told.moves if m.case not in hidden.cases)
    )


def _extra(told: Extra, hidden: _Hidden) -> Extra:
    return replace(
        told,
        reason=_reason(told.reason, hidden),
        ways=tuple(
            replace(
                way,
                limits=tuple((hidden.limit(limit), n) for limit, n in way.limits),
                moves=tuple(m for m in way.moves if m.case not in hidden.cases),
            )
            for way in told.ways
        ),
    )


def _reason(told: Reason | None, hidden: _Hidden) -> Reason | None:
    if told is None:
        return None
    return replace(told, limits=_weighed(told.limits, hidden))


def _weighed(told: tuple[Weighed, ...], hidden: _Hidden) -> tuple[Weighed, ...]:
    return tuple(replace(w, limit=hidden.limit(w.limit)) for w in told)
