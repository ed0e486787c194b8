"""Calls about cases that wait: their proposal, or what would open a place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from api.casezone.asking import Texts
from api.casezone.calls.call import Call, told
from api.casezone.contacts.shapes import Whom, in_short
from api.casezone.day import Day, Known
from api.casezone.escalations.kept import LIVE
from api.casezone.holds.kept import HELD
from api.casezone.land import Land
from api.casezone.plans.shapes import ClaimRef
from api.casezone.plans.started import text_of_change
from api.casezone.questions.kept import OPEN as ASKED
from api.text.desk import CallKind, ContactRole
from api.text.sentences import desk as say
from api.text.values import DAYS, Counted, Value
from matcher.kinds import Owner
from matcher.result import Change, ChangeSet, No, OptionClaim

SOON = 2


def spoken_for(day: Day) -> frozenset[str]:
    """Return the cases for which a provider was asked already, or has said yes."""
    runs = day.running
    held = {h["case_ref"] for h in runs.holds if h["state"] == HELD}
    asked = {q["case_ref"] for q in runs.questions if q["state"] in ASKED}
    return frozenset(held | asked)


def proposed(day: Day) -> Iterator[tuple[Known, OptionClaim]]:
    """Yield the cases that wait and have a proposal, of which nothing was asked yet."""
    asked = spoken_for(day)
    if day.run is not None:
        asked |= day.rights.withdrawn(day.run.ref)
    for ref, outcome in () if day.run is None else day.run.outcomes.items():
        known = day.cases.get(ref)
        if outcome.placed is not None and known and known.waits and ref not in asked:
            yield known, outcome.placed.option


def without_place(day: Day) -> Iterator[tuple[Known, No]]:
    """Yield the cases that wait and have no place in the last run."""
    asked = spoken_for(day)
    for ref, outcome in () if day.run is None else day.run.outcomes.items():
        known = day.cases.get(ref)
        if outcome.no is not None and known and known.waits and ref not in asked:
            yield known, outcome.no


def tonight(day: Day) -> Iterator[Call]:
    """Yield for cases that need a place today where they can stay tonight."""
    for known, no in without_place(day):
        if known.urgency:
            continue
        bridge = no.tonight.bridge
        if bridge is None:
            whom = _crisis(day, no.tonight.call)
            reason, place = told(say.TONIGHT_NONE), None
        else:
            whom, place = day.provider_of(bridge.place), bridge.place
            reason = told(
                say.TONIGHT_BRIDGE,
                place=day.around.name(place),
                until=bridge.until,
                funder=day.around.name(bridge.funder),
            )
        yield Call(
            kind=CallKind.TONIGHT,
            cases=(known.ref,),
            whom=whom,
            reason=reason,
            place=place,
            clock=day.today,
        )


def call_first(day: Day) -> Iterator[Call]:
    """Yield each place with old figures on which a proposal rests, once."""
    resting: dict[str, set[str]] = defaultdict(set)
    for known, option in proposed(day):
        bridge = None if option.bridge is None else option.bridge.place
        for place in {option.place, option.team, bridge} - {None}:
            if place is not None and day.is_stale(place):
                resting[place].add(known.ref)
    for place, cases in resting.items():
        age = day.around.age(place, day.today) or 0
        yield Call(
            kind=CallKind.CALL_FIRST,
            cases=tuple(sorted(cases)),
            whom=day.provider_of(place),
            reason=told(
                say.CALL_FIRST, place=day.around.name(place), days=Counted(age, DAYS)
            ),
            place=place,
            age_days=age,
        )


def proposals(day: Day) -> Iterator[Call]:
    """Yield the proposals that still have room, to be asked one by one."""
    for known, option in proposed(day):
        if not day.around.has_room(option.place, day.today):
            continue
        say_it = say.TO_PLACER if option.to_placer else say.PROPOSAL
        placer = day.whom(Owner.DJI, Owner.DJI.value, known.ref)
        yield Call(
            kind=CallKind.PROPOSAL,
            cases=(known.ref,),
            whom=placer if option.to_placer else day.provider_of(option.place),
            reason=told(
                say_it, place=day.around.name(option.place), start=option.start
            ),
            place=option.place,
            age_days=day.around.age(option.place, day.today),
        )


def gone(day: Day) -> tuple[str, ...]:
    """Return the cases of which the proposed place has no room any more, sorted."""
    return tuple(
        sorted(
            known.ref
            for known, option in proposed(day)
            if not day.around.has_room(option.place, day.today)
        )
    )


def changes(day: Day) -> Iterator[Call]:
    """Yield who can open a place, one call for each party of the first way left."""
    for known, no in without_place(day):
        way = way_left(day, known.ref, no)
        if way is None:
            continue
        parties: dict[tuple[Owner, str], list[tuple[int, Change]]] = defaultdict(list)
        for k, change in not_started(day, known.ref, way):
            parties[change.owner, change.who].append((k, change))
        for (owner, who), own in parties.items():
            place = next((c.place for _, c in own if c.place is not None), None)
            yield Call(
                kind=CallKind.CHANGE,
                cases=(known.ref,),
                whom=day.whom(owner, who, known.ref),
                reason=_needed([change for _, change in own], no, way),
                place=place,
                age_days=None if place is None else day.around.age(place, day.today),
                starts=tuple(_claim(day, way, k) for k, _ in own),
            )


def looks(day: Day) -> Iterator[Call]:
    """Yield cases with no way left to try: this week's, or to be looked at again."""
    for known, no in without_place(day):
        if way_left(day, known.ref, no) is not None or _is_escalated(day, known.ref):
            continue
        on = no.tonight.next_look
        if on <= day.today:
            reason = told(say.LOOK, day=on, kind=no.kind)
        elif known.urgency < SOON:
            reason = told(say.NOTHING_LEFT, kind=no.kind)
        else:
            continue
        yield Call(
            kind=CallKind.LOOK,
            cases=(known.ref,),
            whom=day.holder_of(known.ref),
            reason=reason,
            clock=on,
        )


