"""Whether the offer covers what is needed and takes people of this age, sex, family."""

from matcher.fact import NO, NOTHING, YES
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text

_OWN_GROUP = Text("aanbieder, eigen doelgroep", "provider, its own target group")


def covers_care(case: CaseFacts, offer: OfferFacts) -> bool:
    """Place and team together offer all care that is needed."""
    return (case.care - offer.offers) == NOTHING


def covers_living_profile(case: CaseFacts, offer: OfferFacts) -> bool:
    """The dwelling is what is needed: solitary, low in stimuli, with supervision."""
    return (case.living - offer.offers) == NOTHING


def is_in_age_range(case: CaseFacts, offer: OfferFacts) -> bool:
    """The age lies within the limits, both included."""
    return (offer.min_age <= case.age) & (case.age <= offer.max_age)


def takes_this_sex(case: CaseFacts, offer: OfferFacts) -> bool:
    """No sex is left over that the offer does not take."""
    return (case.sex - offer.sexes) == NOTHING


def takes_child_along(case: CaseFacts, offer: OfferFacts) -> bool:
    """A parent with a child can come with that child."""
    return (case.with_child == NO) | (offer.takes_children == YES)


CARE_COVERED = Rule(
    key="care-covered",
    title_nl="Zorg gedekt",
    title_en="Care covered",
    family=Family.PROFILE,
    strength=Strength.CLINICAL,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(14, 90),
    sources=(
        policy(
            Text(
                "regiebehandelaar, oordeel over de nodige zorg",
                "regiebehandelaar, judgement on the care needed",
            ),
            Text(
                "Een aanbod telt als het alle nodige zorg levert; begeleiding rond "
                "de klok geldt ook als begeleiding.",
                "An offer counts when it gives all the care needed; support around "
                "the clock counts as support too.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Dit aanbod levert niet alle zorg die nodig is. Er ontbreekt: {missing}.",
        en="This offer does not give all the care that is needed. Missing: {missing}.",
        person_nl="Deze plek heeft niet alle zorg die nodig is: {missing}.",
        person_en="This place does not have all the care that is needed: {missing}.",
    ),
    change_nl="De aanbieder kan de ontbrekende zorg toevoegen.",
    change_en="The provider can add the missing care.",
    holds=covers_care,
    slots={"missing": lambda case, offer: case.care - offer.offers},
)

LIVING_PROFILE = Rule(
    key="living-profile",
    title_nl="Woonprofiel",
    title_en="Living profile",
    family=Family.PROFILE,
    strength=Strength.CLINICAL,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.X,
    owner=Owner.NIEMAND,
    scope=Scope.PLACE,
    lead_days=(0, 0),
    sources=(
        policy(
            Text(
                "regiebehandelaar, oordeel over de woonvorm",
                "regiebehandelaar, judgement on the form of housing",
            ),
            Text(
                "Solitair, prikkelarm of met toezicht wonen is een voorwaarde voor "
                "veiligheid; daarop wordt niet toegegeven.",
                "Living alone, with few stimuli or under supervision is a condition "
                "for safety; there is no concession on it.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek mist wat het wonen vraagt: {missing}.",
        en="This place lacks what living there asks for: {missing}.",
        person_nl="Deze plek heeft niet wat voor het wonen nodig is: {missing}.",
        person_en="This place does not have what living there needs: {missing}.",
    ),
    change_nl="",
    change_en="",
    holds=covers_living_profile,
    slots={"missing": lambda case, offer: case.living - offer.offers},
)

AGE = Rule(
    key="age",
    title_nl="Leeftijd",
    title_en="Age",
    family=Family.PROFILE,
    strength=Strength.POLICY,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(7, 28),
    sources=(
        policy(
            _OWN_GROUP,
            Text(
                "De grenzen van plek en team gelden samen en tellen zelf mee.",
                "The limits of place and team apply together and are themselves "
                "included.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Dit aanbod is voor {min_age} tot en met {max_age} jaar.",
        en="This offer is for ages {min_age} up to and including {max_age}.",
        person_nl="Deze plek is voor {min_age} tot en met {max_age} jaar.",
        person_en="This place is for ages {min_age} up to and including {max_age}.",
    ),
    change_nl="De aanbieder kan van de eigen leeftijdsgrens afwijken.",
    change_en="The provider can depart from its own age limit.",
    holds=is_in_age_range,
    slots={
        "min_age": lambda _, offer: offer.min_age,
        "max_age": lambda _, offer: offer.max_age,
    },
)

SEX = Rule(
    key="sex",
    title_nl="Geslacht",
    title_en="Sex",
    family=Family.PROFILE,
    strength=Strength.POLICY,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(7, 28),
    sources=(
        policy(
            _OWN_GROUP,
            Text(
                "Een plek die niet voor ieder geslacht is, is dicht voor de andere.",
                "A place that is not for every sex is closed to the others.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Dit aanbod is alleen voor: {sexes}.",
        en="This offer is only for: {sexes}.",
        person_nl="Deze plek is alleen voor: {sexes}.",
        person_en="This place is only for: {sexes}.",
    ),
    change_nl="De aanbieder kan de plek voor anderen openstellen.",
    change_en="The provider can open the place to others.",
    holds=takes_this_sex,
    slots={"sexes": lambda _, offer: offer.sexes},
)

CHILD = Rule(
    key="child",
    title_nl="Ouder met kind",
    title_en="Parent with a child",
    family=Family.PROFILE,
    strength=Strength.POLICY,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(7, 42),
    sources=(
        policy(
            _OWN_GROUP,
            Text(
                "Een kind komt alleen mee naar een plek die daarop is ingericht.",
                "A child comes along only to a place that is set up for it.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek is niet ingericht op een ouder met een kind.",
        en="This place is not set up for a parent with a child.",
        person_nl="Deze plek is niet ingericht op een kind.",
        person_en="This place is not set up for a child.",
    ),
    change_nl="De aanbieder kan de plek inrichten voor een ouder met een kind.",
    change_en="The provider can set up the place for a parent with a child.",
    holds=takes_child_along,
)

PROFILE_RULES = (CARE_COVERED, LIVING_PROFILE, AGE, SEX, CHILD)
