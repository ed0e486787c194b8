"""How one case stands before every offer: kind of no, and how much is in the way."""

from dataclasses import dataclass

import numpy as np

from matcher.explaining.alone import over, paying, spent
from matcher.explaining.survey import RANK, BoolArray, IntArray, Masks, Survey
from matcher.kinds import KIND_OF_LIMIT, KindOfNo
from matcher.limits import Use

FUNDING = RANK[KindOfNo.FUNDING_GAP]
CAPACITY = RANK[KindOfNo.CAPACITY_GAP]
COMPETITION = RANK[KindOfNo.COMPETITION]
UNKNOWN = RANK[KindOfNo.UNKNOWN_FACTS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Masks of blocking and open rules, kind and fit of each offer for one case.

    `rank`: KindOfNo.rank (int64[offers]); `things`: how many rules and limits stand
    in the way; `fits`: passes alone every limit that is known.
    """

    case: int
    blocked: Masks
    unknown: Masks
    rank: IntArray
    things: IntArray
    fits: BoolArray

    @property
    def lawful(self) -> BoolArray:
        """Whether no rule blocks or is open."""
        free: BoolArray = (self.blocked | self.unknown) == 0
        return free

    @property
    def easiest(self) -> IntArray:
        """The positions of the offers, from easy to hard."""
        order = np.lexsort((np.arange(len(self.rank)), self.things, self.rank))
        return order.astype(np.int64)


def standing(survey: Survey, case: int) -> Standing:
    """Return how a case stands before every offer."""
    found = _by_rules(survey, case)
    _by_location(survey, found)
    _by_money(survey, found)
    _by_options(survey, found)
    return found


def failed_limits(survey: Survey, stand: Standing, offer: int) -> tuple[Use, ...]:
    """Return the limits that the easiest way to use this offer fails alone."""
    stays = over(survey.stay_uses(stand.case, offer))
    ways = paying(survey, stand.case, stand.lawful, [offer])[offer]
    return (*stays, *spent(survey, offer, ways))


def _by_rules(survey: Survey, case: int) -> Standing:
    """Return the standing by rules and openings alone."""
    eligible = survey.scene.eligible
    blocked, unknown = eligible.blocked(case), eligible.unknown(case)
    rank = np.where(unknown == 0, COMPETITION, UNKNOWN).astype(np.int64)
    for kind, rules in survey.rules_of.items():
        rank[(blocked & rules) != 0] = RANK[kind]
    full = survey.full > 0
    rank[full] = np.maximum(rank[full], CAPACITY)
    things = np.bitwise_count(blocked | unknown).astype(np.int64) + survey.full
    return Standing(
        case=case,
        blocked=blocked,
        unknown=unknown,
        rank=rank,
        things=things,
        fits=~full,
    )


def _by_location(survey: Survey, stand: Standing) -> None:
    for location, uses in enumerate(survey.location_uses(stand.case)):
        failed = over(uses)
        if failed:
            here = survey.location == location
            hardest = max(RANK[KIND_OF_LIMIT[use.kind]] for use in failed)
            stand.rank[here] = np.maximum(stand.rank[here], hardest)
            stand.things[here] += len(failed)
            stand.fits[here] = False


def _by_money(survey: Survey, stand: Standing) -> None:
    asked = np.flatnonzero(survey.may_be_spent).tolist()
    for offer, ways in paying(survey, stand.case, stand.lawful, asked).items():
        failed = spent(survey, offer, ways) if ways else ()
        if failed:
            stand.rank[offer] = max(int(stand.rank[offer]), FUNDING)
            stand.things[offer] += len(failed)
            stand.fits[offer] = False


def _by_options(survey: Survey, stand: Standing) -> None:
    """Let an offer be free to the case exactly where an option fits alone."""
    options = survey.options_at[stand.case]
    for offer in np.flatnonzero(stand.lawful).tolist():
        if offer not in options:
            stand.rank[offer] = max(int(stand.rank[offer]), CAPACITY)
            stand.fits[offer] = False
    for offer in options:
        if stand.fits[offer]:
            stand.rank[offer] = COMPETITION
