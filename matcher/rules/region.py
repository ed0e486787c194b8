"""From which municipalities a place takes people."""

from matcher.fact import NOTHING
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import WMO, policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def takes_from_home(case: CaseFacts, offer: OfferFacts) -> bool:
    """Place and team both take people from the municipality of the case."""
    return (case.home - offer.accepts_from) == NOTHING


REGION = Rule(
    key="region",
    title_nl="Herkomst uit de regio",
    title_en="Region of origin",
    family=Family.REGION,
    strength=Strength.POLICY,
    kind=KindOfNo.EXCLUSION_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(7, 28),
    sources=(
        policy(
            Text(
                "aanbieder en contracterende gemeenten",
                "provider and contracting municipalities",
            ),
            Text(
                "Een plek kan bij contract bestemd zijn voor inwoners van genoemde "
                "gemeenten.",
                "A contract may reserve a place for residents of named municipalities.",
            ),
        ),
        WMO.source(
            "art. 1.2.1 onder b en c",
            Text(
                "Beschermd wonen en opvang staan open voor iedere ingezetene van "
                "Nederland; deze grens is dus een afspraak en geen wet.",
                "Beschermd wonen and opvang are open to every registered resident of "
                "the Netherlands; so this limit is an agreement and no law.",
            ),
            doubt=Text(
                "of er inmiddels een woonplaatsbeginsel geldt, is onbekend",
                "whether a woonplaatsbeginsel applies by now is not known",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek is voor afgesproken gemeenten. {home} hoort daar niet bij.",
        en="This place is for agreed municipalities. {home} is not one of them.",
        person_nl="Deze plek is afgesproken voor inwoners van andere gemeenten.",
        person_en="This place was agreed for residents of other municipalities.",
    ),
    change_nl="De aanbieder kan met de gemeenten een uitzondering afspreken.",
    change_en="The provider can agree on an exception with the municipalities.",
    holds=takes_from_home,
    slots={"home": lambda case, _: case.home},
)

REGION_RULES = (REGION,)
