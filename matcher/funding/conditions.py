"""What still has to be confirmed before money is certain, and what has to be done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.kinds import Owner


class ConditionCode(StrEnum):
    """Why a funding line is conditional; each value has one text per language."""

    DECISION_DUE = "DECISION_DUE"
    PLACER_DECIDES = "PLACER_DECIDES"
    WMO_BESIDE_WLZ = "WMO_BESIDE_WLZ"
    WMO_UNTIL_WLZ = "WMO_UNTIL_WLZ"
    WMO_END_AGREED = "WMO_END_AGREED"
    ZVW_BESIDE_WLZ = "ZVW_BESIDE_WLZ"
    TREATMENT_NOT_INTEGRAL = "TREATMENT_NOT_INTEGRAL"
    WMO_DURING_STAY = "WMO_DURING_STAY"
    WLZ_BESIDE_WFZ = "WLZ_BESIDE_WFZ"
    MOVE_BRIDGED = "MOVE_BRIDGED"
    TENANCY = "TENANCY"
    DELIVERY_FORM = "DELIVERY_FORM"
    FOLLOW_ON_DECISION = "FOLLOW_ON_DECISION"
    HOLE_BRIDGED = "HOLE_BRIDGED"
    RENEWAL = "RENEWAL"
    GUARANTEE_ENDS = "GUARANTEE_ENDS"


MEANING: dict[ConditionCode, str] = {
    ConditionCode.DECISION_DUE: "an application runs; the decision falls due first",
    ConditionCode.PLACER_DECIDES: "DJI or reclassering takes the placement decision",
    ConditionCode.WMO_BESIDE_WLZ: "the college may refuse beside a Wlz indication",
    ConditionCode.WMO_UNTIL_WLZ: "agree an end date and a claimant while CIZ decides",
    ConditionCode.WMO_END_AGREED: "agree an end date until a Wlz place is there",
    ConditionCode.ZVW_BESIDE_WLZ: "zorgkantoor and insurer confirm Zvw beside Wlz",
    ConditionCode.TREATMENT_NOT_INTEGRAL: "the treatment is no part of Wlz treatment",
    ConditionCode.WMO_DURING_STAY: "Wmo support during a Zvw stay prepares the way out",
    ConditionCode.WLZ_BESIDE_WFZ: "care beside forensic care for another need",
    ConditionCode.MOVE_BRIDGED: "somebody pays until the new college has decided",
    ConditionCode.TENANCY: "the landlord agrees to a tenancy agreement",
    ConditionCode.DELIVERY_FORM: "the decider agrees to another form of delivery",
    ConditionCode.FOLLOW_ON_DECISION: "the next payer decides before the takeover",
    ConditionCode.HOLE_BRIDGED: "somebody pays the days until the next payer decides",
    ConditionCode.RENEWAL: "the instrument is renewed before it ends",
    ConditionCode.GUARANTEE_ENDS: "somebody pays the guarantor's part afterwards",
}


class TaskCode(StrEnum):
    """What has to be done by a day to keep the money going."""

    APPLY = "APPLY"
    RENEW = "RENEW"
    PREPARE_FOLLOW_ON = "PREPARE_FOLLOW_ON"
    NEXT_PAYER = "NEXT_PAYER"
    APPLY_GGZ_B = "APPLY_GGZ_B"
    AFTER_GUARANTEE = "AFTER_GUARANTEE"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Condition:
    """A confirmation that is needed: whose, of which funder, by when, by which rule.

    `funder` is "" when no funder is named; `due` None when no day is set.
    """

    code: ConditionCode
    owner: Owner
    funder: str = ""
    due: date | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Task:
    """Something one owner has to have done by a day."""

    code: TaskCode
    owner: Owner
    due: date
