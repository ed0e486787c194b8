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
    """One reader: of a provider or funder its reference.

    Of a desk `ref` is "" or the cases it handles, with commas between them.
    """

    kind: ReaderKind
    ref: str = ""

    @property
    def handles(self) -> frozenset[str] | None:
        """The cases that a desk handles; None = every case there is."""
        return frozenset(self.ref.split(",")) if self.ref else None
