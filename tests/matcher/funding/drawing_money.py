"""Small regions in which money is difficult: one case, one house, one team."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import strategies as st

from fixtures.casussen.defaults import (
    AS_OF,
    BASE_CASE,
    BASE_PLACE,
    COLLEGE,
    DJI,
    FREE,
    GUARANTOR,
    HILVERSUM,
    INSURER,
    UTRECHT,
    WOERDEN,
    ZORGKANTOOR,
    region_of,
    site,
)
from fixtures.casussen.templates import FORFACT
from matcher.model.case import Entitlement, StayNow, Title, Urgency
from matcher.model.place import Opening
from matcher.model.terms import (
    Basic,
    Consequence,
    Ground,
    Instrument,
    InstrumentStatus,
    Need,
    Profile,
    Route,
    TitleForm,
    TitleKind,
    UrgencyReason,
)

HOUSING = (
    Route.HUUR,
    Route.WMO_OPVANG,
    Route.WMO_BW,
    Route.WLZ_VERBLIJF,
    Route.WLZ_VERBLIJF_BEHANDELING,
    Route.WLZ_GGZ_B,
    Route.ZVW_VERBLIJF,
    Route.WFZ_KLINISCH,
    Route.WFZ_BW,
    Route.JEUGD_VERBLIJF,
    Route.MAATWERK,
)
SUPPORT = (Route.WMO_BEGELEIDING, Route.WLZ_THUIS, Route.WFZ_AMBULANT, Route.MAATWERK)
TREATMENT = (
    Route.ZVW_AMBULANT,
    Route.WFZ_AMBULANT,
    Route.WLZ_BEHANDELING,
    Route.JEUGD_AMBULANT,
)
PROFILES = (Profile.GGZ_W_3, Profile.VG_6, Profile.GGZ_B_5)
KINDS = (
    TitleKind.TBS_DWANG,
    TitleKind.VW_VEROORDELING_BV,
    TitleKind.SCHORSING_VH_BV,
    TitleKind.DETENTIE_MET_ZORG,
    TitleKind.WVGGZ_ZORGMACHTIGING,
)
PAPERS = {
    Instrument.BESCHIKKING_WMO: (
        (Route.WMO_BW, Route.WMO_OPVANG, Route.WMO_BEGELEIDING),
        (COLLEGE[UTRECHT], COLLEGE[HILVERSUM]),
    ),
    Instrument.INDICATIEBESLUIT_CIZ: (
        (Route.WLZ_VERBLIJF, Route.WLZ_VERBLIJF_BEHANDELING, Route.WLZ_THUIS),
        (ZORGKANTOOR, ""),
    ),
    Instrument.VERWIJZING: ((Route.ZVW_VERBLIJF, Route.ZVW_AMBULANT), (INSURER, "")),
    Instrument.PLAATSINGSBESLUIT_DJI: (
        (Route.WFZ_BW, Route.WFZ_KLINISCH, Route.WFZ_AMBULANT),
        (DJI,),
    ),
    Instrument.VERLENINGSBESCHIKKING_JEUGD: (
        (Route.JEUGD_VERBLIJF, Route.JEUGD_AMBULANT),
        (COLLEGE[UTRECHT],),
    ),
    Instrument.AFSPRAAK_MAATWERK: ((Route.MAATWERK,), (GUARANTOR,)),
}

STATUSES = (
    *(3 * [InstrumentStatus.TOEGEKEND]),
    *(2 * [InstrumentStatus.AANGEVRAAGD]),
    *InstrumentStatus,
)
FORMS = (
    TitleForm.KLINISCH,
    TitleForm.BESCHERMD_WONEN,
    TitleForm.AMBULANTE_BEHANDELING,
    TitleForm.AMBULANTE_BEGELEIDING,
)


class Draw:
    """Draws evenly from a seed: rich regions matter more here than small ones."""

    def __init__(self, seed):
        self.random = Random(seed)  # noqa: S311 - no secrets

    def one(self, *values):
        """Return one of the values."""
        return self.random.choice(values)

    def some(self, values, least, most):
        """Return between `least` and `most` of the values, sorted."""
        count = self.random.randint(least, most)
        return tuple(sorted(self.random.sample(values, count)))

    def day(self, first=-40, last=260):
        """Return a day around the day of the run."""
        return AS_OF + timedelta(days=self.random.randint(first, last))


def entitlement(draw):
    instrument = draw.one(*sorted(PAPERS))
    routes, funders = PAPERS[instrument]
    is_ciz = instrument is Instrument.INDICATIEBESLUIT_CIZ
    if is_ciz and draw.one(0, 0, 1):
        routes = (Route.WLZ_GGZ_B,)
    return Entitlement(
        routes=draw.one(tuple(sorted(routes)), draw.some(routes, 1, len(routes))),
        instrument=instrument,
        status=draw.one(*STATUSES),
        funder=draw.one(*funders),
        applied=draw.one(None, draw.day(-60, 0)),
        due=draw.one(None, draw.day()),
        start=draw.one(None, None, draw.day(0, 40)),
        until=draw.one(None, None, draw.day()),
        ground=draw.one(*2 * [Ground.PSYCHISCH], *Ground) if is_ciz else None,
        ground_unknown=is_ciz and draw.one(*5 * [False], True),
        profiles=draw.some(PROFILES, 0, 3) if is_ciz else (),
    )


def title(draw):
    start = draw.one(draw.day(-300, -1), draw.day())
    return Title(
        kind=draw.one(*KINDS),
        forms=draw.some(FORMS, 0, 3),
        start=start,
        until=draw.one(None, start + timedelta(days=draw.random.randint(1, 400))),
    )


def case(draw):
    unknown = draw.some(("age", "needs", "residence_right"), 0, 2)
    return replace(
        BASE_CASE,
        age=draw.one(16, 20, 35, 35),
        needs=(draw.one(Need.BEGELEIDING, Need.BEHANDELING_GGZ),),
        municipality=draw.one(UTRECHT, HILVERSUM),
        available=draw.one(AS_OF, draw.day()),
        urgency=Urgency(
            reason=UrgencyReason.ONTRUIMING,
            latest=draw.day(),
            consequence=draw.one(Consequence.GEEN_DAK, Consequence.KOSTEN),
        ),
        stay_now=StayNow(kind="HIC", zvw_days=draw.one(0, 0, 900, 1050, 1095)),
        titles=tuple(title(draw) for _ in range(draw.one(0, 0, 1, 1, 2))),
        entitlements=tuple(entitlement(draw) for _ in range(draw.one(2, 4, 6))),
        basics=draw.one(*4 * [tuple(Basic)], (Basic.IDENTITEIT,)),
        insurer=draw.one(INSURER, INSURER, None),
        zorgkantoor=draw.one(ZORGKANTOOR, ZORGKANTOOR, None),
        unknown=draw.one((), (), (), unknown),
    )


def region(seed):
    """Return a region of one case, one house with openings, and perhaps a team."""
    draw = Draw(seed)
    opens = (Opening(start=draw.day(), count=1),)
    house = replace(
        BASE_PLACE,
        ref="HUIS",
        housing=draw.some(HOUSING, 1, 4),
        support=draw.one((), draw.some(SUPPORT, 0, 2)),
        profiles=draw.some(PROFILES, 1, 3),
        combines=True,
        max_stay_days=draw.one(None, None, draw.random.randint(1, 200)),
        openings=draw.one(FREE, FREE, opens, ()),
    )
    team = replace(FORFACT, ref="TEAM", treatment=draw.some(TREATMENT, 1, 3))
    payers = draw.one(everybody(house), everybody(house), None)
    where = draw.one(UTRECHT, UTRECHT, WOERDEN)
    sites = [site(house, municipality=where, pays=payers)]
    if draw.one(0, 1):
        sites.append(site(team))
    return region_of([case(draw)], sites)


def regions():
    """Return the strategy of regions, each from a seed."""
    return st.integers(0, 2**32 - 1).map(region)


def everybody(house):
    """Return contracts of the house with two colleges and all other payers."""
    routes = {*house.housing, *house.support}
    wmo = tuple(sorted(r for r in routes if r.startswith(("WMO", "JEUGD"))))
    rest = {
        ZORGKANTOOR: tuple(sorted(r for r in routes if r.startswith("WLZ"))),
        INSURER: tuple(sorted(r for r in routes if r.startswith("ZVW"))),
        DJI: tuple(sorted(r for r in routes if r.startswith("WFZ"))),
    }
    paid = {COLLEGE[UTRECHT]: wmo, COLLEGE[HILVERSUM]: wmo, **rest}
    return tuple((funder, agreed) for funder, agreed in paid.items() if agreed)
