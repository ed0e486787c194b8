"""What happened before: ended stays, precedents and what partners decided.

None of these records names a person: they outlive the cases they came from.
"""

from dataclasses import dataclass
from datetime import date

from matcher.model.terms import (
    AgendaOutcome,
    ExclusionCondition,
    Instrument,
    StayEnding,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStay:
    """A stay at a place that ended, in [start, until), and how it ended."""

    ref: str
    place: str
    start: date
    until: date
    ending: StayEnding


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A rule that was lifted, or money that was found, `times` times before.

    `rule` is the rule that stood in the way. `place` is None when it was not about
    one place. `condition` is the code under which it was lifted, `instrument` what
    paid for it; `last` is the last day it was decided.
    """

    ref: str
    rule: str
    times: int
    last: date
    place: str | None = None
    condition: ExclusionCondition | None = None
    instrument: Instrument | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDecision:
    """What a competent partner decided about one item of an earlier gap report.

    `topic` is the key of the agenda item; `effect_from` the day from which it was
    to have effect, None when nothing was promised.
    """

    ref: str
    topic: str
    decided_by: str
    decided: date
    outcome: AgendaOutcome
    effect_from: date | None = None
