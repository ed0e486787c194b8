"""The money facts of one case: which forms and ways get how far, and for how long."""

from dataclasses import dataclass, fields
from datetime import date
from itertools import pairwise
from typing import TypeVar

from matcher.fact import Fact, Unknown
from matcher.funding.account import Account, open_facts
from matcher.funding.book import Book
from matcher.funding.claims import Stage
from matcher.funding.spans import Span
from matcher.funding.topup import top_up
from matcher.funding.universe import Index, Universe
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.way import Way

__all__ = ["CaseMoney", "Universe", "money"]

T = TypeVar("T")
Ways = frozenset[Way]
_NO_WAYS: Ways = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMoney:
    """The funding fields of CaseFacts, which says what each of them means."""

    lawful: Fact[Ways]
    fitting: Fact[Ways]
    applied: Fact[Ways]
    standing: Fact[Ways]
    decided: Fact[Ways]
    payable: Fact[Ways]
    steady: Fact[Ways]
    ending: Fact[Ways]
    follow_on: Fact[Ways]
    paid_until: date
    ending_next: Fact[Ways]
    follow_on_next: Fact[Ways]
    paid_until_next: date
    top_up: int
    top_up_there: int
    top_up_places: frozenset[str]
    intensity: Fact[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The same sets with every unknown fact read one way."""

    lawful: Ways
    fitting: Ways
    applied: Ways
    standing: Ways
    decided: Ways
    payable: Ways
    steady: Ways
    ending: Ways
    follow_on: Ways
    ending_next: Ways
    follow_on_next: Ways


def money(case: Case, region: Region, universe: Universe) -> CaseMoney:
    """Return which forms and ways of `universe` pay for a case, and until when.

    A set that turns on an unknown fact is Unknown, from what is certain to what
    is possible.
    """
    worst = Account(case=case, region=region, best=False)
    low = _known(worst, universe)
    high = low
    if open_facts(case, region):
        high = _known(Account(case=case, region=region, best=True), universe)
    sets = {
        f.name: _between(getattr(low, f.name), getattr(high, f.name))
        for f in fields(_Known)
    }
    first, second = _end_dates(worst)
    extra = top_up(case, region)
    return CaseMoney(
        **sets,
        paid_until=first if high.ending else date.max,
        paid_until_next=second if high.ending_next else date.max,
        top_up=extra.anywhere,
        top_up_there=extra.there,
        top_up_places=extra.places,
        intensity=case.intensity_cents,
    )


def _between(low: Ways, high: Ways) -> Fact[Ways]:
    return low if low == high else Unknown(low, low | high)


def _end_dates(account: Account) -> tuple[date, date]:
    """Return the first and second day on which money can end; date.max if none."""
    days = sorted(set(account.ends.values()))
    first, second, *_ = (*days, date.max, date.max)
    return first, second


def _known(account: Account, universe: Universe) -> _Known:
    forms = _per_span(Book(account=account, funded=False), universe.form_index)
    book = Book(account=account, funded=True)
    ways = _per_span(book, universe.way_index)
    usable = sum(s.start <= account.latest_span for s in account.spans)
    layers = {
        stage: _NO_WAYS.union(*(found[stage] for found in forms[:usable]))
        for stage in Stage
        if stage is not Stage.NONE
    }
    paid = [found[Stage.DECIDED] for found in ways]
    steady, ending = _lasting(account, paid, usable)
    first, second = _end_dates(account)
    now, later = ending.get(first, _NO_WAYS), ending.get(second, _NO_WAYS)
    return _Known(
        lawful=layers[Stage.LAWFUL],
        fitting=layers[Stage.FITTING],
        applied=layers[Stage.APPLIED],
        standing=layers[Stage.STANDING],
        decided=layers[Stage.DECIDED],
        payable=_NO_WAYS.union(*paid[:usable]),
        steady=steady,
        ending=now,
        follow_on=_follow_on(book, universe.way_index, first) if now else _NO_WAYS,
        ending_next=later,
        follow_on_next=(
            _follow_on(book, universe.way_index, second) if later else _NO_WAYS
        ),
    )


def _per_span(book: Book, index: Index) -> list[dict[Stage, Ways]]:
    """Return for each span which ways come at least as far as each stage."""
    base = _lawful_pairs(book.account, index)
    return [_by_stage(book, index, span, base) for span in book.account.spans]


def _by_stage(book: Book, index: Index, span: Span, base: Ways) -> dict[Stage, Ways]:
    stuck: dict[Stage, list[Ways]] = {stage: [] for stage in Stage}
    for component, route, held in index.holding:
        if not book.account.lawful(component, route, span):
            stuck[Stage.NONE].extend(h.ways for h in held)
            continue
        if book.unasked(route):
            stuck[Stage.FITTING].extend(h.ways for h in held)
            continue
        for h in held:
            stuck[book.stage(h.payment, span)].append(h.ways)
    found: dict[Stage, Ways] = {Stage.NONE: base}
    for before, stage in pairwise(Stage):
        lost = stuck[before]
        found[stage] = found[before].difference(*lost) if lost else found[before]
    return found


def _lawful_pairs(account: Account, index: Index) -> Ways:
    excluded = (w for p, w in index.pairing.items() if not account.beside(p).lawful)
    return index.ways.difference(*excluded)


def _lasting(
    account: Account, paid: list[Ways], usable: int
) -> tuple[Ways, dict[date, Ways]]:
    """Return the ways without an end, and the others by the day that counts."""
    steady, ending, seen = _NO_WAYS, dict[date, Ways](), _NO_WAYS
    for j in range(usable):
        alive = paid[j] - seen
        seen |= paid[j]
        for k in range(j + 1, len(paid)):
            stopped = alive - paid[k]
            alive &= paid[k]
            end = account.ends[account.spans[k].start]
            ending[end] = ending.get(end, _NO_WAYS) | stopped
        steady |= alive
    return steady, ending


def _follow_on(book: Book, index: Index, day: date) -> Ways:
    """Return the ways that can take over on a day and then last the horizon."""
    base = _lawful_pairs(book.account, index)
    out = [
        held.ways
        for component, route, group in index.holding
        for lawful in (book.lasts(component, route, day),)
        for held in group
        if not lawful or book.takeover(held.payment, day) is None
    ]
    return base.difference(*out)
