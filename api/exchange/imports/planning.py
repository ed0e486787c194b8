"""What an import would do to the store: worked out whole before anything is done."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection

from api.exchange.capacity import PLACE, Doing
from api.exchange.imports.columns import COLUMNS, CONFIRMED, REF
from api.exchange.imports.known import Known, known_of
from api.exchange.imports.rows import Draft, Drafts, RowFault
from api.exchange.ledger import Interval, Kind
from api.exchange.records.whole import Trees, region_of, trees_of
from api.regionfile import RegionFileError
from api.regionfile.fault import Expected
from api.regionfile.parse import Tree, parse
from api.regionfile.shape import tree_of
from api.regionfile.walk import field as of
from api.regionfile.write import canonical
from api.store.records import Record
from api.web.zone import HERE
from matcher.model.place import Place

OWN_REF = Expected(
    "een kenmerk dat nog niet in gebruik is", "a reference that is not in use yet"
)
SAME_LOCATION = Expected(
    "de locatie die de plek al heeft", "the location that the place has already"
)
NOT_AHEAD = Expected("vandaag of eerder", "today or earlier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happens to one place; nothing when all of it is as it was."""

    draft: Draft
    before: Record | None
    after: Record | None
    entered: tuple[tuple[int, Interval], ...] = ()
    ended: tuple[int, ...] = ()
    confirmed: date | None = None

    @property
    def taken(self) -> frozenset[int]:
        """The rows that change something."""
        rows = {row for row, _ in self.entered}
        if self.after is not None or self.ended or self.confirmed is not None:
            rows.add(self.draft.row)
        return frozenset(rows)


@dataclass(slots=True)
class Plan:
    """The changes of an import, or every fault of the sheet."""

    changes: list[Change] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)


def planned(
    store: Connection, drafts: Drafts, whose: str | None, doing: Doing, *, lock: bool
) -> Plan:
    """Return what a sheet does; `whose`: places of this provider alone.

    With `lock` what is worked out still holds when it is done.
    """
    known = known_of(store, [draft.ref for draft in drafts.places], lock=lock)
    plan = Plan(faults=list(drafts.faults))
    trees = trees_of(store, [PLACE])
    if whose is not None:
        own = trees["location"].items()
        trees["location"] = {k: v for k, v in own if of(v, "provider") == whose}
    for draft in drafts.places:
        record = known.records.get(draft.ref)
        if record is not None and whose not in (None, record.owner):
            plan.faults.append(_fault(drafts, draft, REF, draft.ref, OWN_REF))
            continue
        tree = _tree(drafts, draft, record, trees, doing)
        trees[PLACE][draft.ref] = tree
        plan.faults += _alone(drafts, draft, record, tree, doing)
    places = _read(drafts, plan, trees, doing)
    if not plan.faults:
        for draft in drafts.places:
            place = places[draft.ref]
            owner = str(of(trees["location"][place.location], "provider"))
            plan.changes.append(_change(known, draft, place, owner, doing))
    return plan


def _tree(
    drafts: Drafts, draft: Draft, record: Record | None, trees: Trees, doing: Doing
) -> dict[str, Tree]:
    """Return a place as the region file has it, from what was known and the sheet."""
    known = {} if record is None else parse(record.body)
    before = known if isinstance(known, dict) else {}
    tree = dict(before)
    for name, value in draft.facts.items():
        if name == CONFIRMED:
            continue
        if value is None:
            tree.pop(name, None)
        else:
            tree[name] = value
    if not before:
        location = trees["location"].get(str(tree.get("location")))
        tree.setdefault("source", str(of(location, "provider") or doing.who))
    told = draft.facts.get(CONFIRMED)
    tree["confirmed_at"] = before.get("confirmed_at") or told or doing.day.isoformat()
    if "dated" not in tree or ("dated" not in drafts.names and tree != before):
        tree["dated"] = doing.day.isoformat()
    return tree | {"openings": [dict(free.facts) for free in draft.openings or ()]}


def _alone(
    drafts: Drafts,
    draft: Draft,
    record: Record | None,
    tree: dict[str, Tree],
    doing: Doing,
) -> Iterator[RowFault]:
    """Yield what is wrong with a place that a region file would not mind."""
    said = draft.facts.get(CONFIRMED)
    if isinstance(said, str) and date.fromisoformat(said) > doing.day:
        yield _fault(drafts, draft, CONFIRMED, said, NOT_AHEAD)
    if record is not None:
        where = of(parse(record.body), "location")
        if tree.get("location") not in (None, where):
            told = str(tree["location"])
            yield _fault(drafts, draft, "location", told, SAME_LOCATION)


