"""The funding line of an option: who pays each component, from day to day."""

from dataclasses import dataclass
from datetime import date, timedelta

from matcher.funding.account import Account
from matcher.funding.book import Book
from matcher.funding.claims import Claim, Stage
from matcher.funding.closing import (
    Hole,
    after_conditions,
    after_tasks,
    first_hole,
    renewal_conditions,
    renewal_tasks,
)
from matcher.funding.component import Component, keys
from matcher.funding.conditions import Condition, Task
from matcher.funding.pairs import pairs
from matcher.funding.phases import Phase, Stretch, phases, samenloop_conditions
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.way import Payment, Way

__all__ = [
    "Accountant",
    "Component",
    "Condition",
    "FundingLine",
    "Hole",
    "Phase",
    "Task",
    "funding_line",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingLine:
    """Who pays an option over the horizon, without holes, and on what conditions.

    `starts`: first day the money is there; `hole`: the first days for which a
    condition finds the money. All tuples are sorted.
    """

    phases: tuple[Phase, ...]
    conditions: tuple[Condition, ...]
    tasks: tuple[Task, ...]
    starts: date
    hole: Hole | None = None

    @property
    def conditional(self) -> bool:
        """Whether somebody still has to confirm something."""
        return bool(self.conditions)


def funding_line(
    case: Case,
    region: Region,
    way: Way,
    after_ways: tuple[Way, ...],
    start: date,
    needs_until: date,
) -> FundingLine | None:
    """Return the line of one option, or None when there is none for certain.

    `after_ways` are the ways of the same offer, of which one may take over; those
    that cannot are passed over.
    """
    return Accountant(case, region).line(way, after_ways, start, needs_until)


class Accountant:
    """Draws up the funding lines of one case; cheaper than one line at a time."""

    def __init__(self, case: Case, region: Region) -> None:
        """Open the books of a case, every unknown fact read against a payment."""
        self.account = Account(case=case, region=region, best=False)
        self.book = Book(account=self.account, funded=True)
        self._windows: dict[Way, tuple[date, date] | None] = {}

    def line(
        self, way: Way, after_ways: tuple[Way, ...], start: date, needs_until: date
    ) -> FundingLine | None:
        """Return the line of one way, as `funding_line` does."""
        if way not in self._windows:
            self._windows[way] = self._window(way)
        window = self._windows[way]
        if window is None:
            return None
        first, end = window
        starts = max(start, first)
        until = max(needs_until, starts + timedelta(days=1))
        after = None
        if end < needs_until:
            after = self._successor(after_ways, end)
            if after is None:
                return None
        stretches = self._stretches(way, after, starts, min(end, until), until)
        return self._draw(stretches, end, starts, until)

    def _window(self, way: Way) -> tuple[date, date] | None:
        """Return the first day the way pays and the day it ends for good."""
        account = self.account
        if not all(account.beside(p).lawful for p in pairs(way)):
            return None
        spans = account.spans
        decided = [
            all(
                account.lawful(c, p.route, span)
                and self.book.stage(p, span) is Stage.DECIDED
                for c, p in keys(way)
            )
            for span in spans
        ]
        usable = [
            i
            for i, span in enumerate(spans)
            if decided[i] and span.start <= account.latest_span
        ]
        if not usable:
            return None
        i = usable[0]
        stops = [k for k in range(i + 1, len(spans)) if not decided[k]]
        end = account.ends[spans[stops[0]].start] if stops else date.max
        claimed = [self.book.claim(p).starts for p in way.payments]
        return max([spans[i].start, *claimed]), end

    def _successor(self, ways: tuple[Way, ...], day: date) -> Way | None:
        """Return the way that takes over: fewest days bridged, own college first."""
        able = [w for w in ways if self._takes_over(w, day)]
        return min(able, key=lambda w: self._preference(w, day), default=None)

    def _takes_over(self, way: Way, day: date) -> bool:
        return all(self.account.beside(p).lawful for p in pairs(way)) and all(
            self.book.lasts(c, p.route, day) and self.book.takeover(p, day) is not None
            for c, p in keys(way)
        )

    def _preference(self, way: Way, day: date) -> tuple[int, int, int, str]:
        claims = [c for _, _, c in self._after_claims(way, day)]
        bridged = max((max(0, (c.starts - day).days) for c in claims), default=0)
        away = sum(
            bool(f.municipalities)
            and self.account.case.municipality not in f.municipalities
            for p in way.payments
            if (f := self.account.region.funder.get(p.funder)) is not None
        )
        return bridged, sum(len(c.conditions) for c in claims), away, way.key

    def _after_claims(
        self, way: Way, day: date
    ) -> list[tuple[Component, Payment, Claim]]:
        found = ((c, p, self.book.takeover(p, day)) for c, p in keys(way))
        return [(c, p, claim) for c, p, claim in found if claim is not None]

    def _stretches(
        self, way: Way, after: Way | None, starts: date, end: date, until: date
    ) -> tuple[Stretch, ...]:
        """Return the way and its successor, each with the days it pays."""
        made: list[Stretch] = []
        if starts < end:
            claims = tuple((c, p, self.book.claim(p)) for c, p in keys(way))
            made.append(
                Stretch(way=way, claims=claims, start=starts, until=end, later=False)
            )
        if after is not None and max(starts, end) < until:
            made.append(
                Stretch(
                    way=after,
                    claims=tuple(self._after_claims(after, end)),
                    start=max(starts, end),
                    until=until,
                    later=True,
                )
            )
        return tuple(made)

    def _draw(
        self, stretches: tuple[Stretch, ...], end: date, starts: date, until: date
    ) -> FundingLine:
        account = self.account
        conditions = {
            *samenloop_conditions(account, stretches),
            *after_conditions(account, stretches),
            *renewal_conditions(account, stretches, until),
        }
        tasks = {
            *after_tasks(account, stretches, end, until),
            *renewal_tasks(account, stretches, until),
        }
        return FundingLine(
            phases=phases(account, stretches),
            conditions=tuple(sorted(conditions, key=_order)),
            tasks=tuple(sorted(tasks)),
            starts=starts,
            hole=first_hole(account, stretches),
        )


def _order(condition: Condition) -> tuple[str, str, str, date, str]:
    return (
        condition.code,
        condition.owner,
        condition.funder,
        condition.due or date.max,
        condition.rule,
    )
