"""Labels of care: needs, risks, profiles, consent and urgency."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.model.terms import (
    Answered,
    Basic,
    Consequence,
    Need,
    Profile,
    Security,
    Sex,
    Trait,
    UrgencyReason,
)

CARE_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Need: {
        Need.WONEN: Both("wonen", "housing"),
        Need.BEGELEIDING: Both("begeleiding", "support"),
        Need.BEGELEIDING_24U: Both(
            "begeleiding rond de klok", "support round the clock"
        ),
        Need.BEHANDELING_GGZ: Both("behandeling ggz", "mental health treatment"),
        Need.BEHANDELING_FORENSISCH: Both(
            "forensische behandeling", "forensic treatment"
        ),
        Need.BEHANDELING_VERSLAVING: Both(
            "behandeling van verslaving", "addiction treatment"
        ),
        Need.BEHANDELING_LVB: Both("behandeling voor LVB", "treatment for LVB"),
        Need.DAGBESTEDING: Both("dagbesteding", "day activities"),
        Need.VERPLEGING: Both("verpleging", "nursing"),
        Need.SOLITAIR: Both(
            "wonen zonder directe buren", "housing without close neighbours"
        ),
        Need.PRIKKELARM: Both("een rustige woonplek", "a low-stimulus place"),
        Need.TOEZICHT_AANWEZIG: Both("toezicht in het gebouw", "supervision on site"),
    },
    Trait: {
        Trait.ACTIEF_MIDDELENGEBRUIK: Both(
            "actief middelengebruik", "active substance use"
        ),
        Trait.FORSE_VERSLAVING: Both("forse verslaving", "severe addiction"),
        Trait.AGRESSIE_PERSONEEL: Both(
            "agressie tegen personeel", "aggression to staff"
        ),
        Trait.AGRESSIE_BEWONERS: Both(
            "agressie tegen medebewoners", "aggression to residents"
        ),
        Trait.GRENSOVERSCHRIJDEND: Both(
            "grensoverschrijdend gedrag", "transgressive behaviour"
        ),
        Trait.NIET_GROEPSGESCHIKT: Both(
            "wonen in een groep past niet", "group living does not fit"
        ),
        Trait.BRANDSTICHTING: Both("brandstichting", "fire-setting"),
        Trait.ZEDENDELICT: Both("zedendelict", "sexual offence"),
        Trait.ZEDENDELICT_MINDERJARIG: Both(
            "zedendelict met een minderjarige", "sexual offence with a minor"
        ),
        Trait.VUURWAPENDELICT: Both("vuurwapendelict", "firearm offence"),
        Trait.SUICIDALITEIT_ACUUT: Both("acute suïcidaliteit", "acute suicidality"),
        Trait.LVB_ZONDER_LEERVERMOGEN: Both(
            "LVB met weinig leervermogen", "LVB with little capacity to learn"
        ),
        Trait.LICHAMELIJKE_ZORGVRAAG: Both(
            "lichamelijke zorgvraag", "physical care need"
        ),
        Trait.WZD_VAN_TOEPASSING: Both("de Wzd is van toepassing", "the Wzd applies"),
        Trait.HUISDIER: Both("huisdier", "pet"),
        Trait.GEEN_DAGBESTEDING: Both("geen dagbesteding", "no day activities"),
    },
    Basic: {
        Basic.IDENTITEIT: Both("identiteitsbewijs", "proof of identity"),
        Basic.VERZEKERING: Both("zorgverzekering", "health insurance"),
        Basic.INKOMEN: Both("inkomen", "income"),
        Basic.ADRES: Both("adres", "address"),
        Basic.VERBLIJFSRECHT: Both("verblijfsrecht", "right of residence"),
    },
    Sex: {
        Sex.MAN: Both("man", "man"),
        Sex.VROUW: Both("vrouw", "woman"),
        Sex.X: Both("x", "x"),
    },
    Security: {
        Security.GEEN: Both("0 (geen)", "0 (none)"),
        Security.LAAG: Both("1 (laag)", "1 (low)"),
        Security.GEMIDDELD: Both("2 (gemiddeld)", "2 (medium)"),
        Security.HOOG: Both("3 (hoog)", "3 (high)"),
        Security.ZEER_HOOG: Both("4 (zeer hoog)", "4 (very high)"),
    },
    Answered: {
        Answered.JA: Both("ja", "yes"),
        Answered.NEE: Both("nee", "no"),
        Answered.NIET_GEVRAAGD: Both("niet gevraagd", "not asked"),
    },
    Consequence: {
        Consequence.GEEN: Both("geen gevolg", "no consequence"),
        Consequence.GEEN_DAK: Both("geen dak boven het hoofd", "no roof"),
        Consequence.TITEL_VERVALT: Both("de titel vervalt", "the title lapses"),
        Consequence.GEVAAR: Both("gevaar", "danger"),
        Consequence.ONTRUIMING: Both("ontruiming", "eviction"),
        Consequence.KOSTEN: Both("kosten", "costs"),
    },
    UrgencyReason: {
        UrgencyReason.ACUUT: Both("acuut", "acute"),
        UrgencyReason.ZORGMACHTIGING: Both("zorgmachtiging", "zorgmachtiging"),
        UrgencyReason.TITEL_EINDE: Both("de titel loopt af", "the title ends"),
        UrgencyReason.DETENTIE_EINDE: Both("de detentie eindigt", "detention ends"),
        UrgencyReason.ONTRUIMING: Both("ontruiming", "eviction"),
        UrgencyReason.OPSCHALEN: Both("meer zorg nodig", "more care needed"),
        UrgencyReason.VERKEERD_BED: Both("verkeerd bed", "wrong bed"),
        UrgencyReason.GEEN_SPOED: Both("geen spoed", "no hurry"),
    },
    Profile: {
        **{p: Both(p.replace("_", "-"), p.replace("_", "-")) for p in Profile},
    },
}
