"""For every field of a gap report, in what shape each kind of reader may have it.

The signs are those of `matcher.projecting.decisions`; how a funder's figures are made
coarser stands in `matcher.projecting.gaps`. Persons and providers get no report.
"""

from collections.abc import Mapping
from typing import Final

from matcher.cells import Cell
from matcher.claims.agenda import AgendaItem, Casus, Decided, Effect
from matcher.claims.figures import Count, Member, Tally
from matcher.claims.gaps import (
    CauseRow,
    CellRow,
    CellValue,
    Checked,
    FallRow,
    GapReport,
    KindRow,
    Link,
    OwnerRow,
    RefusalRow,
    RunNote,
    Scope,
    Shadow,
    ShareRow,
    StaleRow,
    Step,
    Values,
    Wall,
)

INSIDE: Final = "=...="
COUNTED: Final = "=.~.="
SAID: Final = "=.=.="


def inside(names: str) -> dict[str, str]:
    """Return the decision for fields that stay with the desk and the auditor."""
    return dict.fromkeys(names.split(), INSIDE)


def counted(names: str) -> dict[str, str]:
    """Return the decision for figures that a funder gets rounded or not at all."""
    return dict.fromkeys(names.split(), COUNTED)


def said(names: str) -> dict[str, str]:
    """Return the decision for what a report says of itself."""
    return dict.fromkeys(names.split(), SAID)


GAP_DECISIONS: Final[Mapping[type, Mapping[str, str]]] = {
    GapReport: {
        **said(
            "format region synthetic reader funder rule_set objective_id stale_days"
        ),
        **said("partial"),
        **inside("topics scopes"),
        **counted("runs agenda total kinds cells owners causes shares values shadow"),
        **counted("chain refusals stale falls"),
    },
    RunNote: {
        **said("as_of status"),
        **counted("asking fixed without"),
        **inside("snapshot"),
    },
    Member: inside("case days last now"),
    Tally: {**inside("members"), **counted("persons now days told")},
    Count: {**inside("members"), **counted("number told")},
    Cell: said("type area stelsel security"),
    KindRow: {**said("kind"), **counted("tally")},
    CellRow: counted("cell tally"),
    OwnerRow: {**said("owner"), **counted("tally also")},
    CauseRow: {**said("cause"), **counted("who tally")},
    ShareRow: {**said("obstacle"), **counted("share needed alone told")},
    Step: counted("places persons days urgency most"),
    Checked: counted("places gained persons days proved moves"),
    CellValue: counted("cell pool exactness steps checked"),
    Values: {**counted("cells rows"), **inside("base")},
    Wall: counted("origin target area pool persons"),
    Shadow: counted("walls pool persons"),
    Link: counted("type stop kind cause owner holders behind longest"),
    RefusalRow: counted("provider refusals against unstated"),
    StaleRow: counted("provider openings stale proposals resting oldest"),
    FallRow: counted("type within stays back"),
    Scope: inside("funder stelsels areas"),
    AgendaItem: counted(
        "topic subject owner parties cell cause rule together places tally effect "
        "casus decided"
    ),
    Casus: counted("urgency age kind cause waited money title alike"),
    Decided: counted("by on outcome effect_from before_on before"),
    Effect: counted("persons days exactness told"),
}
