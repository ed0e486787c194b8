"""What a person is not given, whoever it is: the same list for everybody.

Whether there is anything of such a kind is not told: that alone could say who stays
where, or who is protected from whom.
"""

from dataclasses import dataclass

from api.text.language import Both

OTHERS = "UAVG-41-1-i"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One kind of data, with the code of the ground on which it is kept back."""

    kind: str
    code: str
    what: Both
    ground: Both


GROUND = Both(
    "UAVG art. 41 lid 1 i: bescherming van anderen (niet nagegaan)",
    "UAVG art. 41 lid 1 i: protection of others (not verified)",
)
NEVER_TOLD = (
    Withheld(
        kind="barred-places",
        code=OTHERS,
        what=Both(
            "welke plekken een partner sluit, en waarom",
            "which places a partner closes, and why",
        ),
        ground=GROUND,
    ),
    Withheld(
        kind="kept-apart",
        code=OTHERS,
        what=Both(
            "met wie iemand niet samen woont", "with whom somebody does not live"
        ),
        ground=GROUND,
    ),
    Withheld(
        kind="refusals",
        code=OTHERS,
        what=Both("welke aanbieder eerder nee zei", "which provider said no before"),
        ground=GROUND,
    ),
    Withheld(
        kind="others",
        code=OTHERS,
        what=Both(
            "gegevens van anderen in dezelfde ronde",
            "facts of others in the same run",
        ),
        ground=GROUND,
    ),
    Withheld(
        kind="names",
        code=OTHERS,
        what=Both(
            "namen van medewerkers; wel hun rol en organisatie",
            "names of staff; their role and organisation are given",
        ),
        ground=GROUND,
    ),
)
