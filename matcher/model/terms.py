"""The words of the field as closed lists; Dutch legal nouns stay Dutch."""

from enum import IntEnum, StrEnum


class Stelsel(StrEnum):
    """Funding system with its own law, payer and instrument."""

    WMO = "WMO"
    WLZ = "WLZ"
    ZVW = "ZVW"
    WFZ = "WFZ"
    JEUGDWET = "JEUGDWET"
    EIGEN = "EIGEN_MIDDELEN"
    MAATWERK = "MAATWERK"


class Route(StrEnum):
    """One way to pay one component of an option, within one stelsel."""

    HUUR = "HUUR"
    WMO_OPVANG = "WMO_OPVANG"
    WMO_BW = "WMO_BW"
    WMO_BEGELEIDING = "WMO_BEGELEIDING"
    WLZ_VERBLIJF = "WLZ_VERBLIJF"
    WLZ_VERBLIJF_BEHANDELING = "WLZ_VERBLIJF_BEHANDELING"
    WLZ_GGZ_B = "WLZ_GGZ_B"
    WLZ_THUIS = "WLZ_THUIS"
    WLZ_BEHANDELING = "WLZ_BEHANDELING"
    ZVW_VERBLIJF = "ZVW_VERBLIJF"
    ZVW_AMBULANT = "ZVW_AMBULANT"
    ZVW_WIJKVERPLEGING = "ZVW_WIJKVERPLEGING"
    WFZ_KLINISCH = "WFZ_KLINISCH"
    WFZ_BW = "WFZ_BW"
    WFZ_AMBULANT = "WFZ_AMBULANT"
    JEUGD_VERBLIJF = "JEUGD_VERBLIJF"
    JEUGD_GESLOTEN = "JEUGD_GESLOTEN"
    JEUGD_AMBULANT = "JEUGD_AMBULANT"
    MAATWERK = "MAATWERK"


STELSEL_OF: dict[Route, Stelsel] = {
    Route.HUUR: Stelsel.EIGEN,
    Route.MAATWERK: Stelsel.MAATWERK,
    **{r: Stelsel.WMO for r in Route if r.startswith("WMO")},
    **{r: Stelsel.WLZ for r in Route if r.startswith("WLZ")},
    **{r: Stelsel.ZVW for r in Route if r.startswith("ZVW")},
    **{r: Stelsel.WFZ for r in Route if r.startswith("WFZ")},
    **{r: Stelsel.JEUGDWET for r in Route if r.startswith("JEUGD")},
}


class FunderKind(StrEnum):
    """Who pays under a stelsel."""

    COLLEGE = "COLLEGE"
    ZORGKANTOOR = "ZORGKANTOOR"
    ZORGVERZEKERAAR = "ZORGVERZEKERAAR"
    DJI = "DJI"
    TENANT = "HUURDER"
    GUARANTOR = "GARANT"


class Instrument(StrEnum):
    """The paper on which a claim to payment rests."""

    BESCHIKKING_WMO = "BESCHIKKING_WMO"
    INDICATIEBESLUIT_CIZ = "INDICATIEBESLUIT_CIZ"
    VERWIJZING = "VERWIJZING"
    PLAATSINGSBESLUIT_DJI = "PLAATSINGSBESLUIT_DJI"
    VERLENINGSBESCHIKKING_JEUGD = "VERLENINGSBESCHIKKING_JEUGD"
    HUUROVEREENKOMST = "HUUROVEREENKOMST"
    AFSPRAAK_MAATWERK = "AFSPRAAK_MAATWERK"


class InstrumentStatus(StrEnum):
    """Where the decision on an instrument stands."""

    GEEN = "GEEN"
    AANGEVRAAGD = "AANGEVRAAGD"
    TOEGEKEND = "TOEGEKEND"
    AFGEWEZEN = "AFGEWEZEN"
    VERLOPEN = "VERLOPEN"
    INGETROKKEN = "INGETROKKEN"
    BEZWAAR = "BEZWAAR"


