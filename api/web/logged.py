"""No answer leaves before the log has its line; no route can forget it."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.log.shape import GROUNDS, Actor, Entry, Event, Ground, Outcome
from api.log.visit import OTHER_ZONE, Visit, begin, end
from api.log.writing import EVENTS, add
from api.store import StoreGone
from api.web.openapi import BASE
from api.web.problems import Problem
from api.web.zone import ZoneState

REFUSED = frozenset({401, 403, 404, 429})
METHODS: Mapping[str, Event] = {
    "POST": Event.CREATE,
    "PUT": Event.CHANGE,
    "PATCH": Event.CHANGE,
    "DELETE": Event.DELETE,
}
# What somebody types into a path may be anything; only a reference is kept of it.
REF = re.compile(r"[A-Za-z0-9._-]{1,64}")
FAILED = 400


class Logged:
    """Logs every request to a route that did not log itself, and every refusal."""

    def __init__(self, app: ASGIApp, state: ZoneState) -> None:
        """Wrap an application."""
        self._app, self._state = app, state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request once its line is kept; 503 when it cannot be kept."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host, _ = scope.get("client") or ("", 0)
        visit, lost = Visit(point=host), False

        async def noted(message: Message) -> None:
            nonlocal lost
            if message["type"] == "http.response.start":
                status = message["status"]
                visit.made = Headers(scope=message).get("location", "")
                kept = await run_in_threadpool(self._kept, scope, visit, status)
                # An error gives nothing away: it may be told without a line.
                lost = not kept and status < FAILED
                if lost:
                    await _gone().response()(scope, receive, send)
            if not lost:
                await send(message)

        token = begin(visit)
        try:
            await self._app(scope, receive, noted)
        finally:
            end(token)

    def _kept(self, scope: Scope, visit: Visit, status: int) -> bool:
        """Keep the line of a request; False when the store does not answer."""
        if not _is_told_here(scope, visit, status):
            return True
        try:
            with self._state.store.writing() as store:
                actor = visit.actor or self._tried(store, visit)
                add(store, [self._entry(scope, visit, status, actor)])
        except StoreGone:
            return False
        return True

    def _tried(self, store: Connection, visit: Visit) -> Actor:
        """Return whose name was given; what is nobody's name may be a password."""
        accounts = self._state.people.accounts
        row = store.execute(
            select(accounts.c.ref, accounts.c.role, accounts.c.organisation).where(
                accounts.c.ref == (visit.tried or "")
            )
        ).first()
        if row is None:
            return Actor()
        return Actor(who=row.ref, role=row.role, organisation=row.organisation)

    def _entry(self, scope: Scope, visit: Visit, status: int, actor: Actor) -> Entry:
        action = scope["route"].name
        kind, ref = _object(scope, visit.made)
        outcome = Outcome.OK
        if status >= FAILED:
            outcome = Outcome.REFUSED if status in REFUSED else Outcome.FAILED
        message = Ground.MESSAGE if actor == OTHER_ZONE else Ground.NONE
        return Entry(
            at=self._state.now(),
            event=EVENTS.get(action, _event(scope)),
            action=action,
            outcome=outcome,
            actor=actor,
            on_behalf="",
            ground=GROUNDS.get(actor.role, message),
            kind=kind,
            ref=ref,
            request=visit.request,
            point=visit.point,
        )


def _is_told_here(scope: Scope, visit: Visit, status: int) -> bool:
    route = scope.get("route")
    if route is None or not scope["path"].startswith(BASE):
        return False
    if status >= FAILED:
        return True
    known = visit.actor is not None or visit.tried is not None
    return known and not visit.told and not visit.quiet


def _event(scope: Scope) -> Event:
    if scope["method"] == "GET":
        return Event.READ if scope["path_params"] else Event.SEARCH
    # An operation on something that is there already is a change of it.
    changes = "/_" in scope["route"].path
    return Event.CHANGE if changes else METHODS.get(scope["method"], Event.READ)


def _object(scope: Scope, made: str) -> tuple[str, str]:
    """Return what the path is about; of something new, what it was named."""
    path: str = scope["path"].removeprefix(BASE)
    kind = path.split("/")[1].removesuffix("s")
    params: dict[str, Any] = scope.get("path_params") or {}
    ref = str(next(iter(params.values()), made.rpartition("/")[2]))
    safe = ref if REF.fullmatch(ref) else ""
    return (kind if REF.fullmatch(kind) else ""), safe


def _gone() -> Problem:
    detail = "The log does not answer: nothing is shown. Look later what was done."
    headers = {"Retry-After": "5"}
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers)
