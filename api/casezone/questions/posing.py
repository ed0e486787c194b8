"""What a question tells of a case: how it stands before the place's own criteria."""

from collections.abc import Mapping
from datetime import date, timedelta

from api.casezone.cases.drafts import region_with
from api.casezone.land import Land
from api.casezone.questions.paying import payers
from api.casezone.questions.shapes import NewQuestion
from api.casezone.supplies import Ready
from api.messages.codes import Hurry, Latest
from api.messages.questions import CriterionTold, QuestionAsked
from api.web.problems import FaultBody, invalid, wrong_state
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.model.terms import UrgencyReason
from matcher.objective import Objective
from matcher.offers import offers_at
from matcher.projecting.provider import criteria_at, hours_band
from matcher.rules import rules_in_force
from matcher.scene import board_at

# Where somebody comes from is nobody's business before there is a yes.
LEFT_OUT = frozenset({"region"})
# Somebody may have come already, in need, before it was asked in writing.
LONGEST_AGO = timedelta(days=90)
HURRIES: Mapping[UrgencyReason, Hurry] = {
    UrgencyReason.ACUUT: Hurry.ACUTE,
    UrgencyReason.ZORGMACHTIGING: Hurry.LEGAL_DATE,
    UrgencyReason.TITEL_EINDE: Hurry.LEGAL_DATE,
    UrgencyReason.DETENTIE_EINDE: Hurry.LEGAL_DATE,
    UrgencyReason.ONTRUIMING: Hurry.HOME_ENDS,
    UrgencyReason.OPSCHALEN: Hurry.PLACE_NOW_DOES_NOT_FIT,
    UrgencyReason.VERKEERD_BED: Hurry.PLACE_NOW_DOES_NOT_FIT,
    UrgencyReason.GEEN_SPOED: Hurry.NO_HURRY,
}
BANDS = (
    (7, Latest.WITHIN_A_WEEK),
    (28, Latest.WITHIN_FOUR_WEEKS),
    (84, Latest.WITHIN_TWELVE_WEEKS),
)


def posed(ready: Ready, file: Land, body: NewQuestion) -> QuestionAsked:
    """Return the question as it crosses; a problem names what cannot be asked."""
    # Only this case: nobody else's facts, placements or ties are looked at.
    region = region_with(ready, file)
    (case,) = region.cases
    _check(region, body)
    place = region.place[body.place]
    dwelling = body.other if place.serves and body.other else body.place
    rules = rules_in_force(region.as_of)
    board = board_at(region, Objective(), rules, (case,), dwelling)
    found = criteria_at(board, case.ref, body.place, body.other)
    hours = hours_band(case.care_hours)
    return QuestionAsked(
        place=body.place,
        with_other=body.other is not None,
        start=body.start,
        until=body.until,
        answer_by=body.answer_by,
        hold_days=body.hold_days,
        empty_nights=body.empty_nights,
        criteria=tuple(
            CriterionTold(rule=one.rule, answer=one.answer)
            for one in found.criteria
            if one.rule not in LEFT_OUT
        ),
        care_hours_from=hours.low,
        care_hours_to=hours.high,
        hurry=HURRIES[case.urgency.reason],
        latest=latest_band(case, region.as_of),
        payers=payers(board, body.place, body.other),
    )


def latest_band(case: Case, today: date) -> Latest:
    """Return how far away the latest date is, never the date."""
    if case.urgency.latest is None:
        return Latest.NONE
    days = (case.urgency.latest - today).days
    if days < 0:
        return Latest.PASSED
    return next((band for most, band in BANDS if days <= most), Latest.LATER)


def _check(region: Region, body: NewQuestion) -> None:
    faults = []
    place = region.place.get(body.place)
    if place is None:
        faults.append(FaultBody(location="/place", expected="a place of the region"))
    elif body.other is not None and not _go_together(region, body.place, body.other):
        expected = "a dwelling or a team that goes with the place"
        faults.append(FaultBody(location="/other", expected=expected))
    if body.start < region.as_of - LONGEST_AGO:
        expected = f"at most {LONGEST_AGO.days} days ago"
        faults.append(FaultBody(location="/start", expected=expected))
    if faults:
        raise invalid(faults)
    if place is not None and place.after_consultation and not body.consulted:
        detail = (
            "This place is asked only after consultation: call, then say consulted."
        )
        raise wrong_state(detail)


def _go_together(region: Region, part: str, other: str) -> bool:
    if other not in region.place:
        return False
    serves = bool(region.place[part].serves)
    dwelling, team = (other, part) if serves else (part, other)
    offers = offers_at(region, region.place[dwelling])
    return any(offer.team == team for offer in offers)
