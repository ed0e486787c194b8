"""The closed lists of the person's rights, with what each member is called."""

from collections.abc import Mapping
from enum import StrEnum

from api.text.language import Both


class NotCorrected(StrEnum):
    """Why a fact stays as it is (AVG art. 16)."""

    FACT_IS_RIGHT = "FACT_IS_RIGHT"
    NO_PROOF = "NO_PROOF"
    PROFESSIONAL_VIEW = "PROFESSIONAL_VIEW"
    SOURCE_MUST_CORRECT = "SOURCE_MUST_CORRECT"


class LongerReason(StrEnum):
    """Why more than a month is needed (AVG art. 12 lid 3)."""

    COMPLEX = "COMPLEX"
    MANY_REQUESTS = "MANY_REQUESTS"


class RestrictionGround(StrEnum):
    """On which ground the use is restricted (AVG art. 18 lid 1 a to d)."""

    ACCURACY = "ACCURACY"
    UNLAWFUL = "UNLAWFUL"
    CLAIM = "CLAIM"
    OBJECTION = "OBJECTION"


class LiftReason(StrEnum):
    """Why a restriction ends."""

    CHECKED = "CHECKED"
    LAWFUL_NOW = "LAWFUL_NOW"
    CLAIM_SETTLED = "CLAIM_SETTLED"
    OBJECTION_WEIGHED = "OBJECTION_WEIGHED"
    PERSON_ASKS = "PERSON_ASKS"


class ObjectionGround(StrEnum):
    """Why the person objects."""

    OWN_SITUATION = "OWN_SITUATION"
    FACT_WRONG = "FACT_WRONG"
    UNSUITABLE = "UNSUITABLE"
    REASON_UNCLEAR = "REASON_UNCLEAR"
    DECISION_WRONG = "DECISION_WRONG"
    TREATMENT = "TREATMENT"


class UpheldReason(StrEnum):
    """Why the desk agrees with an objection."""

    SITUATION_WEIGHS_MORE = "SITUATION_WEIGHS_MORE"
    FACT_WAS_WRONG = "FACT_WAS_WRONG"
    UNSUITABLE = "UNSUITABLE"
    RULE_MISREAD = "RULE_MISREAD"


class CompellingGround(StrEnum):
    """Why the desk goes on all the same (AVG art. 21 lid 1)."""

    SAFETY_OF_OTHERS = "SAFETY_OF_OTHERS"
    SAFETY_OF_PERSON = "SAFETY_OF_PERSON"
    LEGAL_CLAIM = "LEGAL_CLAIM"
    PROPOSAL_STANDS = "PROPOSAL_STANDS"


class HeardOutcome(StrEnum):
    """What somebody else decided who was sent an objection."""

    GRANTED = "GRANTED"
    PARTLY = "PARTLY"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    NOT_HANDLED = "NOT_HANDLED"


WORDS: Mapping[StrEnum, Both] = {
    NotCorrected.FACT_IS_RIGHT: Both("het gegeven klopt", "the fact is right"),
    NotCorrected.NO_PROOF: Both(
        "er is geen bron die het anders zegt", "no source says otherwise"
    ),
    NotCorrected.PROFESSIONAL_VIEW: Both(
        "het is een oordeel van een deskundige", "it is the view of a professional"
    ),
    NotCorrected.SOURCE_MUST_CORRECT: Both(
        "wie het gegeven gaf, moet het verbeteren",
        "whoever gave the fact must correct it",
    ),
    LongerReason.COMPLEX: Both("het is ingewikkeld", "it is complicated"),
    LongerReason.MANY_REQUESTS: Both("er zijn veel verzoeken", "requests are many"),
    RestrictionGround.ACCURACY: Both(
        "er wordt nagegaan of een gegeven klopt", "a fact is being checked"
    ),
    RestrictionGround.UNLAWFUL: Both(
        "het gebruik mocht niet, en wissen is niet gewild",
        "the use was unlawful, and erasure is not wanted",
    ),
    RestrictionGround.CLAIM: Both(
        "de gegevens zijn nodig voor een rechtszaak",
        "the facts are needed for a legal claim",
    ),
    RestrictionGround.OBJECTION: Both(
        "een bezwaar wordt gewogen", "an objection is being weighed"
    ),
    LiftReason.CHECKED: Both("het gegeven is nagegaan", "the fact was checked"),
    LiftReason.LAWFUL_NOW: Both("het gebruik mag nu wel", "the use is lawful now"),
    LiftReason.CLAIM_SETTLED: Both("de rechtszaak is klaar", "the claim is settled"),
    LiftReason.OBJECTION_WEIGHED: Both(
        "het bezwaar is gewogen", "the objection was weighed"
    ),
    LiftReason.PERSON_ASKS: Both("op eigen verzoek", "the person asks for it"),
    ObjectionGround.OWN_SITUATION: Both("de eigen situatie", "the own situation"),
    ObjectionGround.FACT_WRONG: Both("een gegeven klopt niet", "a fact is wrong"),
    ObjectionGround.UNSUITABLE: Both("de plek past niet", "the place does not fit"),
    ObjectionGround.REASON_UNCLEAR: Both(
        "de reden is niet duidelijk", "the reason is not clear"
    ),
    ObjectionGround.DECISION_WRONG: Both(
        "het besluit klopt niet", "the decision is wrong"
    ),
    ObjectionGround.TREATMENT: Both("de manier van omgaan", "the way of dealing"),
    UpheldReason.SITUATION_WEIGHS_MORE: Both(
        "de eigen situatie weegt zwaarder", "the own situation weighs more"
    ),
    UpheldReason.FACT_WAS_WRONG: Both("een gegeven klopte niet", "a fact was wrong"),
    UpheldReason.UNSUITABLE: Both("de plek past niet", "the place does not fit"),
    UpheldReason.RULE_MISREAD: Both(
        "een regel was verkeerd gelezen", "a rule was misread"
    ),
    CompellingGround.SAFETY_OF_OTHERS: Both(
        "de veiligheid van anderen", "the safety of others"
    ),
    CompellingGround.SAFETY_OF_PERSON: Both("de eigen veiligheid", "the own safety"),
    CompellingGround.LEGAL_CLAIM: Both("een rechtszaak", "a legal claim"),
    CompellingGround.PROPOSAL_STANDS: Both(
        "het voorstel klopt, ook na opnieuw kijken",
        "the proposal holds, after looking anew too",
    ),
    HeardOutcome.GRANTED: Both("toegewezen", "granted"),
    HeardOutcome.PARTLY: Both("deels toegewezen", "granted in part"),
    HeardOutcome.REFUSED: Both("afgewezen", "refused"),
    HeardOutcome.WITHDRAWN: Both("ingetrokken", "withdrawn"),
    HeardOutcome.NOT_HANDLED: Both("niet in behandeling", "not handled"),
}
