"""The laws and policies that rules cite, each with the text that was read."""

import re
from dataclasses import dataclass
from datetime import date

from matcher.sources import POLICY, Source, Text

# How the words between the numbers of a citation read in English; `lid` stays.
_BETWEEN = {"en": "and", "onder": "under", "t/m": "to", "tot en met": "to"}
_CITED = re.compile(rf"\b({'|'.join(sorted(_BETWEEN, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law by its BWB id; `old`: a later text may differ from the one read.

    `name`: the Dutch name, which is the law's own, and what it means in English.
    """

    name: Text
    bwb_id: str
    read_on: date
    old: bool = False

    def source(self, article: str, reading: Text, doubt: Text | None = None) -> Source:
        """Return one article as a source, with our reading of it."""
        return Source(
            law=self.name,
            article=cited(article),
            reading=reading,
            bwb_id=self.bwb_id,
            read_on=self.read_on,
            old=self.old,
            doubt=doubt,
        )


WVGGZ = Law(
    name=Text(
        "Wet verplichte geestelijke gezondheidszorg",
        "Compulsory Mental Health Care Act",
    ),
    bwb_id="BWBR0040635",
    read_on=date(2020, 1, 1),
    old=True,
)
WZD = Law(
    name=Text("Wet zorg en dwang", "Care and Coercion Act"),
    bwb_id="BWBR0040632",
    read_on=date(2025, 1, 1),
)
WFZ = Law(
    name=Text("Wet forensische zorg", "Forensic Care Act"),
    bwb_id="BWBR0040634",
    read_on=date(2025, 7, 1),
)
WMO = Law(
    name=Text("Wet maatschappelijke ondersteuning 2015", "Social Support Act 2015"),
    bwb_id="BWBR0035362",
    read_on=date(2019, 7, 1),
    old=True,
)
WLZ = Law(
    name=Text("Wet langdurige zorg", "Long-Term Care Act"),
    bwb_id="BWBR0035917",
    read_on=date(2025, 1, 1),
)
BLZ = Law(
    name=Text("Besluit langdurige zorg", "Long-Term Care Decree"),
    bwb_id="BWBR0035948",
    read_on=date(2022, 1, 1),
    old=True,
)
RLZ = Law(
    name=Text("Regeling langdurige zorg", "Long-Term Care Regulation"),
    bwb_id="BWBR0036014",
    read_on=date(2026, 5, 30),
)
BZV = Law(
    name=Text("Besluit zorgverzekering", "Health Insurance Decree"),
    bwb_id="BWBR0018492",
    read_on=date(2024, 9, 14),
)
DESK = Text("werkafspraak van het schakelpunt", "working agreement of the schakelpunt")


def policy(whose: Text, reading: Text, doubt: Text | None = None) -> Source:
    """Return a source that no law stands behind, and whose policy it is."""
    return Source(law=POLICY, article=whose, reading=reading, doubt=doubt)


def cited(article: str) -> Text:
    """Return a citation in both languages: `art. 3:1 en 6:4` and `art. 3:1 and 6:4`."""
    return Text(article, _CITED.sub(lambda found: _BETWEEN[found[0]], article))
