"""What goes over the line about the options of one case."""

from datetime import date
from typing import Any, cast

from api.casezone.runs.figures import Figure, figures_of
from api.casezone.runs.shapes import Block, blocks_of
from api.regionfile.shape import tree_of
from api.text.names import Names
from api.text.options import options_blocks
from api.web.records import camel
from api.web.shape import Shape
from matcher.explaining.ranked import OwnOptions, Possible, Ranked
from matcher.model.region import Region


class OptionBody(Shape):
    """An option of one case. `rank`: 1 is the best by the steps of the objective.

    `claim`: all of it, with its funding line in time, its conditions, the title or
    consent it runs under. `freeNow`: its openings are free today; `freeFrom`: since
    or from when. An option is no proposal and no besluit.
    """

    rank: int
    place: str
    team: str | None
    start: date
    free_now: bool
    free_from: date
    conditional: bool
    claim: dict[str, Any]
    figures: tuple[Figure, ...]


class PossibleBody(Shape):
    """A place with room that turns on facts that are not known: ask for those."""

    place: str
    team: str | None
    free_from: date
    missing: tuple[str, ...]
    figures: tuple[Figure, ...]


class CaseOptions(Shape):
    """What a case can have now, if it were the only new one: for everybody, run.

    `options` rest on figures that are recent, `callFirst` on stale ones; ranks run
    over both. `possibleIf`: the first of `possible` places, of which nothing is an
    option yet. `withoutRoom`: places that are lawful and paid, but full.
    """

    case: str
    version: int
    as_of: date
    options: tuple[OptionBody, ...]
    call_first: tuple[OptionBody, ...]
    possible: int
    possible_if: tuple[PossibleBody, ...]
    without_room: int
    text: tuple[Block, ...]


def options_body(
    case: tuple[str, int], found: OwnOptions, days: int, most: int, names: Names
) -> CaseOptions:
    """Return the options of a case by its reference and version."""
    (ref, version), region, shown = case, names.region, found.possible[:most]
    ranks = {id(one): number for number, one in enumerate(found.ranked, 1)}

    def body(one: Ranked) -> OptionBody:
        option = one.option
        return OptionBody(
            rank=ranks[id(one)],
            place=option.place,
            team=option.team,
            start=option.start,
            free_now=one.free_now,
            free_from=one.free_from,
            conditional=option.funding.conditional,
            claim=cast("dict[str, Any]", camel(tree_of(option))),
            figures=_figures(region, (option.place, option.team), days),
        )

    return CaseOptions(
        case=ref,
        version=version,
        as_of=region.as_of,
        options=tuple(body(one) for one in found.options),
        call_first=tuple(body(one) for one in found.stale),
        possible=len(found.possible),
        possible_if=tuple(_possible(region, p, days) for p in shown),
        without_room=found.without_room,
        text=blocks_of(options_blocks(ref, found, shown, names)),
    )


def _possible(region: Region, found: Possible, days: int) -> PossibleBody:
    return PossibleBody(
        place=found.place,
        team=found.team,
        free_from=found.free_from,
        missing=found.missing,
        figures=_figures(region, (found.place, found.team), days),
    )


def _figures(
    region: Region, places: tuple[str, str | None], days: int
) -> tuple[Figure, ...]:
    return figures_of(region, (ref for ref in places if ref is not None), days)
