"""Labels of funding: systems, routes, payers, papers and their state."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.funding.component import Component
from matcher.kinds import FundingCause
from matcher.model.terms import (
    DeliveryForm,
    FunderKind,
    Ground,
    Instrument,
    InstrumentStatus,
    Route,
    Stelsel,
)

FUNDING_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Component: {
        Component.HOUSING: Both("wonen", "housing"),
        Component.SUPPORT: Both("begeleiding", "support"),
        Component.TREATMENT: Both("behandeling", "treatment"),
    },
    Stelsel: {
        Stelsel.WMO: Both("Wmo", "Wmo"),
        Stelsel.WLZ: Both("Wlz", "Wlz"),
        Stelsel.ZVW: Both("Zvw", "Zvw"),
        Stelsel.WFZ: Both("Wfz", "Wfz"),
        Stelsel.JEUGDWET: Both("Jeugdwet", "Jeugdwet"),
        Stelsel.EIGEN: Both("eigen middelen", "own means"),
        Stelsel.MAATWERK: Both("maatwerkfinanciering", "maatwerk funding"),
    },
    Route: {
        Route.HUUR: Both("huur", "rent"),
        Route.WMO_OPVANG: Both("Wmo opvang", "Wmo shelter (opvang)"),
        Route.WMO_BW: Both("Wmo beschermd wonen", "Wmo beschermd wonen"),
        Route.WMO_BEGELEIDING: Both("Wmo begeleiding", "Wmo support (begeleiding)"),
        Route.WLZ_VERBLIJF: Both(
            "Wlz verblijf zonder behandeling", "Wlz stay without treatment"
        ),
        Route.WLZ_VERBLIJF_BEHANDELING: Both(
            "Wlz verblijf met behandeling", "Wlz stay with treatment"
        ),
        Route.WLZ_GGZ_B: Both("Wlz voortgezet verblijf", "Wlz continued stay"),
        Route.WLZ_THUIS: Both("Wlz thuis", "Wlz at home"),
        Route.WLZ_BEHANDELING: Both("Wlz behandeling", "Wlz treatment"),
        Route.ZVW_VERBLIJF: Both("Zvw verblijf", "Zvw stay"),
        Route.ZVW_AMBULANT: Both("Zvw ambulante ggz", "Zvw outpatient ggz"),
        Route.ZVW_WIJKVERPLEGING: Both("Zvw wijkverpleging", "Zvw district nursing"),
        Route.WFZ_KLINISCH: Both("Wfz klinisch", "Wfz clinical"),
        Route.WFZ_BW: Both("Wfz beschermd wonen", "Wfz beschermd wonen"),
        Route.WFZ_AMBULANT: Both("Wfz ambulant", "Wfz outpatient"),
        Route.JEUGD_VERBLIJF: Both("Jeugdwet verblijf", "Jeugdwet stay"),
        Route.JEUGD_GESLOTEN: Both("gesloten jeugdhulp", "closed youth care"),
        Route.JEUGD_AMBULANT: Both("Jeugdwet ambulant", "Jeugdwet outpatient"),
        Route.MAATWERK: Both("maatwerkfinanciering", "maatwerk funding"),
    },
    FunderKind: {
        FunderKind.COLLEGE: Both("college", "college (municipal executive)"),
        FunderKind.ZORGKANTOOR: Both("zorgkantoor", "zorgkantoor"),
        FunderKind.ZORGVERZEKERAAR: Both("zorgverzekeraar", "health insurer"),
        FunderKind.DJI: Both("DJI", "DJI"),
        FunderKind.TENANT: Both("huurder", "tenant"),
        FunderKind.GUARANTOR: Both("garant", "guarantor"),
    },
    Instrument: {
        Instrument.BESCHIKKING_WMO: Both("Wmo-beschikking", "Wmo beschikking"),
        Instrument.INDICATIEBESLUIT_CIZ: Both(
            "indicatiebesluit van het CIZ", "indicatiebesluit of the CIZ"
        ),
        Instrument.VERWIJZING: Both("verwijzing", "referral"),
        Instrument.PLAATSINGSBESLUIT_DJI: Both(
            "plaatsingsbesluit van DJI", "plaatsingsbesluit of DJI"
        ),
        Instrument.VERLENINGSBESCHIKKING_JEUGD: Both(
            "verleningsbeschikking jeugd", "youth verleningsbeschikking"
        ),
        Instrument.HUUROVEREENKOMST: Both("huurovereenkomst", "tenancy agreement"),
        Instrument.AFSPRAAK_MAATWERK: Both("maatwerkafspraak", "maatwerk agreement"),
    },
    InstrumentStatus: {
        InstrumentStatus.GEEN: Both("er is nog niets", "nothing yet"),
        InstrumentStatus.AANGEVRAAGD: Both("aangevraagd", "applied for"),
        InstrumentStatus.TOEGEKEND: Both("toegekend", "granted"),
        InstrumentStatus.AFGEWEZEN: Both("afgewezen", "refused"),
        InstrumentStatus.VERLOPEN: Both("verlopen", "expired"),
        InstrumentStatus.INGETROKKEN: Both("ingetrokken", "withdrawn"),
        InstrumentStatus.BEZWAAR: Both("bezwaar loopt", "under objection"),
    },
    Ground: {
        Ground.PSYCHISCH: Both("psychische stoornis", "mental disorder"),
        Ground.VERSTANDELIJK: Both(
            "verstandelijke handicap", "intellectual disability"
        ),
        Ground.LICHAMELIJK: Both("lichamelijke handicap", "physical disability"),
        Ground.SOMATISCH: Both("lichamelijke ziekte", "somatic illness"),
        Ground.PG: Both("psychogeriatrisch", "psychogeriatric"),
    },
    DeliveryForm: {
        DeliveryForm.ZIN: Both("zorg in natura", "care in kind"),
        DeliveryForm.PGB: Both("pgb (Wmo of Jeugdwet)", "pgb (Wmo or Jeugdwet)"),
        DeliveryForm.VERBLIJF: Both("Wlz verblijf", "Wlz stay"),
        DeliveryForm.VPT: Both("volledig pakket thuis", "full package at home"),
        DeliveryForm.MPT: Both("modulair pakket thuis", "modular package at home"),
        DeliveryForm.WLZ_PGB: Both("Wlz-pgb", "Wlz pgb"),
    },
    FundingCause: {
        FundingCause.NO_ROUTE: Both(
            "geen stelsel betaalt dit", "no system pays for this"
        ),
        FundingCause.NOT_APPLIED: Both("nog niet aangevraagd", "not applied for yet"),
        FundingCause.NOT_DECIDED: Both("nog geen besluit", "no decision yet"),
        FundingCause.REFUSED: Both(
            "afgewezen, verlopen of ingetrokken", "refused, expired or withdrawn"
        ),
        FundingCause.NO_CONTRACT: Both(
            "geen contract met deze betaler", "no contract with this payer"
        ),
        FundingCause.CONTRACT_CEILING: Both(
            "het contract zit aan zijn plafond", "the contract is at its ceiling"
        ),
        FundingCause.TARIFF: Both(
            "het tarief is te laag voor deze zorg",
            "the tariff is too low for this care",
        ),
        FundingCause.BUDGET_SPENT: Both("het budget is op", "the budget is spent"),
        FundingCause.NO_FOLLOW_ON: Both(
            "de betaling stopt en niets volgt", "payment ends and nothing follows"
        ),
    },
}
