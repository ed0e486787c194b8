"""The sets of changes of a no, told a second way."""

import itertools
from collections.abc import Iterator

from matcher.kinds import ADVISED
from matcher.result import CITED, LISTED, Change, ChangeSet, NetEffect
from matcher.verifying.desk import Desk
from matcher.verifying.effects import Effects
from matcher.verifying.failure import Failure, Path, Remark, differences
from matcher.verifying.repairs import Atoms, Repair, changes, minimal

Key = tuple[object, ...]
WORST_OPEN = NetEffect.MAYBE


class Told:
    """All minimal sets of one case, with what they open and do."""

    def __init__(
        self, desk: Desk, i: int, found: list[Repair], effects: Effects
    ) -> None:
        """Work out which sets there are; the rest is worked out when it is asked."""
        self.minimal = set(minimal(found))
        self._desk, self._i, self._effects = desk, i, effects
        self._by_atoms: dict[Atoms, list[Repair]] = {}
        for repair in found:
            self._by_atoms.setdefault(repair.atoms, []).append(repair)

    def changes(self, atoms: Atoms) -> tuple[Change, ...]:
        """Return the changes of a set as claims."""
        return changes(self._desk, self._i, atoms)

    def opened(self, atoms: Atoms) -> dict[str, list[Repair]]:
        """Return what a set opens, by place."""
        places: dict[str, list[Repair]] = {}
        for part, repairs in self._by_atoms.items():
            if part <= atoms:
                for repair in repairs:
                    place = self._desk.offer(repair.stand.offer)[0].place
                    places.setdefault(place, []).append(repair)
        return places

    def best(self, repairs: list[Repair]) -> NetEffect | None:
        """Return the best net effect at a place; None = MAYBE or by moves."""
        found = {self._effects.of(repair) for repair in repairs}
        return min(found, key=_position)

    def failures(self, sets: tuple[ChangeSet, ...], path: Path) -> Iterator[Failure]:
        """Yield every way in which the listed sets are not the first in order."""
        listed: list[Atoms] = []
        for k, claim in enumerate(sets):
            atoms = frozenset(
                (c.rule or "", c.fact or "", c.place or "") for c in claim.changes
            )
            if atoms not in self.minimal or atoms in listed:
                yield Failure((*path, k, "changes"), Remark.MINIMAL, claim.changes)
                return
            listed.append(atoms)
            yield from self._of_set(claim, atoms, (*path, k))
        keys = [
            _key(self.changes(atoms), claim.net, len(self.opened(atoms)))
            for atoms, claim in zip(listed, sets, strict=True)
        ]
        if keys != sorted(keys):
            yield Failure(path, Remark.IN_ORDER, Remark.NOT_IN_ORDER)
        due = min(LISTED, len(self.minimal))
        if len(sets) != due:
            yield Failure((*path, "length"), due, len(sets))
        elif keys:
            left = self.minimal - set(listed)
            yield from self._passed_over(left, keys[-1], path)

    def _of_set(self, claim: ChangeSet, atoms: Atoms, path: Path) -> Iterator[Failure]:
        changed = self.changes(atoms)
        yield from differences(changed, claim.changes, (*path, "changes"))
        opened = self.opened(atoms)
        if claim.opens != len(opened):
            yield Failure((*path, "opens"), len(opened), claim.opens)
        effects = {place: self.best(repairs) for place, repairs in opened.items()}
        best = min(effects.values(), key=_position)
        if not _agree(best, claim.net):
            yield Failure((*path, "net"), best or WORST_OPEN, claim.net)
        yield from _places(effects, claim.places, (*path, "places"))
        by_moves = claim.net is NetEffect.PLACED_BY_MOVES
        there = opened.get(claim.places[0], []) if claim.places else []
        replayed = any(self._effects.replays(r, claim.moves) for r in there)
        if by_moves != bool(claim.moves) or (by_moves and not replayed):
            expected = Remark.MAKES_ROOM if by_moves else ()
            yield Failure((*path, "moves"), expected, claim.moves)

    def _passed_over(
        self, left: set[Atoms], last: Key, path: Path
    ) -> Iterator[Failure]:
        """Yield a failure for every set that has to come before the last listed."""
        for atoms in sorted(left, key=sorted):
            made = self.changes(atoms)
            if _key(made, NetEffect.PLACED_NOW, len(self._by_atoms)) >= last:
                continue
            opened = self.opened(atoms)
            best = min((self.best(r) for r in opened.values()), key=_position)
            if _key(made, best or WORST_OPEN, len(opened)) < last:
                yield Failure(path, made, Remark.NOT_LISTED)


def _position(effect: NetEffect | None) -> int:
    """Return the place in the ranking of net effects, from best to worst."""
    return tuple(NetEffect).index(WORST_OPEN if effect is None else effect)


def _agree(own: NetEffect | None, claimed: NetEffect) -> bool:
    if own is None:
        return claimed in {NetEffect.MAYBE, NetEffect.PLACED_BY_MOVES}
    return own is claimed


def _places(
    effects: dict[str, NetEffect | None], named: tuple[str, ...], path: Path
) -> Iterator[Failure]:
    """Yield a failure unless the best places are named, in order.

    Places of which only a chain of moves could tell more may be named in two runs:
    those that moves open, and the others.
    """
    order = sorted(effects, key=lambda place: (_position(effects[place]), place))
    due = order[: min(CITED, len(order))]
    if len(named) != len(due) or len(set(named)) != len(named):
        yield Failure(path, tuple(due), named)
        return
    open_ones = [p for p in named if p in effects and effects[p] is None]
    turns = sum(b < a for a, b in itertools.pairwise(open_ones))
    for k, (place, own) in enumerate(zip(named, due, strict=True)):
        both_open = effects.get(place, own) is None and effects[own] is None
        if place != own and not (both_open and turns <= 1):
            yield Failure((*path, k), own, place)


def _key(made: tuple[Change, ...], net: NetEffect, opens: int) -> Key:
    """Return what a set is ranked by: smaller comes first."""
    return (
        max(ADVISED.index(change.change) for change in made),
        _position(net),
        len({(change.owner, change.who) for change in made}),
        max(change.lead_days[1] for change in made),
        max(change.lead_days[0] for change in made),
        len(made),
        -opens,
        [(change.rule or change.fact or "", change.place or "") for change in made],
    )
