"""What may be revealed for a question now, on which ground, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from pydantic.alias_generators import to_camel
from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from api.casezone.cases import kept as cases
from api.casezone.consents import kept as consents
from api.casezone.desk import Desk
from api.casezone.questions.turning import found
from api.casezone.reveals.shapes import NewReveal
from api.casezone.tables import HOLD, RECORD
from api.messages.reveals import Revealed, RevealTold
from api.regionfile.shape import shaped
from api.sharing.policy import Row
from api.sharing.reading import in_force
from api.sharing.words import Partner, Phase
from api.web.problems import FaultBody, invalid, not_found, wrong_state
from matcher.model.place import Location, Place

MEETING = ("MEETING", "AGREED_IF")
TITLE = ("kind", "forms", "start", "until")


@dataclass(frozen=True, slots=True)
class Draft:
    """What is going to be revealed of a case, and the consent it rests on."""

    case: str
    told: RevealTold
    consent: str | None


def draft(desk: Desk, store: Connection, ref: str, body: NewReveal) -> Draft:
    """Return what is going to cross for a question; a problem says why it cannot."""
    # The case first, as everybody who decides about it does.
    file = cases.one(store, found(store, ref)["case_ref"], lock=True)
    question = found(store, ref, lock=True)
    if file is None or file.state == cases.CLOSED:
        raise not_found("question")
    phase = _phase(store, question)
    rows = _rows(desk, phase, body)
    policy = in_force(desk.settings.sharing)
    consent = None
    if policy.ground(body.ground).consent:
        consent = _consented(desk, store, question, body)
    elif body.consent is not None:
        fault = FaultBody(location="/consent", expected="null: the ground is a law")
        raise invalid([fault])
    days = min(row.days or 0 for row in rows)
    until = desk.now() + timedelta(days=days)
    if body.until is not None:
        if body.until <= desk.now():
            fault = FaultBody(location="/until", expected="a moment that is to come")
            raise invalid([fault])
        until = min(until, body.until)
    facts = cases.opened(desk.keys, file)["case"]
    told = RevealTold(
        question=ref,
        ground=body.ground,
        until=until,
        fields=_fields(cast("dict[str, Any]", facts), map(str, body.fields)),
    )
    return Draft(case=file.ref, told=told, consent=consent)


def _phase(store: Connection, question: RowMapping) -> Phase:
    if question["state"] in MEETING:
        return Phase.MEETING
    query = select(HOLD.c.state).where(HOLD.c.ref == question["ref"])
    if question["state"] == "AGREED" and store.execute(query).scalar() == "HELD":
        return Phase.HANDOVER
    raise wrong_state("The provider has not wanted to meet and not said yes.")


def _rows(desk: Desk, phase: Phase, body: NewReveal) -> tuple[Row, ...]:
    policy = in_force(desk.settings.sharing)
    cells = {
        at: (f"case.{to_camel(str(name))}", phase, Partner.PROVIDER)
        for at, name in enumerate(body.fields)
    }
    faults = [
        FaultBody(
            location=f"/fields/{at}", expected=f"a field of the policy in {phase.value}"
        )
        for at, cell in cells.items()
        if (cell, body.ground) not in policy.revealed
    ]
    if faults:
        raise invalid(faults)
    return tuple(policy.revealed[cell, body.ground] for cell in cells.values())


def _consented(
    desk: Desk, store: Connection, question: RowMapping, body: NewReveal
) -> str:
    provider = provider_of(store, question["place"])
    thing = consents.one(store, desk.keys, body.consent or "", lock=True)
    fields = map(str, body.fields)
    case, today = question["case_ref"], desk.today()
    if thing is None or not consents.covers(thing, case, provider, fields, today):
        expected = "a consent in force for this provider and these fields"
        raise invalid([FaultBody(location="/consent", expected=expected)])
    return thing.ref


def provider_of(store: Connection, place: str) -> str:
    """Return the provider that keeps a place."""
    where = shaped(Place, _body(store, "place", place)).location
    return shaped(Location, _body(store, "location", where)).provider


def _body(store: Connection, kind: str, ref: str) -> bytes:
    query = select(RECORD.c.body).where(RECORD.c.kind == kind, RECORD.c.ref == ref)
    body: str = store.execute(query).scalar_one()
    return body.encode()


def _fields(facts: dict[str, Any], names: Iterable[str]) -> Revealed:
    told = {name: facts.get(name) for name in names if name not in facts["unknown"]}
    titles = told.get("titles")
    if titles is not None:
        told["titles"] = [{name: one.get(name) for name in TITLE} for one in titles]
    return Revealed.model_validate(told)
