"""Two policies beside each other: who would see more, who less, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from api.sharing.policy import Policy, Row
from api.sharing.words import Partner, Phase


class Change(StrEnum):
    """What becomes different for a partner."""

    MORE = "MORE"
    LESS = "LESS"
    GROUND = "GROUND"
    LONGER = "LONGER"
    SHORTER = "SHORTER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field that changes for one partner, in these phases.

    `reveal`: it is about what may be revealed, on the ground `ground`.
    """

    partner: Partner
    field: str
    change: Change
    phases: tuple[Phase, ...]
    reveal: bool
    ground: str


@dataclass(frozen=True, slots=True, order=True)
class _One:
    partner: int
    reveal: bool
    field: str
    change: Change
    ground: str
    phase: int


def compare(old: Policy, new: Policy) -> tuple[Difference, ...]:
    """Return what changes, by partner and field; nothing when all stays the same."""
    found = dict[tuple[int, bool, str, Change, str], list[Phase]]()
    for one in sorted((*_usual(old, new), *_revealed(old, new))):
        key = (one.partner, one.reveal, one.field, one.change, one.ground)
        found.setdefault(key, []).append(tuple(Phase)[one.phase])
    return tuple(
        Difference(
            partner=tuple(Partner)[partner],
            field=field,
            change=change,
            phases=tuple(phases),
            reveal=reveal,
            ground=ground,
        )
        for (partner, reveal, field, change, ground), phases in found.items()
    )


def _usual(old: Policy, new: Policy) -> Iterator[_One]:
    for cell in old.usual.keys() | new.usual.keys():
        before, after = old.usual.get(cell), new.usual.get(cell)
        for change, ground in _changes(before, after):
            yield _one(cell, change, ground, reveal=False)
        if before and after and _basis(old, before) != _basis(new, after):
            yield _one(cell, Change.GROUND, after.ground, reveal=False)


def _revealed(old: Policy, new: Policy) -> Iterator[_One]:
    for cell, ground in old.revealed.keys() | new.revealed.keys():
        key = (cell, ground)
        before, after = old.revealed.get(key), new.revealed.get(key)
        for change, _ in _changes(before, after):
            yield _one(cell, change, ground, reveal=True)
        if before and after and _basis(old, before) != _basis(new, after):
            yield _one(cell, Change.GROUND, ground, reveal=True)


def _changes(before: Row | None, after: Row | None) -> Iterator[tuple[Change, str]]:
    if before is None and after is not None:
        yield Change.MORE, after.ground
    elif before is not None and after is None:
        yield Change.LESS, before.ground
    elif before is not None and after is not None and before.days != after.days:
        # Without days it lasts as long as the phase does: longer than any number.
        more = after.days is None or (before.days or after.days) < after.days
        yield (Change.LONGER if more else Change.SHORTER), after.ground


def _basis(policy: Policy, row: Row) -> tuple[str, bool, str]:
    ground = policy.ground(row.ground)
    return ground.code, ground.consent, ground.nl


def _one(
    cell: tuple[str, Phase, Partner], change: Change, ground: str, *, reveal: bool
) -> _One:
    field, phase, partner = cell
    return _One(
        partner=tuple(Partner).index(partner),
        reveal=reveal,
        field=field,
        change=change,
        ground=ground,
        phase=tuple(Phase).index(phase),
    )
