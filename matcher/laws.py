"""The laws and policies that rules cite, each with the text that was read."""

from dataclasses import dataclass
from datetime import date

from matcher.sources import POLICY, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A law by its BWB id; `old`: a later text may differ from the one read."""

    name: str
    bwb_id: str
    read_on: date
    old: bool = False

    def source(self, article: str, reading: str, doubt: str = "") -> Source:
        """Return one article as a source, with our reading of it."""
        mark = f"gelezen in de tekst van {self.read_on:%d-%m-%Y}; opnieuw te lezen"
        return Source(
            law=self.name,
            article=article,
            reading=reading,
            bwb_id=self.bwb_id,
            read_on=self.read_on,
            doubt="; ".join(d for d in (doubt, mark if self.old else "") if d),
        )


WVGGZ = Law(
    name="Wet verplichte geestelijke gezondheidszorg",
    bwb_id="BWBR0040635",
    read_on=date(2020, 1, 1),
    old=True,
)
WZD = Law(name="Wet zorg en dwang", bwb_id="BWBR0040632", read_on=date(2025, 1, 1))
WFZ = Law(name="Wet forensische zorg", bwb_id="BWBR0040634", read_on=date(2025, 7, 1))
WMO = Law(
    name="Wet maatschappelijke ondersteuning 2015",
    bwb_id="BWBR0035362",
    read_on=date(2019, 7, 1),
    old=True,
)
WLZ = Law(name="Wet langdurige zorg", bwb_id="BWBR0035917", read_on=date(2025, 1, 1))
BLZ = Law(
    name="Besluit langdurige zorg",
    bwb_id="BWBR0035948",
    read_on=date(2022, 1, 1),
    old=True,
)
RLZ = Law(
    name="Regeling langdurige zorg", bwb_id="BWBR0036014", read_on=date(2026, 5, 30)
)
BZV = Law(
    name="Besluit zorgverzekering", bwb_id="BWBR0018492", read_on=date(2024, 9, 14)
)


def policy(whose: str, reading: str, doubt: str = "") -> Source:
    """Return a source that no law stands behind, and whose policy it is."""
    return Source(law=POLICY, article=whose, reading=reading, doubt=doubt)
