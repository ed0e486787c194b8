"""What a place excludes, and the no it gave before."""

from matcher.fact import NOTHING
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text

_OWN_CRITERIA = Text(
    "aanbieder, eigen uitsluitingscriteria", "provider, its own exclusion criteria"
)


def meets_no_absolute_exclusion(case: CaseFacts, offer: OfferFacts) -> bool:
    """No part of the offer absolutely excludes a trait of the case."""
    return (case.traits & offer.excludes_absolute) == NOTHING


def meets_no_negotiable_exclusion(case: CaseFacts, offer: OfferFacts) -> bool:
    """No part of the offer excludes a trait under a condition still to be agreed."""
    return (case.traits & offer.excludes_negotiable) == NOTHING


def was_not_refused(case: CaseFacts, offer: OfferFacts) -> bool:
    """No part of the offer said no to this case before."""
    return (case.refused_by & offer.parts) == NOTHING


EXCLUSION_ABSOLUTE = Rule(
    key="exclusion-absolute",
    title_nl="Vaste uitsluiting",
    title_en="Absolute exclusion",
    family=Family.EXCLUSION,
    strength=Strength.POLICY,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.X,
    owner=Owner.NIEMAND,
    scope=Scope.PLACE,
    lead_days=(0, 0),
    sources=(
        policy(
            _OWN_CRITERIA,
            Text(
                "De aanbieder noemt dit criterium absoluut; het schakelpunt vraagt "
                "daar geen uitzondering op.",
                "The provider calls this criterion absolute; the schakelpunt asks "
                "for no exception to it.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek sluit dit zonder uitzondering uit: {traits}.",
        en="This place excludes this without exception: {traits}.",
        person_nl="Deze plek heeft hier een vaste grens: {traits}.",
        person_en="This place has a fixed limit here: {traits}.",
    ),
    change_nl="",
    change_en="",
    holds=meets_no_absolute_exclusion,
    slots={"traits": lambda case, offer: case.traits & offer.excludes_absolute},
)

EXCLUSION_NEGOTIABLE = Rule(
    key="exclusion-negotiable",
    title_nl="Bespreekbare uitsluiting",
    title_en="Negotiable exclusion",
    family=Family.EXCLUSION,
    strength=Strength.POLICY,
    kind=KindOfNo.EXCLUSION_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(3, 28),
    sources=(
        policy(
            _OWN_CRITERIA,
            Text(
                "De aanbieder noemt een voorwaarde waaronder dit criterium vervalt; "
                "zolang die niet is afgesproken, sluit het uit.",
                "The provider names a condition under which this criterion lapses; "
                "until that is agreed, it excludes.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek sluit dit uit zolang geen voorwaarde is afgesproken: {traits}.",
        en="This place excludes this until a condition is agreed: {traits}.",
        person_nl="Deze plek wil hierover eerst iets afspreken: {traits}.",
        person_en="This place wants to agree on this first: {traits}.",
    ),
    change_nl="De aanbieder kan de uitsluiting laten vallen "
    "onder de afgesproken voorwaarde.",
    change_en="The provider can drop the exclusion under the agreed condition.",
    holds=meets_no_negotiable_exclusion,
    slots={"traits": lambda case, offer: case.traits & offer.excludes_negotiable},
)

REFUSAL = Rule(
    key="refusal",
    title_nl="Eerder nee van deze plek",
    title_en="Earlier no from this place",
    family=Family.EXCLUSION,
    strength=Strength.POLICY,
    kind=KindOfNo.EXCLUSION_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(7, 28),
    sources=(
        policy(
            Text(
                "aanbieder, antwoord op een eerdere vraag",
                "provider, answer to an earlier question",
            ),
            Text(
                "Een nee geldt tot de aanbieder het herziet; een nee tegen het eigen "
                "profiel bespreekt het schakelpunt eerst.",
                "A no stands until the provider reviews it; the schakelpunt first "
                "discusses a no that goes against the provider's own profile.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek gaf eerder een nee op deze vraag.",
        en="This place said no to this question before.",
        person_nl="Deze plek heeft eerder nee gezegd.",
        person_en="This place said no before.",
    ),
    change_nl="De aanbieder kan de vraag opnieuw bekijken.",
    change_en="The provider can look at the question again.",
    holds=was_not_refused,
)

EXCLUSION_RULES = (EXCLUSION_ABSOLUTE, EXCLUSION_NEGOTIABLE, REFUSAL)
