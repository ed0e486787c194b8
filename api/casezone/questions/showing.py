"""Questions and refusals as the desk reads them, opened with the key of the case."""

from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from api.casezone.keys import Keys
from api.casezone.places.routes import STALE_DAYS
from api.casezone.questions import kept
from api.casezone.questions.shapes import (
    CriterionBody,
    QuestionBody,
    QuestionInShort,
    RefusalBody,
)
from api.casezone.tables import RECORD
from api.messages.codes import EmptyNights
from api.regionfile.shape import shaped
from api.web.zone import HERE
from matcher.model.place import Place
from matcher.rules import RULE_BY_KEY


def in_short(row: RowMapping, now: datetime) -> QuestionInShort:
    """Return a question without any fact of the case."""
    return QuestionInShort(
        ref=row["ref"],
        case=row["case_ref"],
        place=row["place"],
        other=row["other"],
        run=row["run"],
        state=row["state"],
        pending=row["pending"],
        start=row["start"],
        until=row["until"],
        answer_by=row["answer_by"],
        overdue=row["state"] in kept.OPEN and row["answer_by"] <= now,
        hold_days=row["hold_days"],
        empty_nights=EmptyNights(row["empty_nights"]),
        asked_at=row["asked_at"],
        asked_by=row["asked_by"],
        refusal=row["refusal"],
    )


def whole(
    store: Connection, keys: Keys, row: RowMapping, now: datetime
) -> QuestionBody:
    """Return a question with what was told and answered; raises ErasedError."""
    told = kept.told_of(keys, row)
    place = _place(store, row["place"])
    age = (now.astimezone(HERE).date() - place.confirmed_at).days
    return QuestionBody(
        **in_short(row, now).model_dump(),
        after_consultation=place.after_consultation,
        call_first=age > STALE_DAYS,
        criteria=tuple(
            CriterionBody(
                rule=one.rule,
                title_nl=RULE_BY_KEY[one.rule].title_nl,
                title_en=RULE_BY_KEY[one.rule].title_en,
                answer=one.answer,
            )
            for one in told.criteria
        ),
        care_hours_from=told.care_hours_from,
        care_hours_to=told.care_hours_to,
        hurry=told.hurry,
        latest=told.latest,
        payers=told.payers,
        said=kept.said_of(keys, row),
        own=kept.own_of(keys, row),
    )


def refusal_body(keys: Keys, row: RowMapping) -> RefusalBody:
    """Return a no, with what it goes against; raises ErasedError."""
    said = kept.said_of(keys, row)
    rule = None if said.rule is None else RULE_BY_KEY[said.rule]
    return RefusalBody(
        ref=row["ref"],
        case=row["case_ref"],
        place=row["place"],
        state=row["refusal"],
        side=said.side,
        reason=said.reason,
        consequence=said.consequence,
        against=said.against,
        rule=said.rule,
        rule_nl=None if rule is None else rule.title_nl,
        rule_en=None if rule is None else rule.title_en,
    )


def _place(store: Connection, ref: str) -> Place:
    query = select(RECORD.c.body).where(RECORD.c.kind == "place", RECORD.c.ref == ref)
    return shaped(Place, store.execute(query).scalar_one().encode())
