"""What is known of a case while its facts come in: rules, options; nothing is kept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from pydantic.alias_generators import to_camel

from api.casezone.land import Land
from api.casezone.supplies import Ready
from api.regionfile import RegionFileError
from api.regionfile.fault import Fault
from api.regionfile.parse import Tree
from api.web.problems import FaultBody, Problem, invalid, wrong_state
from api.web.records import snake
from api.web.shape import Shape
from matcher.explaining.ranked import own_options
from matcher.explaining.turning import Turning, turning
from matcher.model.region import Region
from matcher.options import Board

FIRST = "cases[0]"


class RuleCount(Shape):
    """A rule, and how many offers it blocks."""

    rule: str
    title_nl: str
    title_en: str
    offers: int


class FactCount(Shape):
    """A fact that is not known, how many offers wait for it, and how many with room."""

    fact: str
    offers: int
    with_room: int


class Lookalikes(Shape):
    """Cases that may be the same person; `refs` only for who may see them."""

    number: int
    refs: tuple[str, ...]


class Eligibility(Shape):
    """What rules, money, dates and openings say of all offers, nobody else weighed.

    `options`: places that the case can have now, `callFirst` of them on stale figures,
    the first from `firstStart`; `withoutRoom`: lawful and paid, but full. `askFirst`:
    the fact on which most offers with room turn, then most offers, then by name; null
    when none is missing. `mayBeKnown` is a warning and blocks nothing.
    """

    offers: int
    allowed: int
    open: int
    blocked: int
    blockers: tuple[RuleCount, ...]
    missing: tuple[FactCount, ...]
    ask_first: str | None
    options: int
    call_first: int
    without_room: int
    first_start: date | None
    may_be_known: Lookalikes


def new_file(case: dict[str, Tree]) -> Land:
    """Return the file of a case as it comes over the line."""
    return {"case": snake(case), "placements": [], "rulings": [], "ties": []}


def region_with(ready: Ready, file: Land, others: Sequence[Land] = ()) -> Region:
    """Return the land with this case; a problem names all faults of it.

    Those in `others` were checked when they were brought in.
    """
    try:
        return ready.region_with([file, *others])
    except RegionFileError as error:
        own = tuple(f for f in error.faults if f.path.startswith(FIRST))
        if not own:
            raise wrong_state("What is known does not fit together.") from error
        raise problem_of(own) from error


def problem_of(faults: tuple[Fault, ...]) -> Problem:
    """Return the faults of a case as a problem, by the names of the interface."""
    return invalid(
        [
            FaultBody(location=_pointer(fault.path), expected=fault.expected.en)
            for fault in faults
        ]
    )


def eligibility_of(board: Board, known: Lookalikes) -> Eligibility:
    """Return what can be said of the one case of a board."""
    blocked = board.eligible.blocked(0).tolist()
    waiting = list(turning(board))
    found = own_options(board, waiting)
    missing = _missing(waiting)
    shut = sum(1 for mask in blocked if mask)
    starts = [one.option.start for one in found.ranked]
    return Eligibility(
        offers=len(blocked),
        allowed=len(blocked) - shut - len(waiting),
        open=len(waiting),
        blocked=shut,
        blockers=tuple(_blockers(board, blocked)),
        missing=missing,
        ask_first=missing[0].fact if missing else None,
        options=len(found.ranked),
        call_first=len(found.stale),
        without_room=found.without_room,
        first_start=min(starts, default=None),
        may_be_known=known,
    )


def _missing(waiting: Sequence[Turning]) -> tuple[FactCount, ...]:
    """Return the facts that are missing, the one that decides most first."""
    every = Counter(fact for one in waiting for fact in one.missing)
    room = Counter(fact for one in waiting if one.has_room for fact in one.missing)
    counts = (
        FactCount(fact=fact, offers=number, with_room=room[fact])
        for fact, number in every.items()
    )
    return tuple(sorted(counts, key=lambda c: (-c.with_room, -c.offers, c.fact)))


def _blockers(board: Board, blocked: list[int]) -> Iterator[RuleCount]:
    counts = [
        (sum(mask >> k & 1 for mask in blocked), rule)
        for k, rule in enumerate(board.rules)
    ]
    for number, rule in sorted(counts, key=lambda one: (-one[0], one[1].key)):
        if number:
            yield RuleCount(
                rule=rule.key,
                title_nl=rule.title_nl,
                title_en=rule.title_en,
                offers=number,
            )


def _pointer(path: str) -> str:
    inside = path.removeprefix(FIRST).lstrip(".")
    steps = inside.replace("[", ".").replace("]", "").split(".")
    return "/" + "/".join(to_camel(step) for step in steps if step)
