"""What a desk has agreed on where no law gives the number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """Figures behind the rules of one region; all of them are policy.

    `horizon_days`: how far ahead of a start the money has to be arranged.
    `levels_above`: how many security levels above the need ask for no recorded reason.
    """

    horizon_days: int = 26 * 7
    levels_above: int = 1


STANDARD = Agreements()
