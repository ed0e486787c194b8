"""Why a case has no place: one kind, the places by kind, the easiest of each cited."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from matcher.explaining.pair import offer_no
from matcher.explaining.standing import CAPACITY, COMPETITION, Standing
from matcher.explaining.survey import KINDS, RANK, IntArray, Survey
from matcher.kinds import KIND_OF_LIMIT, FundingCause, KindOfNo, LimitKind
from matcher.options import LATE_START
from matcher.result import CITED, OfferNo
from matcher.rule import Rule

SPENT = {
    LimitKind.BUDGET: FundingCause.BUDGET_SPENT,
    LimitKind.CONTRACT_CEILING: FundingCause.CONTRACT_CEILING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """The part of a no that rules and limits decide; see the fields of `No`."""

    kind: KindOfNo
    proved: bool
    cause: FundingCause | None
    first_date: date | None
    first_place: str | None
    also: tuple[KindOfNo, ...]
    counts: tuple[tuple[KindOfNo, int], ...]
    cited: tuple[OfferNo, ...]


def refusal(survey: Survey, stand: Standing) -> Refusal:
    """Return why the case has no place; with no place at all, nothing offers it."""
    easiest = _easiest_offers(survey, stand)
    ranks = stand.rank[easiest]
    cited = tuple(
        offer_no(survey, stand, offer)
        for rank in range(len(KINDS))
        for offer in easiest[ranks == rank][:CITED].tolist()
    )
    kinds = {KINDS[rank] for rank in ranks.tolist()}
    kind = min(kinds, key=lambda k: k.rank, default=KindOfNo.PROFILE_GAP)
    start, place = _first_start(survey, stand)
    found = kinds | (_kinds_at(survey, cited[0]) if cited else set())
    return Refusal(
        kind=kind,
        proved=survey.plan.proved or COMPETITION not in ranks,
        cause=_cause(survey, cited[0]) if kind is KindOfNo.FUNDING_GAP else None,
        first_date=start,
        first_place=place,
        also=tuple(k for k in KINDS if k in found and k is not kind),
        counts=tuple((k, int((ranks == RANK[k]).sum())) for k in KINDS if k in kinds),
        cited=cited,
    )


def _easiest_offers(survey: Survey, stand: Standing) -> IntArray:
    """Return the easiest offer of each place, the easiest place first."""
    position = np.empty(len(stand.rank), dtype=np.int64)
    position[stand.easiest] = np.arange(len(stand.rank))
    if not len(position):
        return position
    best: IntArray = np.minimum.reduceat(position, survey.first)
    return stand.easiest[np.sort(best)]


def _kinds_at(survey: Survey, no: OfferNo) -> set[KindOfNo]:
    kind_of = {rule.key: rule.kind for rule in survey.scene.rules}
    blocked = {kind_of[blocker.rule] for blocker in no.blockers}
    full = {KIND_OF_LIMIT[limit.kind] for limit in no.limits}
    return blocked | full | ({KindOfNo.UNKNOWN_FACTS} if no.open else set())


def _cause(survey: Survey, no: OfferNo) -> FundingCause | None:
    rules: dict[str, Rule] = {rule.key: rule for rule in survey.scene.rules}
    blocked = (rules[blocker.rule].cause for blocker in no.blockers)
    spent = (SPENT.get(limit.kind) for limit in no.limits)
    return next((cause for cause in (*blocked, *spent) if cause is not None), None)


def _first_start(
    survey: Survey, stand: Standing
) -> tuple[date, str] | tuple[None, None]:
    """Return the first start of an offer that only begins too late, and its place."""
    late = sum(1 << k for k, r in enumerate(survey.scene.rules) if r.key == LATE_START)
    at = (
        (stand.rank == CAPACITY)
        & (stand.blocked == late)
        & (stand.things == 1)
        & (late != 0)
    )
    late_offers = (survey.scene.offers[j] for j in np.flatnonzero(at).tolist())
    starts = ((offer.start, offer.place) for offer in late_offers)
    return min(starts, default=(None, None))
