"""From which fields of its record each fact, limit and step of a case is worked out.

A path is `titles.until`: a field of the record, or of what a list in it holds. Besides
these, `ref` names the case and settles the order of equals, and `unknown` says of
which fields the value is not known. `placements`, `rulings` and `ties` are records of
their own: who is housed or held, which rule is lifted, and who has to be kept apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import get_args, get_type_hints

from matcher.funding.layers import CaseMoney
from matcher.kinds import LimitKind
from matcher.model.case import Case
from matcher.objective import StepName

Paths = tuple[str, ...]

NAMING: Paths = ("ref", "unknown")
BESIDE: Paths = ("placements", "rulings", "ties")
TITLES: Paths = ("titles.forms", "titles.kind", "titles.start", "titles.until")
START_BY: Paths = ("available", "urgency.consequence", "urgency.latest")
RISKS: Paths = ("checked_absent", "traits")
# Who pays, from when until when, is one account of all these together.
MONEY: Paths = (
    "age",
    "basics",
    "entitlements.applied",
    "entitlements.cents_per_day",
    "entitlements.due",
    "entitlements.form",
    "entitlements.funder",
    "entitlements.ground",
    "entitlements.ground_unknown",
    "entitlements.instrument",
    "entitlements.place",
    "entitlements.profiles",
    "entitlements.routes",
    "entitlements.start",
    "entitlements.status",
    "entitlements.until",
    "insurer",
    "intensity_cents",
    "municipality",
    "needs",
    "stay_now.kind",
    "stay_now.zvw_days",
    *START_BY,
    *TITLES,
    "zorgkantoor",
)
_ALONE: Mapping[str, Paths] = {
    "age": ("age",),
    "sex": ("sex",),
    "security": ("security",),
    "traits": RISKS,
    "care": ("needs",),
    "living": ("needs",),
    "consents": ("consents.answer", "consents.stay"),
    "consents_closed": ("consents.answer", "consents.closed_door", "consents.stay"),
    "declined": ("consents.answer", "consents.stay"),
    "ordered": ("available", *TITLES),
    "admission_until": ("available", *TITLES),
    "sheltered_until": ("available", *TITLES),
    "admission_orders": ("available", *TITLES),
    "basics": ("basics",),
    "residence_right": ("basics",),
    "with_child": ("with_child",),
    "over_security_reason": ("over_security_reason",),
    "home": ("municipality",),
    "refused_by": ("refused_by",),
    "denied": ("denied",),
    "earliest": ("available",),
    "start_by": START_BY,
    "intensity": ("intensity_cents",),
}
OF_FACT: Mapping[str, Paths] = {
    **{f.name: MONEY for f in fields(CaseMoney)},
    **_ALONE,
}
OF_LIMIT: Mapping[LimitKind, Paths] = {
    LimitKind.OPENING: (),
    LimitKind.CARE_LOAD: ("care_hours",),
    LimitKind.HIGH_RISK: ("high_risk",),
    LimitKind.GROUP_CAP: RISKS,
    LimitKind.KEEP_APART: ("ties",),
    LimitKind.BUDGET: MONEY,
    LimitKind.CONTRACT_CEILING: MONEY,
}
_PLACED: Paths = ("urgency.latest", "waiting_since")
OF_STEP: Mapping[StepName, Paths] = {
    StepName.PLACED_U0: _PLACED,
    StepName.PLACED_U1: _PLACED,
    StepName.PLACED_U2: _PLACED,
    StepName.PLACED_U3: _PLACED,
    StepName.LATE_DAYS: MONEY,
    StepName.WAITED_DAYS: ("waiting_since",),
    StepName.START_DAYS: MONEY,
    StepName.CONDITIONAL: MONEY,
    StepName.OVER_SECURITY: ("security",),
    StepName.FIT: ("municipality", "network", "stay_now.place", "wishes"),
    StepName.MOVED: ("placements",),
    StepName.COST_PER_DAY: MONEY,
}
USED: frozenset[str] = frozenset((*NAMING, *BESIDE)).union(
    *OF_FACT.values(), *OF_LIMIT.values(), *OF_STEP.values()
)


def record_paths() -> dict[str, object]:
    """Return every path of the record of a case with the type of what stands there."""
    return dict(_paths(Case, ""))


def unused_paths() -> Paths:
    """Return the paths that no fact, limit or step is worked out from."""
    return tuple(path for path in record_paths() if path not in USED)


def _paths(record: type, before: str) -> Iterator[tuple[str, object]]:
    for name, hint in get_type_hints(record).items():
        inner = next((kind for kind in get_args(hint) if is_dataclass(kind)), hint)
        if isinstance(inner, type) and is_dataclass(inner):
            yield from _paths(inner, f"{before}{name}.")
        else:
            yield f"{before}{name}", _single(hint)


def _single(hint: object) -> object:
    """Return the type of one value: without the list around it, and without None."""
    kinds = [kind for kind in get_args(hint) if kind not in {NoneType, Ellipsis}]
    return kinds[0] if kinds else hint
