"""Persons and days by row, worked out person by person."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from matcher.cells import Cell, area_of, cells_of
from matcher.claims.figures import Member
from matcher.claims.gaps import (
    CauseRow,
    CellRow,
    GapReport,
    KindRow,
    OwnerRow,
)
from matcher.kinds import FundingCause, KindOfNo, LimitKind, Owner
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, InstrumentStatus
from matcher.parties import gives_room, to_lift
from matcher.result import Change, No
from matcher.rules import RULE_BY_KEY
from matcher.verifying.failure import Failure, differences
from matcher.verifying.gaps.told import Seen, counted, tallied

K = TypeVar("K", bound=Hashable)
MONEY = {
    FundingCause.BUDGET_SPENT: LimitKind.BUDGET,
    FundingCause.CONTRACT_CEILING: LimitKind.CONTRACT_CEILING,
}


def table_failures(seen: Sequence[Seen], report: GapReport) -> Iterator[Failure]:
    """Yield where the tables differ from what the results say."""
    whole = rows(seen, lambda _seen, _ref: True)
    yield from differences(tallied(whole.get(True, [])), report.total, ("total",))
    yield from differences(_kinds(seen), report.kinds, ("kinds",))
    yield from differences(_cells(seen), report.cells, ("cells",))
    yield from differences(_owners(seen), report.owners, ("owners",))
    yield from differences(_causes(seen), report.causes, ("causes",))


def rows(
    seen: Sequence[Seen], row: Callable[[Seen, str], K | None]
) -> dict[K, list[Member]]:
    """Return who is in which row, with the days that count there."""
    found: dict[K, list[Member]] = {}
    everybody = sorted({ref for one in seen for ref in one.nos})
    for ref in everybody:
        days: dict[K, int] = {}
        last: K | None = None
        for key, spent in _history(seen, ref, row):
            last = key
            if key is not None:
                days[key] = days.get(key, 0) + spent
        for key, spent in days.items():
            here = key == last
            found.setdefault(key, []).append(
                Member(
                    case=ref,
                    days=spent,
                    last=here,
                    now=here and ref in seen[-1].nos,
                )
            )
    return found


def _history(
    seen: Sequence[Seen], ref: str, row: Callable[[Seen, str], K | None]
) -> Iterator[tuple[K | None, int]]:
    """Yield the row and the days of each no of one person."""
    asked_on: date | None = None
    for one in seen:
        if ref not in {c.case for c in one.result.cases}:
            continue
        begin = one.case(ref).waiting_since
        if asked_on is not None and asked_on > begin:
            begin = asked_on
        asked_on = one.region.as_of
        if ref in one.nos:
            yield row(one, ref), max((asked_on - begin).days, 0)


def _kinds(seen: Sequence[Seen]) -> tuple[KindRow, ...]:
    found = rows(seen, lambda one, ref: one.nos[ref].kind)
    return tuple(KindRow(kind=k, tally=tallied(found.get(k, []))) for k in KindOfNo)


def _cells(seen: Sequence[Seen]) -> tuple[CellRow, ...]:
    found = rows(seen, lambda one, ref: (cell_near(one.region, ref, one.nos[ref]),))
    known = sorted(cell for (cell,) in found if cell is not None)
    order: list[Cell | None] = [*known, *([None] if (None,) in found else [])]
    return tuple(CellRow(cell=c, tally=tallied(found[c,])) for c in order)


def cell_near(region: Region, ref: str, no: No) -> Cell | None:
    """Return the cell of the easiest place, moved to the person's own area."""
    if not no.cited:
        return None
    case = region.case[ref]
    by_status: dict[InstrumentStatus, set[str]] = {}
    for paper in case.entitlements:
        stelsels = {STELSEL_OF[route].value for route in paper.routes}
        by_status.setdefault(paper.status, set()).update(stelsels)
    there = cells_of(region, no.cited[0].place)
    chosen = there[0]
    for status in (InstrumentStatus.TOEGEKEND, InstrumentStatus.AANGEVRAAGD):
        payable = [c for c in there if c.stelsel.value in by_status.get(status, ())]
        if payable:
            chosen = payable[0]
            break
    area = area_of(region, case.municipality)
    return Cell(chosen.type, area, chosen.stelsel, chosen.security)


def slowest(no: No) -> Change | None:
    """Return the change of the first advice that is decided last."""
    best: Change | None = None
    for change in no.sets[0].changes if no.sets else ():
        if best is None or _later(change, best):
            best = change
    return best


def _later(change: Change, than: Change) -> bool:
    if change.change is not than.change:
        return change.change > than.change
    (low, high), (least, most) = change.lead_days, than.lead_days
    return (high, low) > (most, least)


def _owners(seen: Sequence[Seen]) -> tuple[OwnerRow, ...]:
    def owner(one: Seen, ref: str) -> str:
        advice = slowest(one.nos[ref])
        return "" if advice is None else advice.owner.value

    found = rows(seen, owner)
    several = set[str]()
    for one in seen:
        for ref, no in one.nos.items():
            owners = {c.owner for c in no.sets[0].changes} if no.sets else set()
            (several.add if len(owners) > 1 else several.discard)(ref)
    order: list[Owner | None] = [o for o in Owner if o.value in found]
    order += [None] if "" in found else []
    return tuple(
        OwnerRow(
            owner=who,
            tally=tallied(members),
            also=counted([m.case for m in members if m.last and m.case in several]),
        )
        for who in order
        for members in [found["" if who is None else who.value]]
    )


def _causes(seen: Sequence[Seen]) -> tuple[CauseRow, ...]:
    def cause(one: Seen, ref: str) -> tuple[FundingCause, str] | None:
        found = one.nos[ref].cause
        return None if found is None else (found, decider(one, ref))

    found = rows(seen, cause)
    return tuple(
        CauseRow(cause=cause, who=who, tally=tallied(found[cause, who]))
        for cause in FundingCause
        for who in sorted(w for c, w in found if c is cause)
    )


def decider(one: Seen, ref: str) -> str:
    """Return who decides on the cause of a funding gap."""
    no = one.nos[ref]
    easiest = no.cited[0]
    for rule in (RULE_BY_KEY[b.rule] for b in easiest.blockers):
        if rule.cause is not None and rule.cause is no.cause:
            return to_lift(one.region, one.case(ref), rule, easiest.place).who
    for limit in easiest.limits:
        if no.cause is not None and MONEY.get(no.cause) is limit.kind:
            about = limit.id.removeprefix(f"{limit.kind}:")
            return gives_room(one.region, limit.kind, about)
    return ""