class Ground(StrEnum):
    """Ground (grondslag) on which CIZ gave access to the Wlz."""

    PSYCHISCH = "PSYCHISCHE_STOORNIS"
    VERSTANDELIJK = "VERSTANDELIJKE_HANDICAP"
    LICHAMELIJK = "LICHAMELIJKE_HANDICAP"
    SOMATISCH = "SOMATISCH"
    PG = "PSYCHOGERIATRISCH"


class Profile(StrEnum):
    """Wlz zorgprofiel (iWlz code list COD163), the ones this desk meets."""

    GGZ_W_1 = "GGZ_W_1"
    GGZ_W_2 = "GGZ_W_2"
    GGZ_W_3 = "GGZ_W_3"
    GGZ_W_4 = "GGZ_W_4"
    GGZ_W_5 = "GGZ_W_5"
    GGZ_B_3 = "GGZ_B_3"
    GGZ_B_4 = "GGZ_B_4"
    GGZ_B_5 = "GGZ_B_5"
    GGZ_B_6 = "GGZ_B_6"
    GGZ_B_7 = "GGZ_B_7"
    LVG_1 = "LVG_1"
    LVG_2 = "LVG_2"
    LVG_3 = "LVG_3"
    LVG_4 = "LVG_4"
    LVG_5 = "LVG_5"
    SGLVG_1 = "SGLVG_1"
    VG_3 = "VG_3"
    VG_4 = "VG_4"
    VG_5 = "VG_5"
    VG_6 = "VG_6"
    VG_7 = "VG_7"
    VG_8 = "VG_8"


class DeliveryForm(StrEnum):
    """Leveringsvorm of an entitlement."""

    ZIN = "ZIN"
    PGB = "PGB"
    VERBLIJF = "WLZ_VERBLIJF"
    VPT = "WLZ_VPT"
    MPT = "WLZ_MPT"
    WLZ_PGB = "WLZ_PGB"


class Sex(StrEnum):
    """Sex as far as a place restricts it."""

    MAN = "MAN"
    VROUW = "VROUW"
    X = "X"


class Security(IntEnum):
    """Beveiligingsniveau 0 (none) to 4 (very high, FPC)."""

    GEEN = 0
    LAAG = 1
    GEMIDDELD = 2
    HOOG = 3
    ZEER_HOOG = 4


class Need(StrEnum):
    """What a case needs and a place or team offers."""

    WONEN = "WONEN"
    BEGELEIDING = "BEGELEIDING"
    BEGELEIDING_24U = "BEGELEIDING_24U"
    BEHANDELING_GGZ = "BEHANDELING_GGZ"
    BEHANDELING_FORENSISCH = "BEHANDELING_FORENSISCH"
    BEHANDELING_VERSLAVING = "BEHANDELING_VERSLAVING"
    BEHANDELING_LVB = "BEHANDELING_LVB"
    DAGBESTEDING = "DAGBESTEDING"
    VERPLEGING = "VERPLEGING"
    SOLITAIR = "SOLITAIR"
    PRIKKELARM = "PRIKKELARM"
    TOEZICHT_AANWEZIG = "TOEZICHT_AANWEZIG"


LIVING_NEEDS = frozenset({Need.SOLITAIR, Need.PRIKKELARM, Need.TOEZICHT_AANWEZIG})


