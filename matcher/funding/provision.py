"""The form of one provision on concurrence, whatever kind of thing it is."""

from dataclasses import dataclass
from enum import StrEnum

from matcher.kinds import Owner, Strength
from matcher.sources import Source


class ProvisionKind(StrEnum):
    """What a provision does in a run.

    A ROUTE opens a way to pay; a CONDITION has to be confirmed by somebody; a
    TRIGGER gives a dated task; a CLOCK ends or starts money on a day; a BLOCK closes
    a way; FOR_PEOPLE is never decided here.
    """

    ROUTE = "ROUTE"
    CONDITION = "CONDITION"
    TRIGGER = "TRIGGER"
    CLOCK = "CLOCK"
    BLOCK = "BLOCK"
    FOR_PEOPLE = "FOR_PEOPLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """One provision; `carried_out` names the code, as `module:name`.

    The readings stand with the sources. `who` decides where people judge.
    """

    key: str
    kind: ProvisionKind
    strength: Strength
    title_nl: str
    title_en: str
    who: Owner
    sources: tuple[Source, ...]
    carried_out: tuple[str, ...]
