"""A request repeated with the same Idempotency-Key is carried out once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import Header
from pydantic import BaseModel
from sqlalchemy import Connection, delete, insert, select
from starlette.responses import Response

from api.identity import Account
from api.log.keeping import LogKey
from api.log.visit import visit
from api.log.writing import add
from api.regionfile.parse import Tree
from api.regionfile.write import canonical
from api.web.lines import line_of
from api.web.problems import Problem
from api.web.zone import ZoneState

# So that nothing else that the key signs can be taken for a request.
MARK = b"repeated request"
KEPT = timedelta(days=1)
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        description="A request repeated with the same key is carried out once",
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a request answers, as it is kept for the same request again."""

    body: BaseModel | dict[str, Tree] | None
    status: HTTPStatus = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The body as JSON; empty when there is none."""
        if self.body is None:
            return b""
        if isinstance(self.body, BaseModel):
            return self.body.model_dump_json(by_alias=True).encode()
        return canonical(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: by whom, with which key, for what."""

    account: Account
    key: str | None
    what: str
    body: BaseModel | dict[str, Tree] | None

    def digests(self, state: ZoneState) -> tuple[str, ...]:
        """Return what makes it the same request, by each key of the zone that is kept.

        It is made with a key of the zone: a guess at what a body said of a case
        cannot be tested by who has the store alone. The first is by the key in use.
        """
        content = Answer(body=self.body).content
        ring = LogKey(state.settings.log_keys, state.zone).ring
        ring.make()
        signed = b"\0".join((MARK, self.what.encode(), content))
        return tuple(key.sign(signed) for key in ring.every())


def once(
    state: ZoneState, asked: Asked, do: Callable[[Connection], Answer]
) -> Response:
    """Carry out a request in one transaction, or answer as it was answered before.

    A key that was used for another request is a conflict; nothing is changed.
    """
    with state.store.writing() as store:
        kept = None if asked.key is None else _kept(state, store, asked)
        if kept is not None:
            return kept
        answer = do(store)
        _log(state, store, answer)
        if asked.key is not None:
            _keep(state, store, asked, answer)
    return as_response(answer)


def _log(state: ZoneState, store: Connection, answer: Answer) -> None:
    """Keep the line of this request with what it did, unless that was told better."""
    now = visit()
    if now.told or now.actor is None or "route" not in now.scope:
        return
    now.made = answer.headers.get("Location", "")
    add(store, [line_of(state, now, now.actor, answer.status.value)])
    now.told = True


def as_response(answer: Answer) -> Response:
    """Return an answer as it goes over the line."""
    return _response(answer.content, answer.status, answer.headers)


def _kept(state: ZoneState, store: Connection, asked: Asked) -> Response | None:
    table = state.replays
    row = (
        store.execute(
            select(table).where(
                table.c.account == asked.account.ref,
                table.c.key == asked.key,
            )
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    if row["digest"] not in asked.digests(state):
        detail = "This Idempotency-Key was used for another request."
        raise Problem(HTTPStatus.CONFLICT, detail)
    headers = dict(line.split(": ", 1) for line in row["headers"].splitlines())
    return _response(row["body"], HTTPStatus(row["status"]), headers)


def _keep(state: ZoneState, store: Connection, asked: Asked, answer: Answer) -> None:
    store.execute(delete(state.replays).where(state.replays.c.until <= state.now()))
    store.execute(
        insert(state.replays).values(
            account=asked.account.ref,
            key=asked.key,
            digest=asked.digests(state)[0],
            status=answer.status.value,
            headers="\n".join(f"{k}: {v}" for k, v in answer.headers.items()),
            body=answer.content,
            until=state.now() + KEPT,
        )
    )


def _response(body: bytes, status: HTTPStatus, headers: dict[str, str]) -> Response:
    media_type = "application/json" if body else None
    return Response(body, status.value, headers, media_type)
