"""What may be published of a number of persons, given what was published before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, TypeVar, cast

from matcher.claims.figures import Told

R = TypeVar("R")
THRESHOLD: Final = 5
WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Numbers about some persons; `units`: to how much each number is rounded."""

    key: tuple[str, ...]
    members: frozenset[str]
    numbers: tuple[int | None, ...]
    units: tuple[int, ...] = (THRESHOLD,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The numbers as they may be told; all None when they are hidden."""

    members: frozenset[str]
    numbers: tuple[int | None, ...]
    told: Told


@dataclass(slots=True)
class Press:
    """What one reader was told, figure by figure, over one report after another.

    A figure is first told when it is about enough persons, rounded. Afterwards it
    moves only when enough persons entered or left since it was last told; what was
    hidden then stays hidden as long. So neither one report nor two side by side tell
    whether one person is in it.
    """

    threshold: int = THRESHOLD
    told: dict[tuple[str, ...], Published] = field(default_factory=dict)
    kept: dict[str, tuple[frozenset[str], object]] = field(default_factory=dict)
    first: bool = True

    def keep(self, part: str, members: frozenset[str], rows: R) -> R:
        """Return what a part of the report is made from: these rows, or earlier ones.

        Which rows such a part has says something too, so it stands as a whole until
        enough persons entered or left.
        """
        before = self.kept.get(part)
        if before is not None and len(before[0] ^ members) < self.threshold:
            return cast("R", before[1])
        self.kept[part] = (members, rows)
        return rows

    def publish(self, figures: Sequence[Figure]) -> list[Published]:
        """Return each figure of one table as it may be told now.

        Where just one figure is hidden, or those hidden are about too few together,
        the smallest of the others is hidden too: it could be worked out from the rest.
        """
        found = [self._alone(figure) for figure in figures]
        while self._can_be_worked_out(figures, found):
            shown = [k for k, p in enumerate(found) if p.told is not Told.HIDDEN]
            least = min(shown, key=lambda k: (len(figures[k].members), figures[k].key))
            found[least] = _hidden(figures[least].members)
        for figure, published in zip(figures, found, strict=True):
            self.told[figure.key] = published
        return found

    def _alone(self, figure: Figure) -> Published:
        before = self.told.get(figure.key)
        if before is None and not self.first:
            before = _hidden(frozenset())
        if before is not None and len(before.members ^ figure.members) < self.threshold:
            if before.told is Told.HIDDEN:
                return before
            return Published(
                members=before.members, numbers=before.numbers, told=Told.STANDING
            )
        if len(figure.members) < self.threshold:
            return _hidden(figure.members)
        return Published(
            members=figure.members,
            numbers=tuple(
                rounded(number, unit, figure.members)
                for number, unit in zip(figure.numbers, figure.units, strict=True)
            ),
            told=Told.ROUNDED,
        )

    def _can_be_worked_out(
        self, figures: Sequence[Figure], found: Sequence[Published]
    ) -> bool:
        hidden = [
            f.members
            for f, p in zip(figures, found, strict=True)
            if p.told is Told.HIDDEN and f.members
        ]
        if not hidden or all(p.told is Told.HIDDEN for p in found):
            return False
        together = frozenset[str]().union(*hidden)
        return len(hidden) == 1 or len(together) < self.threshold


def rounded(number: int | None, unit: int, members: Iterable[str]) -> int | None:
    """Return a number rounded up or down by a key of the persons it is about.

    The nearer multiple is taken more often, so that sums are right on average; equal
    persons always give the same. None for less than one unit: that is too few to tell.
    """
    if number is None or number < unit:
        return None
    digest = sha256("\n".join(sorted(members)).encode()).digest()
    shift = int.from_bytes(digest[:8], "big") % unit
    return (number + shift) // unit * unit


def _hidden(members: frozenset[str]) -> Published:
    return Published(members=members, numbers=(), told=Told.HIDDEN)
