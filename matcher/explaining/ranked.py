"""The options of one case by themselves, best first: no run, nobody else weighed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from matcher.explaining.alone import over
from matcher.explaining.choice import option_claim, worth
from matcher.explaining.turning import Turning, turning
from matcher.limits import uses_of
from matcher.offer import Offer
from matcher.options import Board, options
from matcher.result import OptionClaim
from matcher.scene import Scene, with_options

Where = tuple[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """An option that has room if the case is the only new one.

    `free_from`: the first day of the openings used; `free_now`: that is today.
    """

    option: OptionClaim
    free_from: date
    free_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A place with room that would be lawful, or not, by facts that are not known."""

    place: str
    team: str | None
    free_from: date
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOptions:
    """Everything one case can have now, each place (with its team) once.

    `ranked` by the steps of the objective. `possible` stands apart: nothing there is
    proposed. `without_room`: places that are lawful and paid, but full.
    """

    ranked: tuple[Ranked, ...]
    possible: tuple[Possible, ...]
    without_room: int

    @property
    def options(self) -> tuple[Ranked, ...]:
        """Those that rest on no stale figure."""
        return tuple(one for one in self.ranked if not one.option.stale)

    @property
    def stale(self) -> tuple[Ranked, ...]:
        """Those that do: to be asked first."""
        return tuple(one for one in self.ranked if one.option.stale)


def own_options(board: Board, waiting: Iterable[Turning] | None = None) -> OwnOptions:
    """Return the options of the one case of a board.

    `waiting`: the offers that turn on unknown facts, when they were looked up already.
    """
    scene = with_options(board, options(board))
    values = worth(scene)
    best, lawful = dict[Where, int](), set[Where]()
    order = sorted(range(len(scene.options)), key=values.rank, reverse=True)
    for k in order:
        where = _where(scene.offers[scene.options[k].offer])
        lawful.add(where)
        if where not in best and not over(uses_of(scene, scene.options[k])):
            best[where] = k
    return OwnOptions(
        ranked=tuple(_ranked(scene, k) for k in best.values()),
        possible=tuple(
            _possible(board, turning(board) if waiting is None else waiting)
        ),
        without_room=len(lawful - best.keys()),
    )


def _ranked(scene: Scene, position: int) -> Ranked:
    option = scene.options[position]
    start = scene.offers[option.offer].start
    return Ranked(
        option=option_claim(scene, option),
        free_from=start,
        free_now=start <= scene.region.as_of,
    )


def _possible(board: Board, found: Iterable[Turning]) -> Iterator[Possible]:
    """Yield the easiest offer of each place that waits for facts, and has room."""
    easiest: dict[Where, tuple[int, date, Turning]] = {}
    for one in found:
        offer = board.offers[one.offer]
        key = (len(one.missing), offer.start, one)
        if one.has_room and (
            _where(offer) not in easiest or key[:2] < easiest[_where(offer)][:2]
        ):
            easiest[_where(offer)] = key
    ordered = sorted(easiest.items(), key=lambda i: (*i[1][:2], i[0][0], i[0][1] or ""))
    for (place, team), (_, start, one) in ordered:
        yield Possible(place=place, team=team, free_from=start, missing=one.missing)


def _where(offer: Offer) -> Where:
    return offer.place, offer.team