class Trait(StrEnum):
    """A risk or circumstance that a place may exclude (contra-criterium)."""

    ACTIEF_MIDDELENGEBRUIK = "ACTIEF_MIDDELENGEBRUIK"
    FORSE_VERSLAVING = "FORSE_VERSLAVING"
    AGRESSIE_PERSONEEL = "AGRESSIE_TEGEN_PERSONEEL"
    AGRESSIE_BEWONERS = "AGRESSIE_TEGEN_MEDEBEWONERS"
    GRENSOVERSCHRIJDEND = "GRENSOVERSCHRIJDEND_GEDRAG"
    NIET_GROEPSGESCHIKT = "NIET_GROEPSGESCHIKT"
    BRANDSTICHTING = "BRANDSTICHTING"
    ZEDENDELICT = "ZEDENDELICT"
    ZEDENDELICT_MINDERJARIG = "ZEDENDELICT_MINDERJARIG"
    VUURWAPENDELICT = "VUURWAPENDELICT"
    SUICIDALITEIT_ACUUT = "SUICIDALITEIT_ACUUT"
    LVB_ZONDER_LEERVERMOGEN = "LVB_ZONDER_LEERVERMOGEN"
    LICHAMELIJKE_ZORGVRAAG = "LICHAMELIJKE_ZORGVRAAG"
    WZD_VAN_TOEPASSING = "WZD_VAN_TOEPASSING"
    HUISDIER = "HUISDIER"
    GEEN_DAGBESTEDING = "GEEN_DAGBESTEDING"


class ExclusionCondition(StrEnum):
    """Coded condition under which a provider lets an exclusion go."""

    TERUGNAMEGARANTIE = "TERUGNAMEGARANTIE"
    EXTRA_TOEZICHT = "EXTRA_TOEZICHT"
    SPRINKLERKAMER = "SPRINKLERKAMER"
    PROEFPLAATSING = "PROEFPLAATSING"
    MEERZORG = "MEERZORG"


class StayKind(StrEnum):
    """Kind of stay on which consent is asked."""

    EIGEN_WONING = "EIGEN_WONING"
    BESCHERMD_WONEN = "BESCHERMD_WONEN"
    INSTELLING = "INSTELLING"
    OPNAME = "OPNAME"


ADMISSIONS = frozenset({StayKind.INSTELLING, StayKind.OPNAME})


class Answered(StrEnum):
    """What the person answered about one kind of stay."""

    JA = "JA"
    NEE = "NEE"
    NIET_GEVRAAGD = "NIET_GEVRAAGD"


class TitleKind(StrEnum):
    """Juridische titel that is, or may be, in force."""

    WVGGZ_CRISISMAATREGEL = "WVGGZ_CRISISMAATREGEL"
    WVGGZ_VCM = "WVGGZ_VCM"
    WVGGZ_ZORGMACHTIGING = "WVGGZ_ZORGMACHTIGING"
    ZM_VIA_2_3_WFZ = "ZM_VIA_2_3_WFZ"
    WZD_ART21 = "WZD_ART21"
    WZD_IBS = "WZD_IBS"
    WZD_VIBS = "WZD_VIBS"
    WZD_RM = "WZD_RM"
    RM_VIA_2_3_WFZ = "RM_VIA_2_3_WFZ"
    TBS_DWANG = "TBS_DWANG"
    TBS_PROEFVERLOF = "TBS_PROEFVERLOF"
    TBS_VOORWAARDELIJK_BEEINDIGD = "TBS_VOORWAARDELIJK_BEEINDIGD"
    TBS_VOORWAARDEN = "TBS_VOORWAARDEN"
    ISD = "ISD"
    VW_VEROORDELING_BV = "VW_VEROORDELING_BV"
    SCHORSING_VH_BV = "SCHORSING_VH_BV"
    VI_BV = "VI_BV"
    GVM_38Z = "GVM_38Z"
    DETENTIE_MET_ZORG = "DETENTIE_MET_ZORG"


class TitleForm(StrEnum):
    """What a title orders or names: the form decides where it may be executed."""

    OPNAME = "OPNAME"
    AMBULANT = "AMBULANT"
    KLINISCH = "KLINISCH"
    BESCHERMD_WONEN = "BESCHERMD_WONEN"
    AMBULANTE_BEHANDELING = "AMBULANTE_BEHANDELING"
    AMBULANTE_BEGELEIDING = "AMBULANTE_BEGELEIDING"


class Registration(StrEnum):
    """Registration of a location under which a title may be executed."""

    WVGGZ_ACCOMMODATIE = "WVGGZ_ACCOMMODATIE"
    WZD_ACCOMMODATIE = "WZD_ACCOMMODATIE"
    WFZ_PRIVATE = "WFZ_PRIVATE"
    WFZ_PRIVATE_TBS = "WFZ_PRIVATE_TBS"
    WFZ_RIJKS = "WFZ_RIJKS"