def _read(drafts: Drafts, plan: Plan, trees: Trees, doing: Doing) -> dict[str, Place]:
    try:
        region = region_of(trees, doing.day)
    except RegionFileError as error:
        by_ref = {draft.ref: draft for draft in drafts.places}
        order = [by_ref[ref] for ref in trees[PLACE]]
        told = {(fault.row, fault.field) for fault in plan.faults}
        for fault in error.faults:
            row = _row_fault(drafts, order, fault.path, fault.value, fault.expected)
            # A cell that could not be read leaves a field empty: said once.
            if (row.row, row.field) not in told:
                plan.faults.append(row)
        return {}
    return {place.ref: place for place in region.places}


def _row_fault(
    drafts: Drafts, order: list[Draft], path: str, value: str, expected: Expected
) -> RowFault:
    head, _, rest = path.partition(".")
    if not head.startswith("places["):
        return RowFault(1, path, value, expected)
    draft = order[int(head.removeprefix("places[").removesuffix("]"))]
    step, _, inside = rest.partition(".")
    name = step.partition("[")[0]
    if name == "openings" and draft.openings:
        number = step.removeprefix("openings[").removesuffix("]")
        free = draft.openings[int(number)]
        return RowFault(free.row, _name(drafts, inside), value, expected)
    return RowFault(draft.row, _name(drafts, name), value, expected)


def _change(
    known: Known, draft: Draft, place: Place, owner: str, doing: Doing
) -> Change:
    before = known.records.get(place.ref)
    body = canonical(tree_of(replace(place, openings=())))
    version = 1 if before is None else before.version + 1
    after = Record(kind=PLACE, ref=place.ref, version=version, body=body, owner=owner)
    same = before is not None and before.body == body
    entered, ended = _openings(known, draft, place, doing)
    change = Change(
        draft=draft,
        before=before,
        after=None if same else after,
        entered=tuple(entered),
        ended=tuple(ended),
    )
    return replace(change, confirmed=_confirmed(known, change, place, doing))


def _openings(
    known: Known, draft: Draft, place: Place, doing: Doing
) -> tuple[list[tuple[int, Interval]], list[int]]:
    """Return the intervals that are new, with their rows, and those that end."""
    if draft.openings is None:
        return [], []
    told = [(free.row, _interval(free.facts)) for free in draft.openings]
    wanted = Counter(interval for _, interval in told)
    ended = list[int]()
    for entry in known.entries.get(place.ref, ()):
        interval = entry.interval
        past = interval.until is not None and interval.until <= doing.day
        if interval.kind is not Kind.FREE or entry.hold is not None or past:
            continue
        if wanted[interval]:
            wanted[interval] -= 1
        else:
            ended.append(entry.id)
    entered = list[tuple[int, Interval]]()
    for row, interval in reversed(told):
        if wanted[interval]:
            wanted[interval] -= 1
            entered.append((row, interval))
    return entered[::-1], ended


def _interval(facts: dict[str, Tree]) -> Interval:
    until, count = facts.get("until"), facts["count"]
    return Interval(
        kind=Kind.FREE,
        count=count if isinstance(count, int) else 0,
        start=date.fromisoformat(str(facts["start"])),
        until=None if until is None else date.fromisoformat(str(until)),
    )


def _confirmed(known: Known, change: Change, place: Place, doing: Doing) -> date | None:
    """Return the day on which the figures were right, when the sheet says a new one."""
    moment = known.confirmed.get(place.ref)
    last = place.confirmed_at if moment is None else moment.astimezone(HERE).date()
    said = change.draft.facts.get(CONFIRMED)
    day = date.fromisoformat(said) if isinstance(said, str) else None
    # Other openings than before are figures of today, whatever day still stands there.
    other = change.before is not None and (change.entered or change.ended)
    if other and (day is None or day <= last):
        day = doing.day
    return day if day is not None and day > last else None


def _fault(
    drafts: Drafts, draft: Draft, name: str, value: str, expected: Expected
) -> RowFault:
    return RowFault(draft.row, _name(drafts, name), value, expected)


def _name(drafts: Drafts, name: str) -> str:
    named = {column.field: column.nl for column in COLUMNS}
    return drafts.names.get(name) or named.get(name, name)
