"""Labels of places, stays, titles and registrations."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.facts.records import OrderLaw
from matcher.model.terms import (
    ExclusionCondition,
    PlacementStatus,
    PlaceType,
    Registration,
    StayKind,
    TieKind,
    TitleForm,
    TitleKind,
)

PLACE_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    StayKind: {
        StayKind.EIGEN_WONING: Both("een eigen woning", "a home of one's own"),
        StayKind.BESCHERMD_WONEN: Both("beschermd wonen", "beschermd wonen"),
        StayKind.INSTELLING: Both(
            "verblijf in een instelling", "stay in an institution"
        ),
        StayKind.OPNAME: Both("opname", "admission"),
    },
    PlaceType: {
        PlaceType.ZELFSTANDIG: Both("zelfstandige woning", "independent dwelling"),
        PlaceType.BESCHERMD_THUIS: Both("beschermd thuis", "beschermd thuis"),
        PlaceType.BESCHERMD_WONEN: Both("beschermd wonen", "beschermd wonen"),
        PlaceType.BW_PLUS: Both("beschermd wonen plus", "beschermd wonen plus"),
        PlaceType.DOMUS: Both("Domus", "Domus"),
        PlaceType.SKAEVE_HUSE: Both("Skaeve Huse", "Skaeve Huse"),
        PlaceType.OPVANG: Both("maatschappelijke opvang", "shelter"),
        PlaceType.TIMEOUT: Both("time-outplek", "time-out place"),
        PlaceType.HIC: Both("HIC", "HIC (intensive care ward)"),
        PlaceType.FHIC: Both("FHIC", "FHIC (forensic intensive care ward)"),
        PlaceType.KIB: Both("KIB-kliniek", "KIB clinic"),
        PlaceType.VERSLAVINGSKLINIEK: Both("verslavingskliniek", "addiction clinic"),
        PlaceType.FVA: Both("FVA", "FVA (forensic addiction ward)"),
        PlaceType.FPA: Both("FPA", "FPA (forensic ward)"),
        PlaceType.FPK: Both("FPK", "FPK (forensic clinic)"),
        PlaceType.FPC: Both("FPC", "FPC (forensic centre)"),
        PlaceType.FBW: Both("forensisch beschermd wonen", "forensic beschermd wonen"),
        PlaceType.WLZ_GGZ_WONEN: Both("Wlz ggz-wonen", "Wlz mental health housing"),
        PlaceType.WLZ_GGZ_W5: Both("Wlz beveiligd wonen", "Wlz secured housing"),
        PlaceType.VG_WONEN: Both("VG-wonen", "VG housing"),
        PlaceType.SGLVG: Both("SGLVG-kliniek", "SGLVG clinic"),
        PlaceType.JEUGD_24U: Both("jeugdhulp met verblijf", "youth care with stay"),
        PlaceType.FACT: Both("FACT-team", "FACT team"),
        PlaceType.FORFACT: Both("ForFACT-team", "ForFACT team"),
        PlaceType.BEGELEIDING: Both("begeleidingsteam", "support team"),
        PlaceType.PILOT: Both("pilot", "pilot"),
    },
    PlacementStatus: {
        PlacementStatus.GEPLAATST: Both("geplaatst", "placed"),
        PlacementStatus.VASTGEHOUDEN: Both("vastgehouden", "held"),
        PlacementStatus.VOORGESTELD: Both("voorgesteld", "proposed"),
    },
    ExclusionCondition: {
        ExclusionCondition.TERUGNAMEGARANTIE: Both(
            "terugnamegarantie", "take-back guarantee"
        ),
        ExclusionCondition.EXTRA_TOEZICHT: Both("extra toezicht", "extra supervision"),
        ExclusionCondition.SPRINKLERKAMER: Both(
            "kamer met sprinkler", "room with a sprinkler"
        ),
        ExclusionCondition.PROEFPLAATSING: Both("proefplaatsing", "trial placement"),
        ExclusionCondition.MEERZORG: Both("meerzorg", "meerzorg"),
    },
    TieKind: {
        TieKind.NIET_SAMEN: Both("niet op dezelfde plek", "not in the same place"),
    },
    Registration: {
        Registration.WVGGZ_ACCOMMODATIE: Both(
            "Wvggz-accommodatie", "Wvggz accommodatie"
        ),
        Registration.WZD_ACCOMMODATIE: Both("Wzd-accommodatie", "Wzd accommodatie"),
        Registration.WFZ_PRIVATE: Both(
            "Wfz private instelling", "Wfz private institution"
        ),
        Registration.WFZ_PRIVATE_TBS: Both(
            "Wfz private instelling voor tbs", "Wfz private institution for tbs"
        ),
        Registration.WFZ_RIJKS: Both("Wfz rijksinstelling", "Wfz state institution"),
    },
    OrderLaw: {
        OrderLaw.WVGGZ: Both("Wvggz", "Wvggz"),
        OrderLaw.WZD: Both("Wzd", "Wzd"),
        OrderLaw.WFZ: Both("Wfz", "Wfz"),
        OrderLaw.WFZ_TBS: Both("Wfz (tbs)", "Wfz (tbs)"),
    },
    TitleForm: {
        TitleForm.OPNAME: Both("opname", "admission"),
        TitleForm.AMBULANT: Both("zorg buiten de kliniek", "care outside the clinic"),
        TitleForm.KLINISCH: Both("klinische zorg", "clinical care"),
        TitleForm.BESCHERMD_WONEN: Both("beschermd wonen", "beschermd wonen"),
        TitleForm.AMBULANTE_BEHANDELING: Both(
            "ambulante behandeling", "outpatient treatment"
        ),
        TitleForm.AMBULANTE_BEGELEIDING: Both(
            "ambulante begeleiding", "outpatient support"
        ),
    },
    TitleKind: {
        TitleKind.WVGGZ_CRISISMAATREGEL: Both("crisismaatregel", "crisismaatregel"),
        TitleKind.WVGGZ_VCM: Both(
            "voortzetting van de crisismaatregel", "continued crisismaatregel"
        ),
        TitleKind.WVGGZ_ZORGMACHTIGING: Both("zorgmachtiging", "zorgmachtiging"),
        TitleKind.ZM_VIA_2_3_WFZ: Both(
            "zorgmachtiging via artikel 2.3 Wfz",
            "zorgmachtiging through article 2.3 Wfz",
        ),
        TitleKind.WZD_ART21: Both(
            "besluit tot opname (Wzd)", "besluit tot opname (Wzd)"
        ),
        TitleKind.WZD_IBS: Both("inbewaringstelling (Wzd)", "inbewaringstelling (Wzd)"),
        TitleKind.WZD_VIBS: Both(
            "voortgezette inbewaringstelling (Wzd)",
            "continued inbewaringstelling (Wzd)",
        ),
        TitleKind.WZD_RM: Both(
            "rechterlijke machtiging (Wzd)", "rechterlijke machtiging (Wzd)"
        ),
        TitleKind.RM_VIA_2_3_WFZ: Both(
            "rechterlijke machtiging via artikel 2.3 Wfz",
            "rechterlijke machtiging through article 2.3 Wfz",
        ),
        TitleKind.TBS_DWANG: Both(
            "tbs met dwangverpleging", "tbs with compulsory care"
        ),
        TitleKind.TBS_PROEFVERLOF: Both("proefverlof bij tbs", "tbs trial leave"),
        TitleKind.TBS_VOORWAARDELIJK_BEEINDIGD: Both(
            "tbs, dwangverpleging voorwaardelijk beëindigd", "tbs, conditionally ended"
        ),
        TitleKind.TBS_VOORWAARDEN: Both("tbs met voorwaarden", "tbs with conditions"),
        TitleKind.ISD: Both("ISD-maatregel", "ISD-maatregel"),
        TitleKind.VW_VEROORDELING_BV: Both(
            "voorwaardelijke veroordeling", "conditional sentence"
        ),
        TitleKind.SCHORSING_VH_BV: Both(
            "schorsing van de voorlopige hechtenis", "suspended pre-trial detention"
        ),
        TitleKind.VI_BV: Both(
            "voorwaardelijke invrijheidstelling", "conditional release"
        ),
        TitleKind.GVM_38Z: Both(
            "gedragsmaatregel (38z Sr)", "gedragsmaatregel (38z Sr)"
        ),
        TitleKind.DETENTIE_MET_ZORG: Both("detentie met zorg", "detention with care"),
    },
}
