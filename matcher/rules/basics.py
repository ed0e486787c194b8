"""Basic matters that have to be in order before anybody can pay."""

from matcher.fact import NO, NOTHING, YES
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import (
    ChangeClass,
    Family,
    FundingCause,
    KindOfNo,
    Owner,
    Scope,
    Strength,
)
from matcher.laws import BZV, WMO, policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def basics_are_in_order(case: CaseFacts, offer: OfferFacts) -> bool:
    """Every basic matter that each way to pay the offer asks for is in order."""
    return (offer.needs_basics - case.basics) == NOTHING


def may_use_the_wmo(case: CaseFacts, offer: OfferFacts) -> bool:
    """The offer can be paid outside the Wmo, or there is a right of residence."""
    return (offer.needs_residence_right == NO) | (case.residence_right == YES)


BASICS = Rule(
    key="basics",
    title_nl="Basiszaken op orde",
    title_en="Basics in order",
    family=Family.BASICS,
    strength=Strength.HARD,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.NOT_APPLIED,
    change=ChangeClass.A,
    owner=Owner.GEMEENTE_CONTACT,
    scope=Scope.CASE,
    lead_days=(1, 42),
    sources=(
        BZV.source(
            "art. 2.4 en 2.12",
            Text(
                "De verzekeraar betaalt alleen voor wie verzekerd is; tijdens "
                "detentie ligt dat stil (R13).",
                "The insurer pays only for those who are insured; during detention "
                "that is suspended (R13).",
            ),
            doubt=Text(
                "de opschorting zelf staat in de Zvw, die niet is nagelezen",
                "the suspension itself is in the Zvw, which was not read",
            ),
        ),
        WMO.source(
            "art. 2.3.4",
            Text(
                "Het college stelt bij de aanvraag de identiteit vast.",
                "The college establishes the identity on application.",
            ),
            doubt=Text(
                "het artikel is niet nagelezen",
                "the article was not read",
            ),
        ),
        policy(
            Text(
                "verhuurders",
                "landlords",
            ),
            Text(
                "Een huurovereenkomst vraagt een inkomen en een geldig bewijs van "
                "identiteit.",
                "A tenancy agreement asks for an income and a valid proof of identity.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Dit aanbod vraagt: {needed}. Op orde is: {held}.",
        en="This offer asks for: {needed}. In order is: {held}.",
        person_nl="Voor deze plek is nog iets te regelen.",
        person_en="Something has to be arranged for this place.",
    ),
    change_nl="De contactpersoon van de gemeente kan de ontbrekende zaken regelen.",
    change_en="The contact of the municipality can arrange what is missing.",
    holds=basics_are_in_order,
    slots={
        "needed": lambda _, offer: offer.needs_basics,
        "held": lambda case, _: case.basics,
    },
)

RESIDENCE = Rule(
    key="residence-right",
    title_nl="Verblijfsrecht en de Wmo",
    title_en="Right of residence and the Wmo",
    family=Family.BASICS,
    strength=Strength.HARD,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.NO_ROUTE,
    change=ChangeClass.D,
    owner=Owner.IND,
    scope=Scope.CASE,
    lead_days=(28, 365),
    sources=(
        WMO.source(
            "art. 1.2.2",
            Text(
                "Zonder rechtmatig verblijf geeft de Wmo geen maatwerkvoorziening, "
                "op enkele uitzonderingen na (R24).",
                "Without lawful residence the Wmo gives no maatwerkvoorziening, with "
                "a few exceptions (R24).",
            ),
            doubt=Text(
                "de uitzonderingen bij algemene maatregel van bestuur zijn niet "
                "nagelezen",
                "the exceptions by order in council (AMvB) were not read",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Dit aanbod wordt alleen uit de Wmo betaald. "
        "De Wmo betaalt niet zonder verblijfsrecht.",
        en="This offer is paid from the Wmo alone. "
        "The Wmo does not pay without a right of residence.",
        person_nl="De wet laat de gemeente deze plek nu niet betalen.",
        person_en="The law does not let the municipality pay for this place now.",
    ),
    change_nl="Alleen de IND beslist over het verblijfsrecht.",
    change_en="Only the IND decides on the right of residence.",
    holds=may_use_the_wmo,
)

BASICS_RULES = (BASICS, RESIDENCE)
