"""One line of the log, in the shape of NEN 7513, and the words it is told in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from api.identity import Role


class Event(StrEnum):
    """What kind of thing happened."""

    READ = "READ"
    SEARCH = "SEARCH"
    CREATE = "CREATE"
    CHANGE = "CHANGE"
    DELETE = "DELETE"
    EXPORT = "EXPORT"
    RUN = "RUN"
    SIGN_IN = "SIGN_IN"
    SIGN_OUT = "SIGN_OUT"
    READ_LOG = "READ_LOG"
    RETENTION = "RETENTION"


class Outcome(StrEnum):
    """How it ended; refused: no right, or no such thing for this account."""

    OK = "OK"
    REFUSED = "REFUSED"
    FAILED = "FAILED"


class Ground(StrEnum):
    """On which ground somebody may look; docs/log.md has the article of each."""

    PUBLIC_TASK = "PUBLIC_TASK"
    OVERSIGHT = "OVERSIGHT"
    PERSONS_RIGHT = "PERSONS_RIGHT"
    RETENTION = "RETENTION"
    OWN_ORGANISATION = "OWN_ORGANISATION"
    ADMINISTRATION = "ADMINISTRATION"
    MESSAGE = "MESSAGE"
    PERSONS_CONSENT = "PERSONS_CONSENT"
    LEGAL_CLAIM = "LEGAL_CLAIM"
    PROTECTION_OF_OTHERS = "PROTECTION_OF_OTHERS"
    PUBLIC_INTEREST = "PUBLIC_INTEREST"
    NONE = "NONE"


GROUNDS: Mapping[str, Ground] = {
    Role.COORDINATOR: Ground.PUBLIC_TASK,
    Role.CASE_LEAD: Ground.PUBLIC_TASK,
    Role.AUDITOR: Ground.OVERSIGHT,
    Role.PROVIDER: Ground.OWN_ORGANISATION,
    Role.FUNDER: Ground.OWN_ORGANISATION,
    Role.REFERRER: Ground.OWN_ORGANISATION,
    Role.ADMINISTRATOR: Ground.ADMINISTRATION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts; empty where nobody was recognised."""

    who: str = ""
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: an event about one object. It never holds a fact of a case."""

    at: datetime
    event: Event
    action: str
    outcome: Outcome
    actor: Actor
    on_behalf: str
    ground: Ground
    kind: str
    ref: str
    request: str
    point: str
