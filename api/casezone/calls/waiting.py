"""Calls about cases that wait: their proposal, or what would open a place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from api.casezone.asking import Texts
from api.casezone.calls.call import Call, told
from api.casezone.contacts.shapes import Whom, in_short
from api.casezone.day import Day, Known
from api.casezone.land import Land
from api.casezone.plans.started import text_of_change
from api.text.desk import CallKind, ContactRole
from api.text.sentences import desk as say
from api.text.values import DAYS, Counted, Value
from matcher.kinds import Owner
from matcher.result import Change, ChangeSet, No, OptionClaim

LIVE_HOLD = frozenset({"ASKED", "HELD"})


def spoken_for(day: Day) -> frozenset[str]:
    """Return the cases for which a provider was asked already."""
    return frozenset(h["case_ref"] for h in day.holds if h["state"] in LIVE_HOLD)


def proposed(day: Day) -> Iterator[tuple[Known, OptionClaim]]:
    """Yield the cases that wait and have a proposal, of which nothing was asked yet."""
    asked = spoken_for(day)
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
        parties: dict[tuple[Owner, str], list[Change]] = defaultdict(list)
        for change in () if way is None else not_started(day, known.ref, way):
            parties[change.owner, change.who].append(change)
        for (owner, who), own in parties.items():
            texts = [text_of_change(change) for change in own]
            values = {"kind": no.kind, "net": way.net} if way else {}
            yield Call(
                kind=CallKind.CHANGE,
                cases=(known.ref,),
                whom=day.whom(owner, who, known.ref),
                reason=_both(texts, values),
                place=own[0].place,
                about=who or owner.value,
            )


def looks(day: Day) -> Iterator[Call]:
    """Yield the cases that are looked at again and have no way left to try."""
    for known, no in without_place(day):
        on = no.tonight.next_look
        if on <= day.today and way_left(day, known.ref, no) is None:
            yield Call(
                kind=CallKind.LOOK,
                cases=(known.ref,),
                whom=day.holder_of(known.ref),
                reason=told(say.LOOK, day=on, kind=no.kind),
                clock=on,
            )


def way_left(day: Day, case: str, no: No) -> ChangeSet | None:
    """Return the first set of changes of which none was dropped."""
    actions = day.actions_of.get(case, ())
    dropped = [a.body for a in actions if a.state == "DROPPED"]
    for found in no.sets:
        if not any(_is(change, body) for change in found.changes for body in dropped):
            return found
    return None


def not_started(day: Day, case: str, way: ChangeSet) -> Iterator[Change]:
    """Yield the changes of a way for which no action was started, nor has ended."""
    bodies = [action.body for action in day.actions_of.get(case, ())]
    for change in way.changes:
        if not any(_is(change, body) for body in bodies):
            yield change


def _is(change: Change, body: Land) -> bool:
    same = (change.rule, change.fact, change.place)
    return same == (body["rule"], body["fact"], body["place"])


def _both(texts: list[Texts], values: Mapping[str, Value]) -> Texts:
    nl, en = (" ".join(t) for t in zip(*((t.nl, t.en) for t in texts), strict=True))
    return Texts(
        nl=say.CHANGE.fill("nl", what=nl, **values),
        en=say.CHANGE.fill("en", what=en, **values),
    )


def _crisis(day: Day, name: str) -> Whom:
    found = (c for c in day.book.contacts if c.role is ContactRole.CRISISDIENST)
    contact = next(found, None)
    return Whom(
        owner=None,
        who="",
        name=name,
        contact=None if contact is None else in_short(contact),
    )
