"""Labels of what readers outside the desk get, and of doors to object or complain."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.doors import Body, Means, Reason
from matcher.projecting.funder import Waits
from matcher.projecting.person import OwnKind
from matcher.projecting.precedents import Where
from matcher.projecting.provider import Answer

READER_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    OwnKind: {
        OwnKind.NOT_NOW: Both("nu geen plek", "no place now"),
        OwnKind.UNKNOWN_FACTS: Both("een gegeven ontbreekt", "a fact is missing"),
        OwnKind.CAPACITY_GAP: Both("plekken beginnen te laat", "places start too late"),
        OwnKind.FUNDING_GAP: Both("betaling niet rond", "funding not settled"),
        OwnKind.EXCLUSION_GAP: Both("grens van de plek", "limit of the place"),
        OwnKind.TITLE_GAP: Both("geen instemming of titel", "no consent or title"),
        OwnKind.PROFILE_GAP: Both("aanbod ontbreekt", "no such offer"),
    },
    Answer: {
        Answer.MET: Both("past", "met"),
        Answer.DISCUSS: Both("bespreken", "to discuss"),
        Answer.NOT_MET: Both("past nu niet", "not met now"),
    },
    Where: {
        Where.SAME_PLACE: Both("op deze plek", "at this place"),
        Where.SAME_KIND: Both("op zo'n soort plek", "at a place of this kind"),
        Where.ANYWHERE: Both("in deze regio", "in this region"),
    },
    Waits: {
        Waits.MONEY: Both("wacht op betaling", "waits for funding"),
        Waits.OTHER: Both("wacht op iets anders", "waits for something else"),
    },
    Reason: {
        Reason.FACT: Both("een gegeven klopt niet", "a fact is wrong"),
        Reason.DATA_USE: Both("het gebruik van gegevens", "the use of data"),
        Reason.AVG_REQUEST: Both(
            "het antwoord op een verzoek over gegevens",
            "the answer to a request about data",
        ),
        Reason.OUR_WORK: Both("het werk van het schakelpunt", "the work of this desk"),
        Reason.PLACE: Both("een regel van een plek", "a rule of a place"),
        Reason.WMO: Both("het besluit over de Wmo", "the decision on the Wmo"),
        Reason.JEUGD: Both("het besluit over jeugdhulp", "the decision on youth care"),
        Reason.INDICATION: Both("de indicatie voor de Wlz", "the Wlz indication"),
        Reason.WLZ_CARE: Both("de zorg uit de Wlz", "the care from the Wlz"),
        Reason.ZVW_CARE: Both("de zorg uit de Zvw", "the care from the Zvw"),
        Reason.FORENSIC: Both("de forensische plaatsing", "the forensic placement"),
        Reason.WVGGZ: Both("verplichte zorg (Wvggz)", "compulsory care (Wvggz)"),
        Reason.WZD: Both("onvrijwillige zorg (Wzd)", "involuntary care (Wzd)"),
        Reason.TITLE: Both("de beslissing van de rechter", "the decision of the court"),
        Reason.RESIDENCE: Both("het verblijfsrecht", "the right of residence"),
        Reason.HELP: Both("hulp bij dit alles", "help with all this"),
    },
    Means: {
        Means.CORRECTION: Both("verbetering", "correction"),
        Means.ACCESS: Both("inzage", "access"),
        Means.RESTRICTION: Both(
            "het gebruik stilleggen (beperking)", "stopping the use (restriction)"
        ),
        Means.OBJECTION: Both(
            "bezwaar tegen het gebruik van gegevens", "objection to the use of data"
        ),
        Means.REVIEW: Both("een mens kijkt opnieuw", "a person looks anew"),
        Means.BEZWAAR: Both("bezwaar", "objection (bezwaar)"),
        Means.BEROEP: Both("beroep", "appeal (beroep)"),
        Means.COMPLAINT: Both("klacht", "complaint"),
        Means.DISPUTE: Both("geschil, na de klacht", "dispute, after the complaint"),
        Means.LAWYER: Both("advies van een advocaat", "advice of a lawyer"),
        Means.SUPPORT: Both("gratis hulp", "free support"),
    },
    Body: {
        Body.SCHAKELPUNT: Both("het schakelpunt", "the desk (schakelpunt)"),
        Body.CONTACTPUNT: Both(
            "het contactpunt van het zorg- en veiligheidshuis",
            "the contact point of the zorg- en veiligheidshuis",
        ),
        Body.COLLEGE: Both("het college van de gemeente", "the municipal executive"),
        Body.CIZ: Both("het CIZ", "the CIZ"),
        Body.ZORGAANBIEDER: Both(
            "de klachtenfunctionaris van de aanbieder",
            "the complaints officer of the provider",
        ),
        Body.ZORGKANTOOR: Both("het zorgkantoor", "the zorgkantoor"),
        Body.ZORGVERZEKERAAR: Both("de zorgverzekeraar", "the health insurer"),
        Body.SKGZ: Both(
            "de SKGZ (klachten en geschillen zorgverzekeringen)",
            "the SKGZ (complaints and disputes on health insurance)",
        ),
        Body.GESCHILLENINSTANTIE: Both(
            "de geschilleninstantie van de aanbieder",
            "the disputes body of the provider",
        ),
        Body.KLACHTENCOMMISSIE_WVGGZ: Both(
            "de klachtencommissie Wvggz", "the Wvggz complaints committee"
        ),
        Body.KLACHTENCOMMISSIE_WZD: Both(
            "de klachtencommissie Wzd", "the Wzd complaints committee"
        ),
        Body.DJI: Both("DJI", "DJI"),
        Body.RSJ: Both("de RSJ", "the RSJ"),
        Body.IND: Both("de IND", "the IND"),
        Body.ADVOCAAT: Both("een advocaat", "a lawyer"),
        Body.FG: Both(
            "de functionaris gegevensbescherming", "the data protection officer"
        ),
        Body.AP: Both(
            "de Autoriteit Persoonsgegevens", "the Autoriteit Persoonsgegevens"
        ),
        Body.OMBUDSMAN: Both("de ombudsman", "the ombudsman"),
        Body.CLIENTONDERSTEUNER: Both(
            "de onafhankelijke cliëntondersteuner", "the independent cliëntondersteuner"
        ),
        Body.PVP: Both(
            "de patiëntenvertrouwenspersoon (pvp)",
            "the patiëntenvertrouwenspersoon (pvp)",
        ),
        Body.CVP: Both(
            "de cliëntenvertrouwenspersoon (cvp)",
            "the cliëntenvertrouwenspersoon (cvp)",
        ),
    },
}
