"""Labels of facts that may be missing, fit reasons and coded conditions."""

from collections.abc import Mapping

from api.text.language import Both

FACT_LABELS: Mapping[str, Both] = {
    "case.age": Both("de leeftijd", "the age"),
    "case.sex": Both("het geslacht", "the sex"),
    "case.security": Both("het nodige beveiligingsniveau", "the security level needed"),
    "case.security_ceiling": Both(
        "het nodige beveiligingsniveau", "the security level needed"
    ),
    "case.traits": Both("of deze risico's spelen", "whether these risks are present"),
    "case.care": Both("welke zorg nodig is", "which care is needed"),
    "case.living": Both(
        "wat de woonplek moet bieden", "what the dwelling has to offer"
    ),
    "case.consents": Both(
        "de instemming met dit soort verblijf", "consent to this kind of stay"
    ),
    "case.consents_closed": Both(
        "de instemming met een gesloten deur", "consent to a closed door"
    ),
    "case.basics": Both("welke basiszaken geregeld zijn", "which basics are in order"),
    "case.residence_right": Both("het verblijfsrecht", "the right of residence"),
    "case.earliest": Both("de eerste verhuisdag", "the first day of moving"),
    "case.intensity": Both("de zwaarte van de zorg", "the intensity of the care"),
    **{
        f"case.{layer}": Both(
            "welk stelsel betaalt, en wie", "which system pays, and who"
        )
        for layer in (
            "lawful",
            "fitting",
            "applied",
            "standing",
            "decided",
            "payable",
            "steady",
            "ending",
            "follow_on",
        )
    },
}

FIT_LABELS: Mapping[str, Both] = {
    "own_municipality": Both("eigen gemeente", "own municipality"),
    "network": Both("eigen netwerk dichtbij", "own network nearby"),
    "continuity": Both("blijft op dezelfde plek", "stays in the same place"),
    "wish": Both("een wens komt uit", "a wish is met"),
}

CONDITION_LABELS: Mapping[str, Both] = {
    "TERUGNAMEGARANTIE": Both("terugnamegarantie", "take-back guarantee"),
    "EXTRA_TOEZICHT": Both("extra toezicht", "extra supervision"),
    "SPRINKLERKAMER": Both("kamer met sprinkler", "room with a sprinkler"),
    "PROEFPLAATSING": Both("proefplaatsing", "trial placement"),
}
