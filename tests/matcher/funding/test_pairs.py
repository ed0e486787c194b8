"""Conditional cells of the matrix, resolved for a case by the rule they name."""

import pytest

from matcher.funding.conditions import ConditionCode
from matcher.funding.pairs import Access, Pair, beside, pairs, row_of
from matcher.funding.samenloop import Row
from matcher.model.terms import Ground, Route
from matcher.way import Payment, Way

R = Route
PSYCHIC, OTHER = Ground.PSYCHISCH, Ground.VERSTANDELIJK
NONE, GRANTED = Access.NONE, Access.GRANTED
C = ConditionCode
NO = None
ZONDER, MET = R.WLZ_VERBLIJF, R.WLZ_VERBLIJF_BEHANDELING


def found(housing, care, access, ground, *, home=False):
    """Return what has to be confirmed; None when the pair is not lawful."""
    answer = beside(Pair(housing, care, home), access, ground)
    return answer.confirm if answer.lawful else NO


@pytest.mark.parametrize(
    ("housing", "care", "access", "ground", "expected"),
    [
        # R1, R2: conditions of the Wmo payment itself
        (R.HUUR, R.WMO_BEGELEIDING, GRANTED, PSYCHIC, ()),
        (ZONDER, R.WMO_BEGELEIDING, GRANTED, PSYCHIC, ()),
        (R.WMO_BW, R.WLZ_THUIS, GRANTED, PSYCHIC, ()),
        (R.WMO_OPVANG, R.WLZ_BEHANDELING, GRANTED, PSYCHIC, ()),
        # R4: psychiatric treatment belongs to the Wlz on a psychiatric ground
        (R.HUUR, R.ZVW_AMBULANT, GRANTED, PSYCHIC, (C.ZVW_BESIDE_WLZ,)),
        (R.HUUR, R.WLZ_BEHANDELING, GRANTED, PSYCHIC, ()),
        (ZONDER, R.ZVW_AMBULANT, GRANTED, PSYCHIC, (C.ZVW_BESIDE_WLZ,)),
        (ZONDER, R.WLZ_BEHANDELING, GRANTED, PSYCHIC, ()),
        # R5: on another ground Zvw is allowed, and Wlz only when integral
        (R.HUUR, R.ZVW_AMBULANT, GRANTED, OTHER, ()),
        (R.HUUR, R.WLZ_BEHANDELING, GRANTED, OTHER, NO),
        (ZONDER, R.ZVW_AMBULANT, GRANTED, OTHER, ()),
        (ZONDER, R.WLZ_BEHANDELING, GRANTED, OTHER, NO),
        (MET, R.ZVW_AMBULANT, GRANTED, OTHER, (C.TREATMENT_NOT_INTEGRAL,)),
        (MET, R.ZVW_AMBULANT, GRANTED, PSYCHIC, NO),
        # R7, R11
        (R.ZVW_VERBLIJF, R.WMO_BEGELEIDING, NONE, None, (C.WMO_DURING_STAY,)),
        (R.WFZ_KLINISCH, R.ZVW_WIJKVERPLEGING, NONE, None, (C.WLZ_BESIDE_WFZ,)),
        (R.WFZ_BW, R.WLZ_THUIS, GRANTED, OTHER, (C.WLZ_BESIDE_WFZ,)),
        (ZONDER, R.WFZ_AMBULANT, GRANTED, OTHER, (C.WLZ_BESIDE_WFZ,)),
        # R10, R12: what the title names, day by day
        (R.HUUR, R.WFZ_AMBULANT, NONE, None, ()),
        (R.WFZ_BW, R.ZVW_AMBULANT, NONE, None, ()),
        # stapelzorg: DJI buys both as one stack
        (R.WFZ_BW, R.WFZ_AMBULANT, NONE, None, ()),
        # excluded and included
        (R.WMO_BW, R.WMO_BEGELEIDING, NONE, None, NO),
        (R.ZVW_VERBLIJF, R.ZVW_AMBULANT, NONE, None, NO),
        (R.ZVW_VERBLIJF, R.WLZ_THUIS, GRANTED, PSYCHIC, NO),
        (R.WFZ_BW, R.WMO_BEGELEIDING, NONE, None, NO),
        (R.WFZ_KLINISCH, R.ZVW_AMBULANT, NONE, None, NO),
        (R.JEUGD_GESLOTEN, R.WMO_BEGELEIDING, NONE, None, NO),
        (R.JEUGD_GESLOTEN, R.ZVW_WIJKVERPLEGING, NONE, None, NO),
        # outside the matrix
        (R.HUUR, R.JEUGD_AMBULANT, NONE, None, ()),
        (R.JEUGD_VERBLIJF, R.JEUGD_AMBULANT, NONE, None, ()),
        (R.JEUGD_VERBLIJF, R.ZVW_AMBULANT, NONE, None, ()),
        (R.JEUGD_VERBLIJF, R.WMO_BEGELEIDING, NONE, None, NO),
        (R.WMO_BW, R.JEUGD_AMBULANT, NONE, None, NO),
        (R.MAATWERK, R.ZVW_AMBULANT, NONE, None, ()),
        (R.WMO_BW, R.MAATWERK, NONE, None, ()),
        # care by the route of the stay is the stay's own price
        (R.WFZ_BW, R.WFZ_BW, NONE, None, ()),
        (R.WFZ_BW, R.WMO_BW, NONE, None, NO),
    ],
)
def test_each_pair_is_answered_for_the_case(housing, care, access, ground, expected):
    assert found(housing, care, access, ground) == expected


@pytest.mark.parametrize(
    ("access", "home", "row"),
    [
        (Access.NONE, False, Row.EIGEN_WONING),
        (Access.PENDING, False, Row.EIGEN_WONING),
        (Access.GRANTED, False, Row.EIGEN_WONING_WLZ),
        (Access.NONE, True, Row.EIGEN_WONING_WLZ),
    ],
)
def test_a_dwelling_is_another_row_for_who_has_the_wlz(access, home, row):
    assert row_of(Pair(R.HUUR, R.WLZ_THUIS, home), access) is row


def test_a_way_is_paired_with_its_housing():
    way = Way(Payment(R.HUUR), Payment(R.WLZ_THUIS), Payment(R.ZVW_AMBULANT))
    assert list(pairs(way)) == [
        Pair(R.HUUR, R.WLZ_THUIS, wlz_at_home=True),
        Pair(R.HUUR, R.ZVW_AMBULANT, wlz_at_home=True),
    ]
    assert list(pairs(Way(None, None, Payment(R.ZVW_AMBULANT)))) == []
