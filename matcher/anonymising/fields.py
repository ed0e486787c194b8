"""The fields of an anonymous casus, and how each is made coarser step by step.

Every field is taken to be known to an attacker (a quasi-identifier). Step 0 is as
fine as it gets: a trait, a need or a title is never given by itself, only its group.
The last step of each field leaves it out.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from matcher.cells import area_of
from matcher.facts.case import titles_in_force
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.model.terms import (
    LIVING_NEEDS,
    STELSEL_OF,
    InstrumentStatus,
    Need,
    Security,
    Stelsel,
    TitleKind,
    Trait,
)
from matcher.result import CaseResult

Codes = tuple[str, ...]
Step = Callable[["Known"], Codes]
UNKNOWN: Final = "UNKNOWN"


class Field(StrEnum):
    """What a casus tells, the field that says most first: that is coarsened last."""

    OUTCOME = "OUTCOME"
    TRAITS = "TRAITS"
    NEEDS = "NEEDS"
    STELSELS = "STELSELS"
    TITLE = "TITLE"
    SECURITY = "SECURITY"
    HIGH_RISK = "HIGH_RISK"
    AGE = "AGE"
    SEX = "SEX"
    CHILD = "CHILD"
    URGENCY = "URGENCY"
    AREA = "AREA"


class Group(StrEnum):
    """Groups of traits, needs, titles and outcomes; never one of them by itself."""

    ADDICTION = "ADDICTION"
    BEHAVIOUR = "BEHAVIOUR"
    OFFENCE = "OFFENCE"
    HEALTH = "HEALTH"
    DAILY_LIFE = "DAILY_LIFE"
    HOUSING = "HOUSING"
    SUPPORT = "SUPPORT"
    ROUND_THE_CLOCK = "ROUND_THE_CLOCK"
    TREATMENT = "TREATMENT"
    NO_TREATMENT = "NO_TREATMENT"
    SPECIAL_DWELLING = "SPECIAL_DWELLING"
    CIVIL = "CIVIL"
    FORENSIC = "FORENSIC"
    PROPOSAL = "PROPOSAL"
    PLACED = "PLACED"
    WAITING = "WAITING"
    NOBODY = "NONE"
    SOME = "SOME"
    ONE = "ONE"
    SEVERAL = "SEVERAL"
    LOWER = "LOWER"
    HIGHER = "HIGHER"
    UNKNOWN = "UNKNOWN"
    YES = "YES"
    NO = "NO"


TRAIT_GROUPS: Final[Mapping[Trait, Group]] = {
    Trait.ACTIEF_MIDDELENGEBRUIK: Group.ADDICTION,
    Trait.FORSE_VERSLAVING: Group.ADDICTION,
    Trait.AGRESSIE_PERSONEEL: Group.BEHAVIOUR,
    Trait.AGRESSIE_BEWONERS: Group.BEHAVIOUR,
    Trait.GRENSOVERSCHRIJDEND: Group.BEHAVIOUR,
    Trait.NIET_GROEPSGESCHIKT: Group.BEHAVIOUR,
    Trait.BRANDSTICHTING: Group.OFFENCE,
    Trait.ZEDENDELICT: Group.OFFENCE,
    Trait.ZEDENDELICT_MINDERJARIG: Group.OFFENCE,
    Trait.VUURWAPENDELICT: Group.OFFENCE,
    Trait.SUICIDALITEIT_ACUUT: Group.HEALTH,
    Trait.LVB_ZONDER_LEERVERMOGEN: Group.HEALTH,
    Trait.LICHAMELIJKE_ZORGVRAAG: Group.HEALTH,
    Trait.WZD_VAN_TOEPASSING: Group.HEALTH,
    Trait.HUISDIER: Group.DAILY_LIFE,
    Trait.GEEN_DAGBESTEDING: Group.DAILY_LIFE,
}
NEED_GROUPS: Final[Mapping[Need, Group]] = {
    Need.WONEN: Group.HOUSING,
    Need.BEGELEIDING: Group.SUPPORT,
    Need.DAGBESTEDING: Group.SUPPORT,
    Need.BEGELEIDING_24U: Group.ROUND_THE_CLOCK,
    Need.VERPLEGING: Group.TREATMENT,
    Need.BEHANDELING_GGZ: Group.TREATMENT,
    Need.BEHANDELING_FORENSISCH: Group.TREATMENT,
    Need.BEHANDELING_VERSLAVING: Group.TREATMENT,
    Need.BEHANDELING_LVB: Group.TREATMENT,
    **dict.fromkeys(LIVING_NEEDS, Group.SPECIAL_DWELLING),
}
TITLE_GROUPS: Final[Mapping[TitleKind, Group]] = {
    kind: Group.CIVIL
    if kind.startswith(("WVGGZ", "WZD", "ZM_", "RM_"))
    else Group.FORENSIC
    for kind in TitleKind
}
HELD: Final = frozenset({InstrumentStatus.TOEGEKEND})
ADULT: Final = 18
GENERATIONS: Final = (ADULT, 30, 50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One person of the region, on the day of the run, with the outcome there."""

    case: Case
    area: str
    on: date
    outcome: CaseResult | None


