"""Who sits where, and who else can be seated if others move over."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager


class Seating:
    """Persons on slots with room; sets of slots are bits of an integer.

    `reach[p]`: the slots that person p may have. A seat that is taken stays taken:
    who sits there may move to another slot, never out.
    """

    def __init__(self, reach: Sequence[int], room: Sequence[int]) -> None:
        """Begin with nobody seated."""
        self.reach = reach
        self._room = list(room)
        self._at: dict[int, int] = {}
        self._holders: list[list[int]] = [[] for _ in room]
        self._free = sum(1 << slot for slot, units in enumerate(room) if units > 0)
        self._log: list[tuple[int, int | None]] = []
        self._wider: list[int] = []

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Undo, at the end of the block, every seat and every widening made in it."""
        mark, widened = len(self._log), list(self._wider)
        yield
        while len(self._log) > mark:
            person, before = self._log.pop()
            self._leave(person)
            if before is not None:
                self._enter(person, before)
        for slot in self._wider[len(widened) :]:
            self._room[slot] -= 1
            self._mark(slot)
        self._wider = widened

    def copy(self, reach: Sequence[int] | None = None) -> "Seating":
        """Return the same seating to go on with, perhaps with a wider reach."""
        other = object.__new__(Seating)
        other.reach = self.reach if reach is None else reach
        other._room = self._room.copy()
        other._at = self._at.copy()
        other._holders = [h.copy() for h in self._holders]
        other._free = self._free
        other._log, other._wider = [], []
        return other

    @property
    def seated(self) -> frozenset[int]:
        """The persons who have a slot."""
        return frozenset(self._at)

    def put(self, person: int, slot: int) -> None:
        """Seat a person on one slot."""
        self._log.append((person, self._at.get(person)))
        self._leave(person)
        self._enter(person, slot)

    def widen(self, slot: int) -> None:
        """Give a slot room for one more."""
        self._wider.append(slot)
        self._room[slot] += 1
        self._mark(slot)

    def _leave(self, person: int) -> None:
        slot = self._at.pop(person, None)
        if slot is not None:
            self._holders[slot].remove(person)
            self._room[slot] += 1
            self._mark(slot)

    def _enter(self, person: int, slot: int) -> None:
        self._at[person] = slot
        self._holders[slot].append(person)
        self._room[slot] -= 1
        self._mark(slot)

    def _mark(self, slot: int) -> None:
        if self._room[slot] > 0:
            self._free |= 1 << slot
        else:
            self._free &= ~(1 << slot)

    def seat(self, person: int, dead: int = 0) -> int | None:
        """Seat one more person; None when done, else the slots that lead nowhere.

        The shortest chain of moves is taken (Berge 1957). `dead`: slots already known
        to lead nowhere.
        """
        seen, queue = dead, deque([person])
        came: dict[int, tuple[int, int]] = {}
        while queue:
            who = queue.popleft()
            new = self.reach[who] & ~seen
            if new & self._free:
                self._shift(who, _lowest(new & self._free), came)
                return None
            seen |= new
            for slot in bits(new):
                for holder in self._holders[slot]:
                    if holder not in came and holder != person:
                        came[holder] = (who, slot)
                        queue.append(holder)
        return seen

    def fill(self, persons: Sequence[int]) -> list[int]:
        """Seat as many as can be, earlier ones first; return those who are left.

        Greedy in this order is best for it: those who can be seated together are the
        independent sets of a matroid (Edmonds and Fulkerson 1965).
        """
        left, dead = [], 0
        for person in persons:
            found = self.seat(person, dead)
            if found is not None:
                left.append(person)
                dead = found
        return left

    def explore(self, persons: Sequence[int]) -> dict[int, int]:
        """Return for each slot that chains lead to the first person who gets there."""
        first: dict[int, int] = {}
        seen = 0
        for person in persons:
            queue = deque([person])
            while queue:
                new = self.reach[queue.popleft()] & ~seen
                seen |= new
                for slot in bits(new):
                    first[slot] = person
                    queue.extend(self._holders[slot])
        return first

    def leading_to(
        self, slot: int, who_may: Mapping[int, frozenset[int]]
    ) -> frozenset[int]:
        """Return all persons from whom a chain of moves leads to a slot.

        `who_may`: the persons that may have each slot.
        """
        found, queue = set[int](), [slot]
        while queue:
            for person in who_may.get(queue.pop(), frozenset()) - found:
                found.add(person)
                if person in self._at:
                    queue.append(self._at[person])
        return frozenset(found)

    def _shift(self, who: int, slot: int, came: dict[int, tuple[int, int]]) -> None:
        while who in came:
            before, left = came[who]
            self.put(who, slot)
            who, slot = before, left
        self.put(who, slot)


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def as_bits(slots: Iterable[int]) -> int:
    """Return slots as the bits of an integer."""
    mask = 0
    for slot in slots:
        mask |= 1 << slot
    return mask


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
