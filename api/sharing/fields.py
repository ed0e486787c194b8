"""Every field that the policy speaks of: what there is of a case, in plain words.

`case.` fields are those of the record of a case. `question.` and `principle.` fields
are what a question to a provider or a funder carries. The rest is made by the desk.
"""

from collections.abc import Mapping

from api.sharing.desk_fields import DESK
from api.text.language import Both

CASE: Mapping[str, Both] = {
    "case.ref": Both("het nummer van de casus", "the number of the case"),
    "case.municipality": Both("de gemeente", "the gemeente"),
    "case.age": Both("de leeftijd", "the age"),
    "case.sex": Both("het geslacht", "the sex"),
    "case.needs": Both("welke zorg nodig is", "which care is needed"),
    "case.security": Both("het beveiligingsniveau", "the security level"),
    "case.available": Both("vanaf wanneer iemand kan komen", "from when one can come"),
    "case.waitingSince": Both("sinds wanneer iemand wacht", "since when one waits"),
    "case.urgency": Both("waarom er haast is", "why there is a hurry"),
    "case.stayNow": Both("waar iemand nu verblijft", "where somebody stays now"),
    "case.source": Both("van wie de gegevens komen", "who gave the data"),
    "case.dated": Both("van wanneer de gegevens zijn", "how old the data are"),
    "case.regie": Both("wie de regie heeft", "who has the regie"),
    "case.traits": Both("risico's", "risks"),
    "case.checkedAbsent": Both("risico's die er niet zijn", "risks that are absent"),
    "case.highRisk": Both("of er een hoog risico is", "whether the risk is high"),
    "case.titles": Both("juridische titels", "juridische titels"),
    "case.entitlements": Both("indicaties en besluiten", "indications and decisions"),
    "case.consents": Both("instemming met verblijf", "consent to a stay"),
    "case.denied": Both("plekken die gesloten zijn", "places that are closed"),
    "case.basics": Both("of de basis op orde is", "whether the basics are in order"),
    "case.withChild": Both("of er een kind meekomt", "whether a child comes too"),
    "case.insurer": Both("de zorgverzekeraar", "the health insurer"),
    "case.zorgkantoor": Both("het zorgkantoor", "the zorgkantoor"),
    "case.careHours": Both("de uren zorg per week", "the hours of care a week"),
    "case.intensityCents": Both("wat extra zorg kost", "what extra care costs"),
    "case.overSecurityReason": Both(
        "of er een reden is voor meer beveiliging", "if more security has a reason"
    ),
    "case.expectedStayDays": Both("hoe lang het duurt", "how long the stay lasts"),
    "case.wishes": Both("wensen", "wishes"),
    "case.network": Both("waar naasten wonen", "where family and friends live"),
    "case.refusedBy": Both("wie nee heeft gezegd", "who said no"),
    "case.unknown": Both("wat nog niet bekend is", "what is not known yet"),
    "case.facts": Both("de bron van elk gegeven", "the source of each fact"),
    "file.placements": Both("waar iemand geplaatst is", "where somebody is placed"),
    "file.rulings": Both("uitzonderingen op regels", "exceptions to rules"),
    "file.ties": Both("met wie iemand niet samen kan", "who must be kept apart"),
}
CROSSING: Mapping[str, Both] = {
    "question.period": Both("vanaf en tot wanneer", "from when and until when"),
    "question.terms": Both("de afspraken over de vraag", "the terms of the question"),
    "question.criteria": Both(
        "ja of nee op uw eigen criteria", "yes or no to your own criteria"
    ),
    "question.careHours": Both("ongeveer hoeveel zorg", "about how much care"),
    "question.hurry": Both("het soort haast", "the kind of hurry"),
    "question.latest": Both("ongeveer hoe snel", "about how soon"),
    "question.payers": Both("wie het verblijf betaalt", "who pays the stay"),
    "question.reply": Both("het antwoord op uw vraag", "the reply to your question"),
    "question.takeBack": Both("tot wanneer terugname geldt", "until when take-back is"),
    "stay.day": Both("de dag van komst of vertrek", "the day of coming or leaving"),
    "principle.route": Both("stelsel en route", "stelsel and route"),
    "principle.care": Both("het soort zorg", "the kind of care"),
    "principle.profile": Both("de groep van het zorgprofiel", "the family of profile"),
    "principle.cause": Both("waarom het nu niet betaald is", "why it is unpaid"),
    "principle.amount": Both("ongeveer hoeveel geld", "about how much money"),
    "principle.period": Both("ongeveer wanneer en hoe lang", "about when and how long"),
    "principle.replies": Both("het antwoord op uw vragen", "the replies to you"),
    "report.counts": Both("tellingen zonder personen", "counts without persons"),
    "referral.state": Both("hoe ver uw verwijzing is", "how far your referral is"),
}
FIELDS: Mapping[str, Both] = {**CASE, **CROSSING, **DESK}
