"""Whether one more case fits beside a plan, now or after others have moved."""

from collections import Counter, deque
from collections.abc import Hashable, Iterable

from matcher.kinds import LimitKind
from matcher.model.region import Region
from matcher.result import Move
from matcher.verifying.candidates import Candidate
from matcher.verifying.placed import Load
from matcher.verifying.takes import Take, Takes, failing

Options = dict[str, tuple[Candidate, ...]]


class Room:
    """A plan, and the options of everybody in it that fit alone."""

    def __init__(
        self, region: Region, options: Options, chosen: dict[str, Candidate]
    ) -> None:
        """Look up who sits where and where else they could go."""
        self.chosen, self.load, self._region = chosen, Load(chosen), region
        self._options = {
            ref: [o for o in options[ref] if o is now or not failing(o.takes)]
            for ref, now in chosen.items()
        }
        self._least = _least_taken(self._options.values())
        self._holders: dict[str, list[str]] = {}
        for ref, option in chosen.items():
            for key in option.takes:
                self._holders.setdefault(key, []).append(ref)
        self._known: dict[str, bool] = {}

    def excludes(self, takes: Takes) -> bool:
        """Tell whether no plan keeps everybody placed and lets these takes in."""
        return any(
            self._least[key] + take.amount > take.capacity or self._is_closed(key, take)
            for key, take in takes.items()
        )

    def lets_in(self, moves: tuple[Move, ...], takes: Takes) -> bool:
        """Tell whether these takes fit once the moves are made, all limits kept."""
        after = dict(self.chosen)
        for move in moves:
            there = [
                o for o in self._options.get(move.case, ()) if o.key == move.option
            ]
            if not there or there[0] == after[move.case]:
                return False
            told = (move.place, move.team, move.start)
            claim = there[0].claim
            if told != (claim.place, claim.team, claim.start):
                return False
            after[move.case] = there[0]
        each_once = len({move.case for move in moves}) == len(moves)
        load = Load(after)
        return each_once and not load.overfull(after) and load.fits(takes)

    def _is_closed(self, key: str, take: Take) -> bool:
        """Tell whether, in the view of this limit, nobody can make room in it."""
        if key not in self._known:
            view = self._view(key)
            free = self.load.taken[key] < take.capacity
            self._known[key] = not (view is None or free or self._has_path(key, view))
        return self._known[key]

    def _has_path(self, key: str, view: Hashable) -> bool:
        """Tell whether an augmenting path leads from a full limit to free room."""
        seen, queue = {key}, deque([key])
        while queue:
            holders = self._holders.get(queue.popleft(), ())
            for option in (o for ref in holders for o in self._options[ref]):
                there = next((k for k in option.takes if self._view(k) == view), None)
                if there is None:
                    return True
                if self.load.taken[there] < option.takes[there].capacity:
                    return True
                if there not in seen:
                    seen.add(there)
                    queue.append(there)
        return False

    def _view(self, key: str) -> Hashable:
        """Return the view of a limit: of each view an option takes at most one unit."""
        kind, _, about = key.partition(":")
        if kind == LimitKind.OPENING:
            place = about.rpartition("#")[0]
            if any(b.place == place for b in self._region.bridging):
                return "bridge"
            return "dwelling" if self._region.place[place].housing else "team"
        if kind == LimitKind.GROUP_CAP:
            return about.rpartition("/")[2]
        return kind if kind == LimitKind.HIGH_RISK else None


def _least_taken(everybody: Iterable[list[Candidate]]) -> Counter[str]:
    """Return what the placed cases take of each limit, wherever they go."""
    least: Counter[str] = Counter()
    for options in everybody:
        shared = set.intersection(*(set(o.takes) for o in options))
        least.update({k: min(o.takes[k].amount for o in options) for k in shared})
    return least
