"""Labels of rules, runs and their outcomes."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.kinds import (
    ChangeClass,
    Family,
    KindOfNo,
    LimitKind,
    Owner,
    Scope,
    Strength,
)
from matcher.objective import StepName
from matcher.result import Ground as StayGround
from matcher.result import NetEffect, RunStatus

URGENCY = (
    Both("vandaag", "today"),
    Both("deze week", "this week"),
    Both("zes weken", "six weeks"),
    Both("later", "later"),
)
RUN_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    KindOfNo: {
        KindOfNo.UNKNOWN_FACTS: Both("gegevens ontbreken", "facts are missing"),
        KindOfNo.COMPETITION: Both("plek gaat naar een ander", "place goes to another"),
        KindOfNo.CAPACITY_GAP: Both("geen ruimte", "no room"),
        KindOfNo.FUNDING_GAP: Both("betaling niet rond", "funding not settled"),
        KindOfNo.EXCLUSION_GAP: Both("grens van de plek", "limit of the place"),
        KindOfNo.TITLE_GAP: Both("geen instemming of titel", "no consent or title"),
        KindOfNo.PROFILE_GAP: Both("aanbod ontbreekt", "no such offer"),
    },
    LimitKind: {
        LimitKind.OPENING: Both("vrije plekken", "openings"),
        LimitKind.CARE_LOAD: Both("zorguren per week", "care hours per week"),
        LimitKind.HIGH_RISK: Both("bewoners met hoog risico", "high-risk residents"),
        LimitKind.GROUP_CAP: Both("samenstelling van de groep", "make-up of the group"),
        LimitKind.KEEP_APART: Both(
            "niet samen op één plek", "not in one place together"
        ),
        LimitKind.BUDGET: Both("budget", "budget"),
        LimitKind.CONTRACT_CEILING: Both(
            "plafond van het contract", "contract ceiling"
        ),
    },
    Strength: {
        Strength.HARD: Both("wet", "law"),
        Strength.DISCRETION: Both(
            "wet, met ruimte voor een besluit", "law, with discretion"
        ),
        Strength.POLICY: Both("afspraak of huisregel", "agreement or house rule"),
        Strength.CLINICAL: Both("veiligheid of behandeling", "safety or treatment"),
    },
    ChangeClass: {
        ChangeClass.A: Both("feit of papier", "fact or paper"),
        ChangeClass.B: Both("de aanbieder beslist", "the provider decides"),
        ChangeClass.C: Both(
            "besluit over recht of geld", "decision on entitlement or money"
        ),
        ChangeClass.D: Both("feit, geen advies", "fact, no advice"),
        ChangeClass.X: Both("veiligheid, staat vast", "safety, fixed"),
        ChangeClass.P: Both("eigen keuze", "own choice"),
    },
    Owner: {
        Owner.AANBIEDER: Both("aanbieder", "provider"),
        Owner.COLLEGE: Both("college", "college (municipal executive)"),
        Owner.CIZ: Both("CIZ", "CIZ"),
        Owner.ZORGKANTOOR: Both("zorgkantoor", "zorgkantoor"),
        Owner.VERZEKERAAR: Both("zorgverzekeraar", "health insurer"),
        Owner.DJI: Both("DJI", "DJI"),
        Owner.FINANCIER: Both("financier", "funder"),
        Owner.REGIEBEHANDELAAR: Both("regiebehandelaar", "regiebehandelaar"),
        Owner.GEMEENTE_CONTACT: Both(
            "contactpersoon van de gemeente", "contact at the gemeente"
        ),
        Owner.RECHTER: Both("rechter", "judge"),
        Owner.BURGEMEESTER: Both("burgemeester", "mayor"),
        Owner.IND: Both("IND", "IND"),
        Owner.PERSOON: Both("de persoon zelf", "the person"),
        Owner.NIEMAND: Both("niemand", "nobody"),
    },
    Scope: {
        Scope.CASE: Both("deze casus", "this case"),
        Scope.PLACE: Both("deze plek", "this place"),
    },
    Family: {
        Family.CONSENT_TITLE: Both("instemming en titel", "consent and title"),
        Family.REGISTRATION: Both("registratie", "registration"),
        Family.SECURITY: Both("beveiliging", "security"),
        Family.EXCLUSION: Both("uitsluitingen", "exclusions"),
        Family.PROFILE: Both("profiel", "profile"),
        Family.PROTECTION: Both("bescherming", "protection"),
        Family.REGION: Both("regio", "region"),
        Family.DATES: Both("data", "dates"),
        Family.BASICS: Both("basiszaken", "basics"),
        Family.FUNDING: Both("betaling", "funding"),
    },
    RunStatus: {
        RunStatus.OPTIMAL: Both("bewezen de beste verdeling", "proved to be the best"),
        RunStatus.FEASIBLE: Both(
            "beste tot nu toe, niet bewezen", "best so far, not proved"
        ),
        RunStatus.OUT_OF_TIME: Both(
            "de tijd was op, niet bewezen", "out of time, not proved"
        ),
        RunStatus.INTERRUPTED: Both(
            "onderbroken, niet bewezen", "interrupted, not proved"
        ),
    },
    NetEffect: {
        NetEffect.PLACED_NOW: Both(
            "dan is er nu een plek", "then there is a place now"
        ),
        NetEffect.PLACED_BY_MOVES: Both(
            "dan is er een plek als een ander schuift", "then a place if another moves"
        ),
        NetEffect.MAYBE: Both("dan is er misschien een plek", "then perhaps a place"),
        NetEffect.STILL_COMPETING: Both(
            "dan delen meer mensen dezelfde plek", "then more people share the place"
        ),
        NetEffect.NO_ROOM: Both(
            "dan is er nog geen ruimte", "then there is still no room"
        ),
    },
    StayGround: {
        StayGround.CONSENT: Both("instemming", "consent"),
        StayGround.TITLE: Both("titel", "title"),
    },
    StepName: {
        StepName.PLACED_U0: Both("geplaatst, vandaag nodig", "placed, needed today"),
        StepName.PLACED_U1: Both(
            "geplaatst, deze week nodig", "placed, needed this week"
        ),
        StepName.PLACED_U2: Both(
            "geplaatst, binnen zes weken", "placed, within six weeks"
        ),
        StepName.PLACED_U3: Both("geplaatst, later", "placed, later"),
        StepName.LATE_DAYS: Both("dagen te laat", "days late"),
        StepName.WAITED_DAYS: Both("gewachte dagen", "days waited"),
        StepName.START_DAYS: Both("dagen tot de start", "days to the start"),
        StepName.CONDITIONAL: Both("onder voorwaarden", "conditional"),
        StepName.OVER_SECURITY: Both(
            "meer beveiliging dan nodig", "more security than needed"
        ),
        StepName.FIT: Both("passendheid", "fit"),
        StepName.MOVED: Both(
            "anders dan eerder voorgesteld", "other than proposed before"
        ),
        StepName.COST_PER_DAY: Both("kosten per dag", "cost per day"),
    },
}
