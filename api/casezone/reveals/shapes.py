"""What goes over the line about reveals and consent to sharing, at the desk."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from sqlalchemy.engine import RowMapping

from api.casezone.things import Thing
from api.messages.questions import Ref
from api.messages.reveals import Revealed
from api.sharing.policy import Code
from api.web.days import Day, Moment
from api.web.shape import Coded

RevealField = StrEnum(  # type: ignore[misc]
    "RevealField", {name.upper(): name for name in Revealed.model_fields}
)


def _each_once(fields: tuple[RevealField, ...]) -> tuple[RevealField, ...]:
    return tuple(dict.fromkeys(fields))


Fields = Annotated[
    tuple[RevealField, ...],
    Field(min_length=1, max_length=20),
    AfterValidator(_each_once),
]


class NewConsent(Coded):
    """That the person agrees to share these fields with one provider, until a day."""

    provider: Ref
    fields: Fields
    until: Day


class ConsentBody(Coded):
    """Consent to sharing; `over`: it was withdrawn, or its last day has passed."""

    ref: str
    case: str
    state: str
    provider: str
    fields: tuple[str, ...]
    until: date
    over: bool
    given_at: datetime


class NewReveal(Coded):
    """Fields to reveal for one question, on a ground; `until` only makes it shorter.

    `consent`: the consent it rests on, where the ground is consent.
    """

    fields: Fields
    ground: Code
    consent: Ref | None = None
    until: Moment | None = None


class RevealBody(Coded):
    """What was revealed to whom; the fields by name, never what is in them.

    `told`: the exchange knows how it stands.
    """

    ref: str
    case: str
    question: str
    state: str
    ground: str
    consent: str | None
    fields: tuple[str, ...]
    until: datetime
    made_at: datetime
    told: bool


def reveal_body(row: RowMapping, fields: tuple[str, ...]) -> RevealBody:
    """Return a reveal as the desk reads it."""
    return RevealBody(
        ref=row["ref"],
        case=row["case_ref"],
        question=row["question"],
        state=row["state"],
        ground=row["ground"],
        consent=row["consent"],
        fields=fields,
        until=row["until"],
        made_at=row["made_at"],
        told=bool(row["settled"]),
    )


def consent_body(thing: Thing, today: date) -> ConsentBody:
    """Return a consent as the desk reads it."""
    return ConsentBody.model_validate(
        {
            "ref": thing.ref,
            "case": thing.case,
            "state": thing.state,
            "provider": thing.body["provider"],
            "fields": thing.body["fields"],
            "until": thing.due,
            "over": thing.state != "GIVEN" or thing.due < today,
            "given_at": thing.made_at,
        }
    )
