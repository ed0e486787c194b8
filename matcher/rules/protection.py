"""Places that a partner has closed to one person; the ground stays with the partner.

Everybody outside the desk, the person included, reads the same one sentence:
any other word could tell who is protected, or where.
"""

from matcher.fact import NOTHING
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text

_NL = "Deze plek kan niet."
_EN = "This place is not possible."


def is_not_denied(case: CaseFacts, offer: OfferFacts) -> bool:
    """No token of the location is among those denied to the case."""
    return (case.denied & offer.tokens) == NOTHING


DENY_TOKEN = Rule(
    key="deny-token",
    title_nl="Deze plek kan niet",
    title_en="This place is not possible",
    family=Family.PROTECTION,
    strength=Strength.CLINICAL,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.D,
    owner=Owner.NIEMAND,
    scope=Scope.PLACE,
    lead_days=(0, 0),
    sources=(
        policy(
            Text(
                "partner die de reden kent",
                "partner that knows the reason",
            ),
            Text(
                "De partner zet een kenmerk zonder betekenis op de plek; het "
                "schakelpunt kent de reden niet en weegt haar niet.",
                "The partner puts a mark without meaning on the place; the "
                "schakelpunt does not know the reason and does not weigh it.",
            ),
        ),
    ),
    sentences=Sentences(nl=_NL, en=_EN, person_nl=_NL, person_en=_EN),
    change_nl=_NL,
    change_en=_EN,
    holds=is_not_denied,
    protected=True,
)

PROTECTION_RULES = (DENY_TOKEN,)
