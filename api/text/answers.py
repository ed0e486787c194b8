"""The answer to a request of the person, in plain Dutch and in English."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.text.blocks import Block, Grid, Heading, Line
from api.text.language import Lang
from api.text.letter import door_blocks
from api.text.rights import WORDS
from api.text.sentences import rights as say
from api.text.template import Template
from matcher.doors import Reason, doors_for

OF_CORRECTION = {
    "ACCEPTED": say.ACCEPTED,
    "PARTLY": say.PARTLY,
    "REFUSED": say.REFUSED,
    "WITHDRAWN": say.WITHDRAWN,
}
OF_UPHELD = {"PROCESSING": say.USE_ENDS, "PROPOSAL": say.PROPOSAL_ENDS}
CORRECTED = frozenset({"ACCEPTED", "PARTLY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionTold:
    """What the answer about a correction tells; `facts`: how they stand now."""

    case: str
    state: str
    received_on: date
    due: date
    reason: StrEnum | None
    facts: Grid
    recomputed: bool
    receivers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionTold:
    """What the answer about an objection tells; `body`: whose door it is."""

    case: str
    state: str
    received_on: date
    due: date
    kind: str
    own: bool
    reason: StrEnum | None
    body: str
    sent_on: date | None
    outcome: StrEnum | None


def correction_blocks(told: CorrectionTold, lang: Lang) -> Iterator[Block]:
    """Yield the answer to a request for correction."""
    yield Heading(say.CORRECTION.fill(lang, case=told.case))
    yield Line(say.CAME_IN.fill(lang, day=told.received_on))
    if told.state in OF_CORRECTION:
        yield Line(OF_CORRECTION[told.state].fill(lang))
    else:
        yield Line(say.BUSY.fill(lang, day=told.due))
    yield from _reason(told.reason, lang)
    yield Line(say.AS_THEY_ARE.fill(lang))
    yield told.facts
    if told.state in CORRECTED:
        anew = say.RECOMPUTED if told.recomputed else say.NOT_RECOMPUTED
        yield Line(anew.fill(lang))
    if told.receivers:
        yield Line(say.RECEIVERS.fill(lang))
    yield from _further(lang)


def objection_blocks(told: ObjectionTold, lang: Lang) -> Iterator[Block]:
    """Yield the answer to an objection."""
    yield Heading(say.OBJECTION.fill(lang, case=told.case))
    yield Line(say.CAME_IN.fill(lang, day=told.received_on))
    if told.state == "WITHDRAWN":
        yield Line(say.WITHDRAWN.fill(lang))
    elif told.own:
        yield from _weighed(told, lang)
    else:
        yield from _sent_on(told, lang)
    yield from _further(lang)


def _weighed(told: ObjectionTold, lang: Lang) -> Iterator[Block]:
    if told.state == "RECEIVED":
        yield Line(say.WEIGHING.fill(lang))
        yield Line(say.BUSY.fill(lang, day=told.due))
        return
    upheld: Template = OF_UPHELD.get(told.kind, say.LOOKS_ANEW)
    yield Line((upheld if told.state == "UPHELD" else say.GOES_ON).fill(lang))
    yield from _reason(told.reason, lang)
    yield Line(say.BY_ANOTHER.fill(lang))


def _sent_on(told: ObjectionTold, lang: Lang) -> Iterator[Block]:
    if told.sent_on is None:
        yield Line(say.TO_SEND.fill(lang, body=told.body))
    else:
        yield Line(say.SENT_ON.fill(lang, body=told.body, day=told.sent_on))
    if told.outcome is not None:
        outcome = WORDS[told.outcome].in_(lang)
        yield Line(say.OUTCOME.fill(lang, outcome=outcome))


def _reason(reason: StrEnum | None, lang: Lang) -> Iterator[Block]:
    if reason is not None:
        yield Line(say.REASON.fill(lang, reason=WORDS[reason].in_(lang)))


def _further(lang: Lang) -> Iterator[Block]:
    yield Line(say.FURTHER.fill(lang))
    reasons = frozenset({Reason.AVG_REQUEST, Reason.OUR_WORK, Reason.HELP})
    yield from door_blocks(doors_for(reasons), lang)
