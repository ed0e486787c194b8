"""The readers of a result."""

from dataclasses import dataclass
from enum import StrEnum


class ReaderKind(StrEnum):
    """For whom a view is made; the value is how the command line names it."""

    DESK = "desk"
    PROVIDER = "provider"
    FUNDER = "funder"
    PERSON = "person"
    AUDITOR = "auditor"


REFERRED = frozenset({ReaderKind.PROVIDER, ReaderKind.FUNDER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One reader: of a provider or funder its reference, of the others ""."""

    kind: ReaderKind
    ref: str = ""


DESK = Reader(kind=ReaderKind.DESK)
