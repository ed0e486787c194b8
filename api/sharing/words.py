"""The closed words of the sharing policy: phases and partners."""

from collections.abc import Mapping
from enum import StrEnum

from api.identity import Role
from api.text.language import Both


class Phase(StrEnum):
    """How far a case is; of a provider or funder: how far its own question is."""

    INTAKE = "INTAKE"
    ASKING = "ASKING"
    MEETING = "KENNISMAKING"
    HANDOVER = "OVERDRACHT"
    FOLLOW_UP = "NAZORG"
    CLOSED = "GESLOTEN"


class Partner(StrEnum):
    """Whom the policy speaks of."""

    COORDINATOR = "COORDINATOR"
    CASE_LEAD = "CASUSREGISSEUR"
    PROVIDER = "AANBIEDER"
    FUNDER = "FINANCIER"
    REFERRER = "VERWIJZER"
    AUDITOR = "AUDITOR"
    PERSON = "PERSOON"


# An administrator is no partner: nothing of a case is for that role.
PARTNER_OF: Mapping[str, Partner] = {
    Role.COORDINATOR: Partner.COORDINATOR,
    Role.CASE_LEAD: Partner.CASE_LEAD,
    Role.PROVIDER: Partner.PROVIDER,
    Role.FUNDER: Partner.FUNDER,
    Role.REFERRER: Partner.REFERRER,
    Role.AUDITOR: Partner.AUDITOR,
}
# How the command line and addresses name a partner.
NAMED: Mapping[str, Partner] = {
    partner.name.lower().replace("_", "-"): partner for partner in Partner
}
PHASES: Mapping[Phase, Both] = {
    Phase.INTAKE: Both("intake", "intake"),
    Phase.ASKING: Both("de uitvraag", "asking"),
    Phase.MEETING: Both("de kennismaking", "the kennismaking"),
    Phase.HANDOVER: Both("de overdracht", "the handover"),
    Phase.FOLLOW_UP: Both("de nazorg", "the follow-up"),
    Phase.CLOSED: Both("als het gesloten is", "when it is closed"),
}
PARTNERS: Mapping[Partner, Both] = {
    Partner.COORDINATOR: Both(
        "de coördinator van het schakelpunt", "the coordinator of the desk"
    ),
    Partner.CASE_LEAD: Both("de casusregisseur", "the case lead"),
    Partner.PROVIDER: Both("de aanbieder", "the provider"),
    Partner.FUNDER: Both("de financier", "the funder"),
    Partner.REFERRER: Both("de verwijzer", "the referring partner"),
    Partner.AUDITOR: Both("de auditor", "the auditor"),
    Partner.PERSON: Both("de persoon zelf", "the person"),
}
