"""Labels of every closed list, in plain Dutch and in English."""

from collections.abc import Mapping
from enum import Enum

from api.text.labels.anonymous import ANONYMOUS_LABELS
from api.text.labels.candidates import CANDIDATE_LABELS
from api.text.labels.care import CARE_LABELS
from api.text.labels.contrast import CONTRAST_LABELS
from api.text.labels.facts import (
    CASE_FACTS,
    FIT_LABELS,
    FUNDING_FACTS,
    OFFER_FACTS,
)
from api.text.labels.funding import FUNDING_LABELS
from api.text.labels.gaps import GAP_LABELS
from api.text.labels.history import HISTORY_LABELS
from api.text.labels.places import PLACE_LABELS
from api.text.labels.readers import READER_LABELS
from api.text.labels.runs import RUN_LABELS, URGENCY
from api.text.labels.verifying import VERIFYING_LABELS
from api.text.labels.whatif import WHATIF_LABELS
from api.text.language import Both, Lang
from matcher.model.terms import Basic, Need, StayKind, Trait

LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    **CANDIDATE_LABELS,
    **ANONYMOUS_LABELS,
    **CARE_LABELS,
    **CONTRAST_LABELS,
    **FUNDING_LABELS,
    **GAP_LABELS,
    **HISTORY_LABELS,
    **PLACE_LABELS,
    **READER_LABELS,
    **RUN_LABELS,
    **VERIFYING_LABELS,
    **WHATIF_LABELS,
}


LISTED: tuple[type[Enum], ...] = (Trait, Need, StayKind, Basic)


def label(member: Enum, lang: Lang) -> str:
    """Return the label of a member of a closed list."""
    return LABELS[type(member)][member].in_(lang)


def code_label(code: str, kind: type[Enum], lang: Lang) -> str:
    """Return the label of a code of one closed list, the code itself if unknown."""
    names = LABELS.get(kind, {})
    known = next(
        (text for member, text in names.items() if str(member.value) == code), None
    )
    return code if known is None else known.in_(lang)


def fact_label(key: str, lang: Lang) -> str:
    """Return what a fact is called: `case.age`, or `case.traits:HUISDIER`."""
    path, _, member = key.partition(":")
    side, _, name = path.partition(".")
    known = (CASE_FACTS if side == "case" else OFFER_FACTS).get(name)
    if known is None:
        return key
    if not member:
        return known.in_(lang)
    return f"{known.in_(lang)} ({any_label(member, lang)})"


def funding_fact_label(name: str, lang: Lang) -> str:
    """Return what a fact is called on which the payment turns."""
    return FUNDING_FACTS[name].in_(lang)


def any_label(code: str, lang: Lang) -> str:
    """Return the label of a member of a list of facts, by its code."""
    for kind in LISTED:
        text = code_label(code, kind, lang)
        if text != code:
            return text
    return code


def urgency(level: int, lang: Lang) -> str:
    """Return what an urgency class says, from 0 (today) to 3 (later)."""
    return URGENCY[level].in_(lang)


def fit_label(reason: str, lang: Lang) -> str:
    """Return what a reason of the fit step is called, the code when it is new."""
    known = FIT_LABELS.get(reason)
    return reason if known is None else known.in_(lang)
