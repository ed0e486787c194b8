"""The first blocking link: who stays at a place that others need, and what stops it.

From a person whose no is about room to who stays at a full place that would do, and
asks for another place; and on, until a no that is not about room, or a proposal. Of
all who stay at such places the one is followed who moves on most easily: one move is
enough. When nobody who stays there asks for another place, the chain ends at the
easiest place itself.
"""

from collections import defaultdict
from dataclasses import dataclass

from matcher.claims.figures import Stop
from matcher.claims.gaps import Link
from matcher.gaps.day import Day
from matcher.gaps.persons import ABOUT_ROOM, first_advice
from matcher.gaps.uses import passes_alone
from matcher.gaps.waiting import count
from matcher.kinds import FundingCause, KindOfNo, Owner
from matcher.model.terms import PlacementStatus, PlaceType
from matcher.offer import FULL
from matcher.offers import usable_openings


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where the chain of one person ends, after so many places."""

    type: PlaceType
    stop: Stop
    holders: tuple[str, ...]
    places: int
    kind: KindOfNo | None = None
    cause: FundingCause | None = None
    owner: Owner | None = None


def chain(day: Day) -> tuple[Link, ...]:
    """Return the links that somebody waits for, those with most behind them first.

    Everybody whose no is about room stands behind exactly one of them.
    """
    crowd = _Crowd(day)
    ends: dict[object, list[tuple[str, End]]] = defaultdict(list)
    for ref, no in day.nos.items():
        if no.kind in ABOUT_ROOM:
            end = crowd.end_of(ref)
            key = (end.type, end.stop, end.kind, end.cause, end.owner)
            ends[key].append((ref, end))
    return tuple(sorted(map(_link, ends.values()), key=_order))


def _link(found: list[tuple[str, End]]) -> Link:
    end = found[0][1]
    return Link(
        type=end.type,
        stop=end.stop,
        kind=end.kind,
        cause=end.cause,
        owner=end.owner,
        holders=count([who for _, at in found for who in at.holders]),
        behind=count([ref for ref, _ in found]),
        longest=max(at.places for _, at in found),
    )


def _order(link: Link) -> tuple[int, int, str, int, str, str]:
    return (
        -len(link.behind.members),
        list(PlaceType).index(link.type),
        link.stop,
        -1 if link.kind is None else link.kind.rank,
        link.cause or "",
        link.owner or "",
    )


class _Crowd:
    """Who stays where, who needs which full place, and what was given, on one day."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._stayers: dict[str, list[str]] = defaultdict(list)
        self._residents: dict[str, list[str]] = defaultdict(list)
        self._given: dict[str, list[str]] = defaultdict(list)
        self._needs: dict[str, set[str]] = defaultdict(set)
        for case in day.scene.cases:
            if case.stay_now.place is not None:
                self._stayers[case.stay_now.place].append(case.ref)
        for placement in day.region.fixed.values():
            if placement.status is PlacementStatus.GEPLAATST:
                self._residents[placement.place].append(placement.case)
        for outcome in day.result.cases:
            if outcome.placed is not None:
                self._given[outcome.placed.option.place].append(outcome.case)
        for option, fits in zip(day.scene.options, passes_alone(day), strict=True):
            offer = day.scene.offers[option.offer]
            if fits and offer.opening == FULL:
                self._needs[day.scene.cases[option.case].ref].add(offer.place)

    def end_of(self, ref: str) -> End:
        """Return where the chain of somebody whose no is about room ends."""
        seen, nos = [ref], self._day.nos
        while True:
            mover = self._mover(seen[-1])
            if mover is None:
                return self._at_place(nos[seen[-1]].cited[0].place, len(seen))
            place, who = mover
            if who not in nos:
                return self._end(place, Stop.PROPOSED, (who,), len(seen))
            if who in seen:
                around = tuple(seen[seen.index(who) :])
                return self._end(place, Stop.CYCLE, around, len(seen))
            if nos[who].kind not in ABOUT_ROOM:
                return self._no(place, who, len(seen))
            seen.append(who)

    def _mover(self, ref: str) -> tuple[str, str] | None:
        """Return who moves on most easily from a full place that would do."""
        nos = self._day.nos

        def ease(found: tuple[str, str]) -> tuple[int, int, str, str]:
            place, who = found
            rank = nos[who].kind.rank if who in nos else -1
            return rank, self._day.urgency[who], who, place

        there = (
            (place, who)
            for place in self._needs[ref]
            for who in self._stayers[place]
            if who != ref
        )
        return min(there, key=ease, default=None)

    def _at_place(self, place: str, places: int) -> End:
        """Return the end at a place from which nobody asks to move on."""
        if self._given[place]:
            return self._end(place, Stop.GIVEN, tuple(self._given[place]), places)
        region = self._day.region
        if usable_openings(region.place[place], region.as_of) != (FULL,):
            return self._end(place, Stop.LEFT, (), places)
        there = tuple(self._residents[place])
        return self._end(place, Stop.STAYS if there else Stop.NOBODY, there, places)

    def _no(self, place: str, who: str, places: int) -> End:
        no = self._day.nos[who]
        advice = first_advice(no)
        return End(
            type=self._day.region.place[place].type,
            stop=Stop.NO,
            kind=no.kind,
            cause=no.cause,
            owner=None if advice is None else advice.owner,
            holders=(who,),
            places=places,
        )

    def _end(
        self, place: str, stop: Stop, holders: tuple[str, ...], places: int
    ) -> End:
        kind = self._day.region.place[place].type
        return End(type=kind, stop=stop, holders=holders, places=places)