@dataclass(frozen=True, slots=True)
class Way:
    """A set of changes with its position in the explanation."""

    position: int
    changes: ChangeSet


def way_left(day: Day, case: str, no: No) -> Way | None:
    """Return the first set of changes of which none was dropped."""
    actions = day.actions_of.get(case, ())
    dropped = [a.body for a in actions if a.state == "DROPPED"]
    for k, found in enumerate(no.sets):
        if not any(_is(change, body) for change in found.changes for body in dropped):
            return Way(k, found)
    return None


def not_started(day: Day, case: str, way: Way) -> Iterator[tuple[int, Change]]:
    """Yield the changes of a way, by position, for which there is no action yet."""
    bodies = [action.body for action in day.actions_of.get(case, ())]
    for k, change in enumerate(way.changes.changes):
        if not any(_is(change, body) for body in bodies):
            yield k, change


def _is(change: Change, body: Land) -> bool:
    same = (change.rule, change.fact, change.place)
    return same == (body["rule"], body["fact"], body["place"])


def _needed(changes: list[Change], no: No, way: Way) -> Texts:
    texts = [text_of_change(change) for change in changes]
    values: dict[str, Value] = {"kind": no.kind, "net": way.changes.net}
    return Texts(
        nl=say.CHANGE.fill("nl", what=" ".join(t.nl for t in texts), **values),
        en=say.CHANGE.fill("en", what=" ".join(t.en for t in texts), **values),
    )


def _claim(day: Day, way: Way, change: int) -> ClaimRef:
    run = "" if day.run is None else day.run.ref
    return ClaimRef(run=run, set=way.position, change=change)


def _is_escalated(day: Day, case: str) -> bool:
    return any(e.state in LIVE for e in day.escalations_of.get(case, ()))


def _crisis(day: Day, name: str) -> Whom:
    found = (c for c in day.book.contacts if c.role is ContactRole.CRISISDIENST)
    contact = next(found, None)
    return Whom(
        owner=None,
        who="",
        name=name,
        contact=None if contact is None else in_short(contact),
    )