class Consequence(StrEnum):
    """What happens when the latest date passes."""

    GEEN = "GEEN"
    GEEN_DAK = "GEEN_DAK"
    TITEL_VERVALT = "TITEL_VERVALT"
    GEVAAR = "GEVAAR"
    ONTRUIMING = "ONTRUIMING"
    KOSTEN = "KOSTEN"


HARD_CONSEQUENCES = frozenset(
    {Consequence.GEEN_DAK, Consequence.TITEL_VERVALT, Consequence.GEVAAR}
)


class UrgencyReason(StrEnum):
    """Why there is a latest date, in the words of the partner that set it."""

    ACUUT = "ACUUT"
    ZORGMACHTIGING = "ZORGMACHTIGING"
    TITEL_EINDE = "TITEL_EINDE"
    DETENTIE_EINDE = "DETENTIE_EINDE"
    ONTRUIMING = "ONTRUIMING"
    OPSCHALEN = "OPSCHALEN"
    VERKEERD_BED = "VERKEERD_BED"
    GEEN_SPOED = "GEEN_SPOED"


class Basic(StrEnum):
    """A basic matter that has to be in order before a route can pay."""

    IDENTITEIT = "IDENTITEIT"
    VERZEKERING = "VERZEKERING"
    INKOMEN = "INKOMEN"
    ADRES = "ADRES"
    VERBLIJFSRECHT = "VERBLIJFSRECHT"


class PlaceType(StrEnum):
    """Type of place, as the field names it."""

    ZELFSTANDIG = "ZELFSTANDIG"
    BESCHERMD_THUIS = "BESCHERMD_THUIS"
    BESCHERMD_WONEN = "BESCHERMD_WONEN"
    BW_PLUS = "BW_PLUS"
    DOMUS = "DOMUS"
    SKAEVE_HUSE = "SKAEVE_HUSE"
    OPVANG = "OPVANG_MO"
    TIMEOUT = "TIMEOUT_RESPIJT"
    HIC = "HIC"
    FHIC = "FHIC_HIBZ"
    KIB = "KIB_KLINIEK"
    VERSLAVINGSKLINIEK = "VERSLAVINGSKLINIEK"
    FVA = "FVA"
    FPA = "FPA"
    FPK = "FPK"
    FPC = "FPC"
    FBW = "FBW"
    WLZ_GGZ_WONEN = "WLZ_GGZ_WONEN"
    WLZ_GGZ_W5 = "WLZ_GGZ_W5"
    VG_WONEN = "VG_WONEN"
    SGLVG = "SGLVG_KLINIEK"
    JEUGD_24U = "JEUGD_24U"
    FACT = "FACT_TEAM"
    FORFACT = "FORFACT_TEAM"
    BEGELEIDING = "BEGELEIDINGSTEAM"
    PILOT = "PILOT"


class PlacementStatus(StrEnum):
    """How firm an existing placement is."""

    GEPLAATST = "GEPLAATST"
    VASTGEHOUDEN = "VASTGEHOUDEN"
    VOORGESTELD = "VOORGESTELD"


class TieKind(StrEnum):
    """Relation between two cases that a plan has to respect."""

    NIET_SAMEN = "NIET_SAMEN"


class StayEnding(StrEnum):
    """How a stay ended."""

    DOORGESTROOMD = "DOORGESTROOMD"
    TERUGGEVALLEN = "TERUGGEVALLEN"
    OVERLEDEN = "OVERLEDEN"
    ANDERS = "ANDERS"


class AgendaOutcome(StrEnum):
    """What partners decided about an item of a gap report."""

    TOEGEZEGD = "TOEGEZEGD"
    ONDERZOEK = "ONDERZOEK"
    AFGEWEZEN = "AFGEWEZEN"
    AANGEHOUDEN = "AANGEHOUDEN"