def population(region: Region, outcomes: Iterable[CaseResult]) -> tuple[Known, ...]:
    """Return everybody in the region, who is placed already included, by reference."""
    by_case = {outcome.case: outcome for outcome in outcomes}
    return tuple(
        Known(
            case=case,
            area=area_of(region, case.municipality),
            on=region.as_of,
            outcome=by_case.get(case.ref),
        )
        for case in sorted(region.cases, key=lambda c: c.ref)
    )


def _sorted(codes: Iterable[str]) -> Codes:
    return tuple(sorted(set(codes))) or (Group.NOBODY,)


def _whether(codes: Codes) -> Codes:
    return codes if codes == (Group.NOBODY,) else (Group.SOME,)


def _left_out(_: Known) -> Codes:
    return ()


def _known(who: Known, name: str, value: str) -> Codes:
    return (UNKNOWN,) if name in who.case.unknown else (value,)


def _decade(who: Known) -> Codes:
    low = who.case.age - who.case.age % 10
    return _known(who, "age", f"{low}-{low + 9}")


def _generation(who: Known) -> Codes:
    bounds = [b for b in GENERATIONS if b <= who.case.age]
    low = bounds[-1] if bounds else 0
    above = [b for b in GENERATIONS if b > who.case.age]
    return _known(who, "age", f"{low}-{above[0] - 1}" if above else f"{low}+")


def _of_age(who: Known) -> Codes:
    adult = who.case.age >= ADULT
    return _known(who, "age", f"{ADULT}+" if adult else f"0-{ADULT - 1}")


def _traits(who: Known) -> Codes:
    return _sorted(TRAIT_GROUPS[trait] for trait in who.case.traits)


def _needs(who: Known) -> Codes:
    if "needs" in who.case.unknown:
        return (UNKNOWN,)
    return _sorted(NEED_GROUPS[need] for need in who.case.needs)


def _treatment(who: Known) -> Codes:
    needs = _needs(who)
    if needs == (UNKNOWN,):
        return needs
    return (Group.TREATMENT if Group.TREATMENT in needs else Group.NO_TREATMENT,)


def _titles(who: Known) -> Codes:
    found = titles_in_force(who.case, who.on)
    return _sorted(TITLE_GROUPS[title.kind] for title in found)


def _stelsels(who: Known) -> Codes:
    granted = (e for e in who.case.entitlements if e.status in HELD)
    found: set[Stelsel] = {STELSEL_OF[r] for e in granted for r in e.routes}
    return _sorted(found)


def _number(codes: Codes) -> Codes:
    if codes == (Group.NOBODY,):
        return codes
    return (Group.ONE,) if len(codes) == 1 else (Group.SEVERAL,)


def _level(who: Known) -> Codes:
    return _known(who, "security", str(int(who.case.security)))


def _lower_or_higher(who: Known) -> Codes:
    higher = who.case.security >= Security.GEMIDDELD
    return _known(who, "security", Group.HIGHER if higher else Group.LOWER)


def _outcome(who: Known) -> Codes:
    if who.outcome is None:
        return (Group.PLACED,)
    no = who.outcome.no
    return (Group.PROPOSAL,) if no is None else (no.kind,)


def _has_place(who: Known) -> Codes:
    waits = who.outcome is not None and who.outcome.no is not None
    return (Group.WAITING,) if waits else (Group.PLACED,)


def _urgency(who: Known) -> Codes:
    return (Group.PLACED,) if who.outcome is None else (f"U{who.outcome.urgency}",)


def _yes(*, answer: bool) -> str:
    return Group.YES if answer else Group.NO


STEPS: Final[Mapping[Field, tuple[Step, ...]]] = {
    Field.OUTCOME: (_outcome, _has_place, _left_out),
    Field.TRAITS: (_traits, lambda who: _whether(_traits(who)), _left_out),
    Field.NEEDS: (_needs, _treatment, _left_out),
    Field.STELSELS: (_stelsels, lambda who: _number(_stelsels(who)), _left_out),
    Field.TITLE: (_titles, lambda who: _whether(_titles(who)), _left_out),
    Field.SECURITY: (_level, _lower_or_higher, _left_out),
    Field.HIGH_RISK: (
        lambda who: _known(who, "high_risk", _yes(answer=who.case.high_risk)),
        _left_out,
    ),
    Field.AGE: (_decade, _generation, _of_age, _left_out),
    Field.SEX: (lambda who: _known(who, "sex", who.case.sex), _left_out),
    Field.CHILD: (lambda who: (_yes(answer=who.case.with_child),), _left_out),
    Field.URGENCY: (_urgency, _left_out),
    Field.AREA: (lambda who: (who.area,), _left_out),
}
# What somebody elsewhere would miss most. Policy; a desk may weigh it otherwise.
WORTH: Final[Mapping[Field, int]] = {
    Field.OUTCOME: 4,
    Field.TRAITS: 3,
    Field.NEEDS: 3,
    Field.STELSELS: 2,
    Field.TITLE: 2,
    Field.SECURITY: 2,
    Field.HIGH_RISK: 1,
    Field.AGE: 1,
    Field.SEX: 1,
    Field.CHILD: 1,
    Field.URGENCY: 1,
    Field.AREA: 1,
}
# What somebody in the street may know of a person, and what must not follow from it.
OUTWARD: Final = (Field.AGE, Field.SEX, Field.CHILD, Field.AREA)
SENSITIVE: Final = (Field.TRAITS, Field.TITLE, Field.HIGH_RISK)
