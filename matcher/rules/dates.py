"""Whether the offer can start in time, and is still there by then."""

from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import DESK, policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def starts_in_time(case: CaseFacts, offer: OfferFacts) -> bool:
    """Opening and case are both ready on the last day that a start is a placement."""
    return (offer.start <= case.start_by) & (case.earliest <= case.start_by)


def opening_lasts(case: CaseFacts, offer: OfferFacts) -> bool:
    """The opening has not ended on the first day that the case can move."""
    return case.earliest < offer.until


STARTS_IN_TIME = Rule(
    key="starts-in-time",
    title_nl="Op tijd beginnen",
    title_en="Start in time",
    family=Family.DATES,
    strength=Strength.POLICY,
    kind=KindOfNo.CAPACITY_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(7, 90),
    sources=(
        policy(
            DESK,
            Text(
                "Dreigt na de uiterste datum dakloosheid, gevaar of verval van een "
                "titel, dan is een latere start geen plaatsing; anders is hij alleen "
                "laat.",
                "If homelessness, danger or the lapse of an order threatens after "
                "the latest date, a later start is no placement; otherwise it is just "
                "late.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="De plek is vrij vanaf {start} en verhuizen kan vanaf {earliest}. "
        "De start moet uiterlijk {start_by} zijn.",
        en="The place is free from {start} and moving is possible from {earliest}. "
        "The start has to be by {start_by}.",
        person_nl="Deze plek kan niet op tijd beginnen.",
        person_en="This place cannot start in time.",
    ),
    change_nl="De aanbieder kan de plek eerder beschikbaar maken.",
    change_en="The provider can make the place available earlier.",
    holds=starts_in_time,
    slots={
        "start": lambda _, offer: offer.start,
        "earliest": lambda case, _: case.earliest,
        "start_by": lambda case, _: case.start_by,
    },
)

OPENING_LASTS = Rule(
    key="opening-lasts",
    title_nl="Plek nog vrij",
    title_en="Opening still there",
    family=Family.DATES,
    strength=Strength.POLICY,
    kind=KindOfNo.CAPACITY_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(1, 14),
    sources=(
        policy(
            Text(
                "aanbieder, opgave van vrije plekken",
                "provider, statement of free places",
            ),
            Text(
                "Een opening geldt tot de opgegeven einddatum, die dag zelf niet meer.",
                "An opening holds until the end date stated, and no longer on that "
                "day itself.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="De plek is vrij tot {until}. Verhuizen kan pas vanaf {earliest}.",
        en="The place is free until {until}. Moving is possible only from {earliest}.",
        person_nl="Deze plek is maar vrij tot {until}.",
        person_en="This place is only free until {until}.",
    ),
    change_nl="De aanbieder kan de plek langer vrijhouden.",
    change_en="The provider can keep the place free for longer.",
    holds=opening_lasts,
    slots={
        "until": lambda _, offer: offer.until,
        "earliest": lambda case, _: case.earliest,
    },
)

DATES_RULES = (STARTS_IN_TIME, OPENING_LASTS)
