"""Labels of every closed list, in plain Dutch and in English."""

from collections.abc import Mapping
from enum import Enum

from api.text.labels.care import CARE_LABELS
from api.text.labels.facts import CONDITION_LABELS, FACT_LABELS, FIT_LABELS
from api.text.labels.funding import FUNDING_LABELS
from api.text.labels.places import PLACE_LABELS
from api.text.labels.runs import RUN_LABELS
from api.text.language import Both, Lang

LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    **CARE_LABELS,
    **FUNDING_LABELS,
    **PLACE_LABELS,
    **RUN_LABELS,
}


def label(member: Enum, lang: Lang) -> str:
    """Return the label of a member of a closed list."""
    return LABELS[type(member)][member].in_(lang)


def fact_label(key: str, lang: Lang) -> str:
    """Return what a missing fact is called, its own key when it has no label."""
    known = FACT_LABELS.get(key)
    return key if known is None else known.in_(lang)


def condition_label(code: str, lang: Lang) -> str:
    """Return what a coded condition is called, the code itself when it is new."""
    known = CONDITION_LABELS.get(code)
    return code if known is None else known.in_(lang)


def fit_label(reason: str, lang: Lang) -> str:
    """Return what a reason of the fit step is called, the code when it is new."""
    known = FIT_LABELS.get(reason)
    return reason if known is None else known.in_(lang)
