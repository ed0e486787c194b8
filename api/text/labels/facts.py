"""Labels of facts, and of reasons to fit."""

from collections.abc import Mapping

from api.text.language import Both

_PAYING = Both("wie betaalt uit welk stelsel", "who pays by which system")

CASE_FACTS: Mapping[str, Both] = {
    "age": Both("leeftijd", "age"),
    "sex": Both("geslacht", "sex"),
    "security": Both("nodig beveiligingsniveau", "security level needed"),
    "traits": Both("risico's", "risks"),
    "care": Both("nodige zorg", "care needed"),
    "living": Both("eisen aan de woonplek", "needs of the dwelling"),
    "consents": Both("instemming met het verblijf", "consent to the stay"),
    "consents_closed": Both(
        "instemming met een gesloten deur", "consent to a closed door"
    ),
    "declined": Both("verblijf waar een nee op kwam", "stays that were declined"),
    "ordered": Both("verblijf dat een titel oplegt", "stays that a title orders"),
    "admission_until": Both("titel voor opname tot", "title for admission until"),
    "sheltered_until": Both(
        "titel voor beschermd wonen tot", "title for beschermd wonen until"
    ),
    "admission_orders": Both("wet van de titel", "law of the title"),
    "basics": Both("basiszaken op orde", "basics in order"),
    "residence_right": Both("verblijfsrecht", "right of residence"),
    "with_child": Both("met kind", "with a child"),
    "over_security_reason": Both(
        "reden voor een zwaardere plek", "reason for a more secure place"
    ),
    "home": Both("gemeente", "municipality"),
    "refused_by": Both("plekken die nee zeiden", "places that said no"),
    "denied": Both("plekken die niet kunnen", "places that are not possible"),
    "earliest": Both("eerste verhuisdag", "first day of moving"),
    "start_by": Both("uiterste startdag", "latest day to start"),
    "lawful": Both("betaling die de wet toelaat", "funding that law allows"),
    "fitting": Both("betaling met passend profiel", "funding with a fitting profile"),
    "applied": Both("betaling die is aangevraagd", "funding applied for"),
    "standing": Both("betaling zonder afwijzing", "funding not refused"),
    "decided": Both("betaling met een besluit", "funding decided on"),
    "payable": Both("betaling met een betaler", "funding with a payer"),
    "steady": Both("betaling die doorloopt", "funding that goes on"),
    "ending": Both("betaling die stopt", "funding that ends"),
    "follow_on": Both("betaling die overneemt", "funding that takes over"),
    "paid_until": Both("betaald tot", "paid until"),
    "ending_next": Both("betaling die later stopt", "funding that ends later"),
    "follow_on_next": Both(
        "betaling die later overneemt", "funding that follows later"
    ),
    "paid_until_next": Both("later betaald tot", "later paid until"),
    "top_up": Both("aanvulling per dag", "top-up per day"),
    "top_up_there": Both("aanvulling per dag op die plek", "top-up per day there"),
    "top_up_places": Both("plekken met een aanvulling", "places with a top-up"),
    "intensity": Both("kosten van de nodige zorg", "cost of the care needed"),
    "funding": _PAYING,
}

OFFER_FACTS: Mapping[str, Both] = {
    "parts": Both("plek", "place"),
    "stay": Both("soort verblijf", "kind of stay"),
    "admits": Both("is een opname", "is an admission"),
    "start": Both("vrij vanaf", "free from"),
    "until": Both("vrij tot", "free until"),
    "needs_until": Both("betaling nodig tot", "funding needed until"),
    "security": Both("beveiligingsniveau", "security level"),
    "least_security": Both(
        "bedoeld vanaf beveiligingsniveau", "meant from security level"
    ),
    "closed": Both("gesloten deur", "closed door"),
    "takes_voluntary": Both("neemt vrijwillig verblijf", "takes voluntary stays"),
    "takes_children": Both("plek voor een kind", "room for a child"),
    "min_age": Both("vanaf leeftijd", "from age"),
    "max_age": Both("tot en met leeftijd", "up to age"),
    "sexes": Both("geslacht waarvoor de plek is", "sex the place is for"),
    "offers": Both("zorg die de plek biedt", "care the place offers"),
    "excludes_absolute": Both("vaste uitsluitingen", "absolute exclusions"),
    "excludes_negotiable": Both(
        "bespreekbare uitsluitingen", "exclusions open to discussion"
    ),
    "registered": Both("registratie van de locatie", "registration of the location"),
    "tokens": Both("kenmerken van de locatie", "tokens of the location"),
    "accepts_from": Both(
        "gemeenten waaruit de plek opneemt", "municipalities the place accepts from"
    ),
    "needs_basics": Both("basiszaken die nodig zijn", "basics that are needed"),
    "needs_residence_right": Both("vraagt verblijfsrecht", "asks a right of residence"),
    "forms": Both("kan worden betaald uit", "can be paid by"),
    "ways": Both("betalers met contract", "payers with a contract"),
    "tariff": Both("tarief per dag", "tariff per day"),
}

MONEY_FACTS = frozenset(
    {"case.top_up", "case.top_up_there", "case.intensity", "offer.tariff"}
)

FUNDING_FACTS: Mapping[str, Both] = {
    "age": Both("leeftijd", "age"),
    "basics": Both("basiszaken op orde", "basics in order"),
    "ground": Both("grondslag waarop het CIZ beslist", "ground on which CIZ decides"),
    "insurer": Both("zorgverzekeraar", "health insurer"),
    "needs": Both("nodige zorg", "care needed"),
    "residence_right": Both("verblijfsrecht", "right of residence"),
    "zorgkantoor": Both("zorgkantoor", "zorgkantoor"),
}

FIT_LABELS: Mapping[str, Both] = {
    "own_municipality": Both("eigen gemeente", "own municipality"),
    "network": Both("eigen netwerk dichtbij", "own network nearby"),
    "continuity": Both("blijft op dezelfde plek", "stays in the same place"),
    "wish": Both("een wens komt uit", "a wish is met"),
}
