"""Whether the payers of an offer have a contract, go on paying, and pay enough."""

from matcher.fact import NOTHING
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
from matcher.laws import BZV, RLZ, WFZ, WLZ, policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def has_contract(case: CaseFacts, offer: OfferFacts) -> bool:
    """The provider has a contract with the payer of each component."""
    return ((offer.ways & case.payable) != NOTHING) | (
        (offer.forms & case.decided) == NOTHING
    )


def keeps_being_paid(case: CaseFacts, offer: OfferFacts) -> bool:
    """A payable way lasts over the horizon, or another way of the offer follows."""
    return (
        ((offer.ways & case.steady) != NOTHING)
        | (
            ((offer.ways & case.ending) != NOTHING)
            & (
                (offer.needs_until <= case.paid_until)
                | ((offer.ways & case.follow_on) != NOTHING)
            )
        )
        | (
            ((offer.ways & case.ending_next) != NOTHING)
            & (
                (offer.needs_until <= case.paid_until_next)
                | ((offer.ways & case.follow_on_next) != NOTHING)
            )
        )
        | ((offer.ways & case.payable) == NOTHING)
    )


def tariff_is_enough(case: CaseFacts, offer: OfferFacts) -> bool:
    """The tariff, with what was agreed on top of it here, pays the care needed."""
    return (case.intensity <= (offer.tariff + case.top_up)) | (
        ((offer.parts & case.top_up_places) != NOTHING)
        & (case.intensity <= (offer.tariff + case.top_up_there))
    )


CONTRACT = Rule(
    key="funding-contract",
    title_nl="Contract met de betaler",
    title_en="Contract with the payer",
    family=Family.FUNDING,
    strength=Strength.POLICY,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.NO_CONTRACT,
    change=ChangeClass.C,
    owner=Owner.FINANCIER,
    scope=Scope.PLACE,
    lead_days=(14, 90),
    sources=(
        policy(
            Text(
                "inkoop van financier en aanbieder",
                "purchasing by funder and provider",
            ),
            Text(
                "Zorg in natura wordt betaald onder een contract tussen de betaler "
                "en de aanbieder, of een overeenkomst voor één persoon.",
                "Care in kind is paid under a contract between payer and provider, "
                "or an agreement for one person.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="De aanbieder heeft geen contract met de betaler. Wel met: {ways}.",
        en="The provider has no contract with the payer. It has one with: {ways}.",
        person_nl="Deze plek heeft geen afspraak met de instantie die betaalt.",
        person_en="This place has no agreement with the body that pays.",
    ),
    change_nl="Financier en aanbieder kunnen een overeenkomst sluiten voor één "
    "persoon.",
    change_en="Funder and provider can conclude an agreement for one person.",
    holds=has_contract,
    slots={"ways": lambda _, offer: offer.ways},
)

FOLLOW_ON = Rule(
    key="funding-follow-on",
    title_nl="Betaling die doorloopt",
    title_en="Payment that goes on",
    family=Family.FUNDING,
    strength=Strength.HARD,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.NO_FOLLOW_ON,
    change=ChangeClass.C,
    owner=Owner.FINANCIER,
    scope=Scope.PLACE,
    lead_days=(14, 90),
    sources=(
        WFZ.source(
            "art. 2.2 en 2.5",
            Text(
                "Op de dag na het einde van de titel vervalt de betaling van DJI; "
                "zes weken ervoor wordt vervolgzorg voorbereid (R14, R15).",
                "On the day after the order ends, payment by DJI lapses; six weeks "
                "before the end follow-on care is prepared (R14, R15).",
            ),
            doubt=Text(
                "dat de betaling die dag vervalt, is onze afleiding",
                "that payment lapses on that day is our inference",
            ),
        ),
        BZV.source(
            "art. 2.12",
            Text(
                "Na 1.095 dagen betaalt de verzekeraar geen verblijf meer.",
                "After 1,095 days the insurer no longer pays a stay.",
            ),
        ),
        WLZ.source(
            "art. 3.2.2",
            Text(
                "Na het Zvw-maximum kan het verblijf doorgaan als voortgezet verblijf.",
                "After the Zvw maximum the stay can go on as voortgezet verblijf.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="De betaling stopt op {paid_until}. Ze is nodig tot {needs_until}. "
        "Dit aanbod heeft geen contract met een volgende betaler.",
        en="Payment stops on {paid_until}. It is needed until {needs_until}. "
        "This offer has no contract with a next payer.",
        person_nl="De betaling van deze plek stopt te vroeg.",
        person_en="Payment for this place stops too early.",
    ),
    change_nl="Een volgende financier en de aanbieder kunnen een overeenkomst sluiten.",
    change_en="A next funder and the provider can conclude an agreement.",
    holds=keeps_being_paid,
    slots={
        "paid_until": lambda case, _: case.paid_until,
        "needs_until": lambda _, offer: offer.needs_until,
    },
)

TARIFF = Rule(
    key="funding-tariff",
    title_nl="Tarief dat genoeg is",
    title_en="Tariff that is enough",
    family=Family.FUNDING,
    strength=Strength.POLICY,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.TARIFF,
    change=ChangeClass.C,
    owner=Owner.FINANCIER,
    scope=Scope.PLACE,
    lead_days=(7, 42),
    sources=(
        policy(
            Text(
                "inkoop van financier en aanbieder; maatwerk (R26)",
                "purchasing by funder and provider; tailored money (R26)",
            ),
            Text(
                "Een tarief onder de nodige inzet vraagt een bedrag erbij, met een "
                "garantsteller en een einddatum.",
                "A tariff below the effort needed asks for an amount on top, with a "
                "guarantor and an end date.",
            ),
        ),
        RLZ.source(
            "art. 2.2",
            Text(
                "Meerzorg bestaat alleen bij een Wlz-profiel, vanaf een kwart boven "
                "dat profiel of op een genoemde grond (R25).",
                "Meerzorg exists only with a Wlz profile, from a quarter above that "
                "profile or on a ground that is named (R25).",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Het tarief van deze plek is {tariff} per dag. Extra afgesproken: {top_up}. "
        "De nodige zorg kost {intensity} per dag.",
        en="The tariff of this place is {tariff} per day. Agreed on top: {top_up}. "
        "The care needed costs {intensity} per day.",
        person_nl="Deze plek krijgt te weinig geld voor de zorg die nodig is.",
        person_en="This place gets too little money for the care that is needed.",
    ),
    change_nl="De financier kan een bedrag boven het tarief afspreken, met een "
    "garantsteller en een einddatum.",
    change_en="The funder can agree on an amount above the tariff, with a guarantor "
    "and an end date.",
    holds=tariff_is_enough,
    slots={
        "tariff": lambda _, offer: offer.tariff,
        "top_up": lambda case, _: case.top_up,
        "intensity": lambda case, _: case.intensity,
    },
)

PAYMENT_RULES = (CONTRACT, FOLLOW_ON, TARIFF)
