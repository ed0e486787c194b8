"""What runs for cases beside their plan, and what has ended: read off the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.engine import RowMapping

from api.casezone.followups.kept import STAYING
from api.casezone.handovers.items import ItemOwner, ItemState
from api.casezone.handovers.kept import told
from api.casezone.keys import ErasedError, Keys
from api.casezone.placements.kept import AGREED
from api.casezone.principles.kept import opened
from api.casezone.tables import (
    FOLLOW_UP,
    HANDOVER_ITEM,
    HOLD,
    PLACEMENT,
    PRINCIPLE,
    QUESTION,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An open item of a handover: whose turn it is, and where somebody goes."""

    row: RowMapping
    owner: ItemOwner
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of principle, and the funder that was asked."""

    row: RowMapping
    funder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Questions, holds, placements, handovers, follow-ups, questions of principle."""

    questions: tuple[RowMapping, ...]
    holds: tuple[RowMapping, ...]
    placements: tuple[RowMapping, ...]
    turns: tuple[Turn, ...]
    followups: tuple[RowMapping, ...]
    principles: tuple[Question, ...]


def running(store: Connection, keys: Keys, only: str | None = None) -> Running:
    """Return what runs and what has ended, of all cases or of one."""
    return Running(
        questions=_rows(
            store, _of(select(QUESTION).order_by(QUESTION.c.ref), QUESTION, only)
        ),
        holds=_rows(store, _of(select(HOLD).order_by(HOLD.c.ref), HOLD, only)),
        placements=_rows(
            store,
            _of(select(PLACEMENT).order_by(PLACEMENT.c.ref), PLACEMENT, only),
        ),
        turns=tuple(_turns(store, keys, only)),
        followups=_rows(store, _followups(only)),
        principles=tuple(_principles(store, keys, only)),
    )


def _turns(store: Connection, keys: Keys, only: str | None) -> Iterator[Turn]:
    query = (
        select(HANDOVER_ITEM, PLACEMENT.c.case_ref, PLACEMENT.c.place)
        .join(PLACEMENT, PLACEMENT.c.ref == HANDOVER_ITEM.c.placement)
        .where(
            HANDOVER_ITEM.c.state == ItemState.OPEN.value,
            PLACEMENT.c.state == AGREED,
        )
        .order_by(HANDOVER_ITEM.c.placement, HANDOVER_ITEM.c.item)
    )
    for row in _rows(store, _of(query, PLACEMENT, only)):
        try:
            said = told(keys, row["case_ref"], row)
        except ErasedError:
            continue
        named = str(said.get("organisation") or "")
        owner = ItemOwner(str(said["owner"]))
        yield Turn(row=row, owner=owner, organisation=named)


def _principles(store: Connection, keys: Keys, only: str | None) -> Iterator[Question]:
    query = select(PRINCIPLE).order_by(PRINCIPLE.c.ref)
    for row in _rows(store, _of(query, PRINCIPLE, only)):
        try:
            asked = opened(keys, row).asked
        except ErasedError:
            continue
        yield Question(row=row, funder=asked.funder)


def _followups(only: str | None) -> Select[Any]:
    query = (
        select(FOLLOW_UP, PLACEMENT.c.case_ref, PLACEMENT.c.place)
        .join(PLACEMENT, PLACEMENT.c.ref == FOLLOW_UP.c.placement)
        .where(FOLLOW_UP.c.recorded_at.is_(None), PLACEMENT.c.state == STAYING)
        .order_by(FOLLOW_UP.c.ref)
    )
    return _of(query, PLACEMENT, only)


def _of(query: Select[Any], table: Table, only: str | None) -> Select[Any]:
    return query if only is None else query.where(table.c.case_ref == only)


def _rows(store: Connection, query: Select[Any]) -> tuple[RowMapping, ...]:
    return tuple(store.execute(query).mappings())
