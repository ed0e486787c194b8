"""What a change of the policy would mean, in plain words."""

from collections.abc import Iterable, Iterator, Mapping

from api.sharing.comparing import Change, Difference
from api.sharing.fields import FIELDS
from api.sharing.words import PARTNERS, PHASES
from api.text.blocks import Block, Grid, Line
from api.text.language import Both, Lang

SAME = Both(
    "Niemand ziet meer of minder: er verandert niets.",
    "Nobody sees more or less: nothing changes.",
)
CHANGES: Mapping[Change, Both] = {
    Change.MORE: Both("ziet meer", "sees more"),
    Change.LESS: Both("ziet minder", "sees less"),
    Change.GROUND: Both("andere grond", "other ground"),
    Change.LONGER: Both("langer", "longer"),
    Change.SHORTER: Both("korter", "shorter"),
}
COLUMNS = (
    Both("wie", "who"),
    Both("wat verandert", "what changes"),
    Both("gegeven", "field"),
    Both("wanneer", "when"),
    Both("grond", "ground"),
)
AFTER_REVEAL = Both("{change}, na vrijgeven", "{change}, after a reveal")


def differences(found: Iterable[Difference], lang: Lang) -> Iterator[Block]:
    """Yield a table of who would see more or less; one line when nobody does."""
    rows = tuple(_row(one, lang) for one in found)
    if not rows:
        yield Line(SAME.in_(lang))
        return
    yield Grid(columns=tuple(c.in_(lang) for c in COLUMNS), rows=rows)


def _row(one: Difference, lang: Lang) -> tuple[str, ...]:
    change = CHANGES[one.change].in_(lang)
    return (
        PARTNERS[one.partner].in_(lang),
        AFTER_REVEAL.in_(lang).format(change=change) if one.reveal else change,
        FIELDS[one.field].in_(lang),
        ", ".join(PHASES[phase].in_(lang) for phase in one.phases),
        one.ground,
    )
