"""A correction as the desk reads it."""

from datetime import date
from typing import cast

from pydantic.alias_generators import to_camel
from sqlalchemy import Connection

from api.casezone.corrections.kept import DECIDED, OPEN, facts_of
from api.casezone.corrections.resting import outcome_then, resting
from api.casezone.corrections.shapes import CorrectionBody, FactBody, Recipient
from api.casezone.desk import Desk
from api.casezone.land import Land
from api.casezone.plans.started import said
from api.casezone.rights.asking import last_said, text_in
from api.casezone.things import SAID, Thing
from api.text.rights import NotCorrected
from api.web.records import camel


def correction_body(desk: Desk, store: Connection, found: Thing) -> CorrectionBody:
    """Return a correction with what rests on its facts, and who is told of it."""
    body, decided = found.body, last_said(found, "accept", "accept-part", "refuse")
    reason, version = text_in(decided, "reason"), decided.get("version")
    keys, case = desk.keys, found.case
    return CorrectionBody(
        ref=found.ref,
        case=case,
        state=found.state,
        received_on=date.fromisoformat(str(body["received_on"])),
        due=found.due,
        overdue=found.state == OPEN and found.due < desk.today(),
        asked_at=found.made_at,
        facts=tuple(_fact(found, fact, decided) for fact in facts_of(found)),
        source=str(body["source"]),
        dated=date.fromisoformat(str(body["dated"])),
        note=text_in(body, "note"),
        reason=None if reason is None else NotCorrected(reason),
        made_version=version if isinstance(version, int) else None,
        rests=resting(store, keys, case, _wrong(found, decided)),
        recipients=recipients(found),
        before=outcome_then(store, keys, text_in(decided, "run_before"), case),
        after=outcome_then(store, keys, text_in(decided, "run"), case),
        said=said(body),
    )


def recipients(correction: Thing) -> tuple[Recipient, ...]:
    """Return who received a fact that was corrected, and who was told since."""
    decided = last_said(correction, "accept", "accept-part")
    told = {
        str(line["question"]): date.fromisoformat(str(line["told_on"]))
        for line in cast("list[Land]", correction.body.get(SAID, []))
        if line["event"] == "tell"
    }
    return tuple(
        Recipient.model_validate(one | {"told_on": told.get(str(one["question"]))})
        for one in cast("list[Land]", decided.get("recipients", []))
    )


def _wrong(found: Thing, decided: Land) -> tuple[Land, ...]:
    """Return the facts that are wrong: those that were accepted, before that all."""
    if found.state == OPEN:
        return facts_of(found)
    paths = decided.get("paths", [])
    return tuple(f for f in facts_of(found) if f["path"] in cast("list[str]", paths))


def _fact(found: Thing, fact: Land, decided: Land) -> FactBody:
    accepted = None
    if found.state in {*DECIDED, "REFUSED"}:
        accepted = fact["path"] in cast("list[str]", decided.get("paths", []))
    return FactBody(
        path=to_camel(str(fact["path"])),
        before=camel(fact["before"]),
        was_unknown=bool(fact["was_unknown"]),
        value=camel(fact["value"]),
        unknown=bool(fact["unknown"]),
        accepted=accepted,
    )
