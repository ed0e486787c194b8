"""What the desk itself makes about a case, as fields of the policy."""

from collections.abc import Mapping

from api.text.language import Both

DESK: Mapping[str, Both] = {
    "desk.options": Both("welke plekken kunnen", "which places are possible"),
    "desk.explanation": Both("de uitleg van een ronde", "the explanation of a run"),
    "desk.questions": Both("wat gevraagd is", "what was asked"),
    "desk.answers": Both("wat geantwoord is", "what was answered"),
    "desk.notes": Both("notities van het schakelpunt", "notes of the desk"),
    "desk.holds": Both("plekken die vastgehouden worden", "places that are held"),
    "desk.decisions": Both("besluiten met hun reden", "decisions with their reason"),
    "desk.placements": Both("plaatsingen", "placements"),
    "desk.handover": Both("de warme overdracht", "the warm handover"),
    "desk.followUp": Both("hoe het daarna gaat", "how it goes afterwards"),
    "desk.plan": Both("het gezamenlijke plan", "the joint plan"),
    "desk.escalations": Both("opschalingen", "escalations"),
    "desk.principles": Both("vragen aan financiers", "questions to funders"),
    "desk.lookalikes": Both("of iemand al bekend is", "whether one is known already"),
    "desk.referral": Both("de verwijzing", "the referral"),
    "desk.readings": Both("wie wat bekeken heeft", "who looked at what"),
    "desk.shared": Both("wat met wie gedeeld is", "what was shared with whom"),
    "desk.consents": Both("toestemming om te delen", "consent to sharing"),
    "desk.rights": Both(
        "verbetering, beperking en bezwaar", "correction, restriction and objection"
    ),
}
