"""No answer leaves before the log has its line; no route can forget it."""

from http import HTTPStatus

from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.log.shape import Actor
from api.log.visit import Visit, begin, end
from api.log.writing import add
from api.store import StoreGone
from api.web.lines import FAILED, line_of
from api.web.openapi import BASE
from api.web.problems import Problem
from api.web.zone import ZoneState


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
        visit, lost = Visit(point=host, scope=scope), False

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
                add(store, [line_of(self._state, visit, actor, status)])
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


def _is_told_here(scope: Scope, visit: Visit, status: int) -> bool:
    route = scope.get("route")
    if route is None or not scope["path"].startswith(BASE):
        return False
    if status >= FAILED:
        return True
    known = visit.actor is not None or visit.tried is not None
    return known and not visit.told and not visit.quiet


def _gone() -> Problem:
    detail = "The log does not answer: nothing is shown. Look later what was done."
    headers = {"Retry-After": "5"}
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers)
