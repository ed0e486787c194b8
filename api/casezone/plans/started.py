"""From a request to what is sealed with an action, and back to what people read."""

from datetime import datetime

from sqlalchemy import Connection

from api.casezone.asking import Texts
from api.casezone.day import Day
from api.casezone.desk import Desk
from api.casezone.keys import ErasedError
from api.casezone.land import Land
from api.casezone.plans.shapes import (
    About,
    ActionBody,
    ClaimRef,
    NewAction,
    OwnWork,
    SaidThen,
)
from api.casezone.runs import queue
from api.casezone.runs.results import outcome_of
from api.casezone.things import SAID, Thing
from api.regionfile.shape import tree_of
from api.text.desk import ACTIONS, OwnAction
from api.text.labels import fact_label
from api.text.language import Both
from api.web.problems import FaultBody, Problem, invalid
from matcher.kinds import ChangeClass, Owner
from matcher.result import Change
from matcher.rules import RULE_BY_KEY

FIND_OUT = Both("Zoek uit: {fact}.", "Find out: {fact}.")
SAME = ("rule", "fact", "place", "code")


def body_of(desk: Desk, store: Connection, case: str, new: NewAction) -> Land:
    """Return what is sealed with a new action; 400 when it points at nothing."""
    work = _own(new.own) if new.own is not None else {}
    if new.claim is not None:
        work = _claimed(_change(desk, store, case, new.claim), new.claim.run)
    return work | {"contact": new.contact, "note": new.note}


def is_same(one: Land, other: Land) -> bool:
    """Tell whether two actions are about the same change."""
    return all(one[key] == other[key] for key in SAME)


def text_of_change(change: Change) -> Texts:
    """Return what is to be done to make a change."""
    if change.rule is not None:
        rule = RULE_BY_KEY[change.rule]
        return Texts(nl=rule.change_nl, en=rule.change_en)
    fact = change.fact or ""
    return Texts(
        nl=FIND_OUT.nl.format(fact=fact_label(fact, "nl")),
        en=FIND_OUT.en.format(fact=fact_label(fact, "en")),
    )


def about(body: Land) -> About:
    """Return what an action is about."""
    code = body["code"]
    if code is not None:
        own = OwnAction(str(code))
        named = ACTIONS[own]
        texts = Texts(nl=named.nl, en=named.en)
        return About(kind="OWN", text=texts, code=own, place=_text(body["place"]))
    change = change_in(body)
    return About(
        kind="CLAIM",
        text=text_of_change(change),
        run=_text(body["run"]),
        rule=change.rule,
        fact=change.fact,
        change=change.change,
        place=change.place,
    )


def change_in(body: Land) -> Change:
    """Return the change that an action started, as far as it was kept."""
    return Change(
        rule=_text(body["rule"]),
        fact=_text(body["fact"]),
        place=_text(body["place"]),
        change=ChangeClass(str(body["change"])),
        owner=Owner(str(body["owner"])),
        who=str(body["who"]),
        lead_days=(0, 0),
        conditions=(),
    )


def action_body(day: Day, action: Thing) -> ActionBody:
    """Return an action as the desk reads it."""
    body = action.body
    owner, who = Owner(str(body["owner"])), str(body["who"])
    return ActionBody(
        ref=action.ref,
        case=action.case,
        state=action.state,
        due=action.due,
        overdue=is_overdue(day, action),
        started_at=action.made_at,
        about=about(body),
        whom=day.whom(owner, who, action.case, _text(body["contact"]) or ""),
        note=_text(body["note"]),
        said=said(body),
    )


def is_overdue(day: Day, action: Thing) -> bool:
    """Tell whether an action is not done, and its day has passed."""
    return action.state == "STARTED" and action.due < day.today


def said(body: Land) -> tuple[SaidThen, ...]:
    """Return what was said with each event since something began."""
    lines = body.get(SAID, [])
    found = []
    for line in lines if isinstance(lines, list) else []:
        if isinstance(line, dict):
            at = datetime.fromisoformat(str(line["at"]))
            reason, note = _text(line.get("reason")), _text(line.get("note"))
            event, who = str(line["event"]), str(line["who"])
            found.append(
                SaidThen(event=event, who=who, at=at, reason=reason, note=note)
            )
    return tuple(found)


def _own(own: OwnWork) -> Land:
    empty: Land = dict.fromkeys(("run", "rule", "fact", "change"))
    return empty | {
        "code": own.code.value,
        "place": own.place,
        "owner": own.owner.value,
        "who": own.who or "",
    }


def _claimed(change: Change, run: str) -> Land:
    tree = tree_of(change)
    kept = ("rule", "fact", "place", "change", "owner", "who")
    values = tree if isinstance(tree, dict) else {}
    return {key: values[key] for key in kept} | {"run": run, "code": None}


def _change(desk: Desk, store: Connection, case: str, claim: ClaimRef) -> Change:
    row = queue.one(store, claim.run)
    if row is None or row["state"] != "DONE":
        raise _nothing("/claim/run", "a run with a result")
    try:
        outcome = outcome_of(store, desk.keys, claim.run, case)
    except ErasedError as error:
        raise _nothing("/claim/run", "a run with this case") from error
    if outcome is None or outcome.no is None:
        raise _nothing("/claim/run", "a run in which this case has no place")
    sets = outcome.no.sets
    if claim.set >= len(sets):
        raise _nothing("/claim/set", f"less than {len(sets)}")
    changes = sets[claim.set].changes
    if claim.change >= len(changes):
        raise _nothing("/claim/change", f"less than {len(changes)}")
    return changes[claim.change]


def _nothing(where: str, expected: str) -> Problem:
    return invalid([FaultBody(location=where, expected=expected)])


def _text(value: object) -> str | None:
    return None if value is None else str(value)
