"""The table of terms: each with its source, and the setting that decides it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from api.settings import Settings, Zone
from api.text.language import Both

BOTH: tuple[Zone, ...] = ("case", "exchange")
CASE: tuple[Zone, ...] = ("case",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long one kind of data is kept, counted from a moment of its own.

    `setting` names the field of the settings; None: it goes as soon as it has ended.
    """

    key: str
    what: Both
    counted_from: Both
    source: Both
    zones: tuple[Zone, ...]
    setting: str | None = None

    def days(self, settings: Settings) -> int:
        """Return the days of this installation."""
        return 0 if self.setting is None else int(getattr(settings, self.setting))

    def since(self, settings: Settings, at: datetime) -> datetime:
        """Return the moment before which it goes."""
        return at - timedelta(days=self.days(settings))


CLOSED_CASE = Term(
    key="closed-case",
    what=Both("gesloten casus", "closed case"),
    counted_from=Both("de dag van sluiten", "the day it was closed"),
    source=Both(
        "voorstel: 6 tot 12 maanden na geborgd (AVG art. 5 lid 1 e)",
        "proposal: 6 to 12 months after geborgd (AVG art. 5 lid 1 e)",
    ),
    zones=CASE,
    setting="keep_closed_days",
)
JOINT_DATA = Term(
    key="joint-data",
    what=Both("casus, hoe dan ook", "case, in any state"),
    counted_from=Both("de eerste verwerking", "the first processing"),
    source=Both(
        "WGS art. 1.8 lid 7: ten hoogste vijf jaar",
        "WGS art. 1.8 lid 7: at most five years",
    ),
    zones=CASE,
    setting="keep_joint_days",
)
RUN = Term(
    key="run",
    what=Both("uitslag van een ronde", "result of a run"),
    counted_from=Both("het einde van de ronde", "the end of the run"),
    source=Both(
        "voorstel: als een gesloten casus (AVG art. 5 lid 1 e)",
        "proposal: as a closed case (AVG art. 5 lid 1 e)",
    ),
    zones=CASE,
    setting="keep_run_days",
)
SESSION = Term(
    key="session",
    what=Both("sessie", "session"),
    counted_from=Both("het einde ervan", "its end"),
    source=Both("AVG art. 5 lid 1 c", "AVG art. 5 lid 1 c"),
    zones=BOTH,
)
ANSWER = Term(
    key="answer",
    what=Both("antwoord voor herhaling", "answer kept for a repeat"),
    counted_from=Both("een dag na het antwoord", "a day after the answer"),
    source=Both("AVG art. 5 lid 1 c", "AVG art. 5 lid 1 c"),
    zones=BOTH,
)
LOG = Term(
    key="log",
    what=Both("regel van het logboek", "line of the log"),
    counted_from=Both("het moment van de regel", "the moment of the line"),
    source=Both(
        "NEN 7513: ten minste vijf jaar (niet nagegaan)",
        "NEN 7513: at least five years (not verified)",
    ),
    zones=BOTH,
    setting="keep_log_days",
)
TERMS = (CLOSED_CASE, JOINT_DATA, RUN, SESSION, ANSWER, LOG)
