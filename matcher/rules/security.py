"""Beveiligingsniveau: never below what is needed, and not far above it."""

from matcher.fact import YES
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import DESK, WFZ, policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def is_secure_enough(case: CaseFacts, offer: OfferFacts) -> bool:
    """The place has at least the level that is needed."""
    return case.security <= offer.security


def is_not_needlessly_secure(case: CaseFacts, offer: OfferFacts) -> bool:
    """The place is at most one level above the need, unless a reason is recorded."""
    return (case.over_security_reason == YES) | (offer.least_security <= case.security)


SECURITY_LEVEL = Rule(
    key="security-level",
    title_nl="Beveiligingsniveau",
    title_en="Security level",
    family=Family.SECURITY,
    strength=Strength.CLINICAL,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.X,
    owner=Owner.NIEMAND,
    scope=Scope.PLACE,
    lead_days=(0, 0),
    sources=(
        policy(
            Text(
                "veldafspraak over de beveiligingsniveaus 0 tot en met 4",
                "agreement in the field on security levels 0 to 4",
            ),
            Text(
                "Een plek met minder beveiliging dan de risicotaxatie vraagt, is "
                "nooit een oplossing.",
                "A place with less security than the risk assessment asks for is "
                "never a solution.",
            ),
        ),
        WFZ.source(
            "art. 5.1 en 5.2",
            Text(
                "Bij een forensische titel noemt de indicatiestelling het niveau; "
                "lager plaatsen kan niet.",
                "With a forensic order the indicatiestelling names the level; "
                "placing lower is not allowed.",
            ),
            doubt=Text(
                "wie welke indicatie stelt, is niet nagelezen",
                "who makes which indicatiestelling was not read",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek heeft beveiligingsniveau {offered}. Nodig is niveau {needed}.",
        en="This place has security level {offered}. Level {needed} is needed.",
        person_nl="Deze plek biedt niet de veiligheid die nodig is.",
        person_en="This place does not offer the safety that is needed.",
    ),
    change_nl="",
    change_en="",
    holds=is_secure_enough,
    slots={
        "offered": lambda _, offer: offer.security,
        "needed": lambda case, _: case.security,
    },
)

OVER_SECURITY = Rule(
    key="over-security",
    title_nl="Zwaarder beveiligd dan nodig",
    title_en="More secure than needed",
    family=Family.SECURITY,
    strength=Strength.CLINICAL,
    kind=KindOfNo.EXCLUSION_GAP,
    change=ChangeClass.A,
    owner=Owner.REGIEBEHANDELAAR,
    scope=Scope.CASE,
    lead_days=(1, 14),
    sources=(
        policy(
            DESK,
            Text(
                "Vrijheid beperken is een laatste middel: twee of meer niveaus boven "
                "het nodige vraagt een vastgelegde reden.",
                "Restricting liberty is a last resort: two or more levels above what "
                "is needed asks for a recorded reason.",
            ),
            doubt=Text(
                "de algemene uitgangspunten van de Wvggz (art. 2:1) zijn niet "
                "nagelezen",
                "the general principles of the Wvggz (art. 2:1) were not read",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek heeft beveiligingsniveau {offered}. Nodig is niveau {needed}. "
        "Een vastgelegde reden voor dat verschil ontbreekt.",
        en="This place has security level {offered}. Level {needed} is needed. "
        "No reason for that difference is recorded.",
        person_nl="Deze plek is veel strenger dan nodig is. "
        "Een reden daarvoor is niet opgeschreven.",
        person_en="This place is much stricter than needed. "
        "No reason for that was written down.",
    ),
    change_nl="De regiebehandelaar kan vastleggen of er een reden is "
    "voor een zwaarder beveiligde plek.",
    change_en="The lead clinician can record whether there is a reason "
    "for a more secure place.",
    holds=is_not_needlessly_secure,
    slots={
        "offered": lambda _, offer: offer.security,
        "needed": lambda case, _: case.security,
    },
)

SECURITY_RULES = (SECURITY_LEVEL, OVER_SECURITY)
