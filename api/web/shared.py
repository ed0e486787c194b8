"""No answer leaves with a field that the sharing policy does not give its reader."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.log.visit import OTHER_ZONE, visit
from api.sharing.carrying import Carried, Carrying
from api.sharing.enforcing import (
    Named,
    Seeing,
    Stand,
    WithheldError,
    shown,
    subjects_in,
)
from api.sharing.reading import in_force
from api.sharing.words import PARTNER_OF
from api.web.openapi import BASE
from api.web.problems import Problem
from api.web.zone import ZoneState

JSON = "application/json"
Stands = Callable[[Connection, Iterable[Named]], Mapping[Named, Stand]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the answers of a zone carry, and how far the things they are about are.

    `paths`: the beginning of a path, with the kind of thing that its reference names.
    `whole`: routes whose answer is one field, by name; `free`: those the policy is
    not laid over, each for a reason that stands beside it.
    """

    carrying: Carrying
    stands: Stands
    paths: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, str] = field(default_factory=dict)
    free: frozenset[str] = frozenset()

    def about(self, path: str, params: Mapping[str, Any]) -> Named | None:
        """Return which thing a path is about."""
        for start, kind in self.paths.items():
            if path.removeprefix(BASE).startswith(f"{start}/{{ref}}"):
                return kind, str(params["ref"])
        return None


class Shared:
    """Lays the sharing policy over every answer that carries case data."""

    def __init__(self, app: ASGIApp, state: ZoneState, guard: Guard) -> None:
        """Wrap an application."""
        self._app, self._state, self._guard = app, state, guard
        self._known = dict[str, Carried | None]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; 403 when nothing of the answer may be told."""
        start: Message | None = None
        body = bytearray()

        async def looked(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and self._concerns(
                scope, message
            ):
                start = message
                return
            if start is None:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                await self._tell(scope, receive, send, start, bytes(body))

        await self._app(scope, receive, looked)

    def _concerns(self, scope: Scope, message: Message) -> bool:
        route = scope.get("route")
        if route is None or message["status"] >= HTTPStatus.BAD_REQUEST:
            return False
        actor = visit().actor
        if actor is None or actor == OTHER_ZONE or route.name in self._guard.free:
            return False
        if route.name in self._guard.whole:
            return True
        kind = Headers(scope=message).get("content-type", "").partition(";")[0]
        return kind == JSON and self._carried(route) is not None

    def _carried(self, route: Any) -> Carried | None:  # noqa: ANN401 - of the framework
        if route.name not in self._known:
            carrying, kind = self._guard.carrying, route.response_model
            self._known[route.name] = carrying.of(kind)
        return self._known[route.name]

    async def _tell(
        self, scope: Scope, receive: Receive, send: Send, start: Message, body: bytes
    ) -> None:
        try:
            told = await run_in_threadpool(self._told, scope, body)
        except WithheldError:
            detail = "The sharing policy does not give this to your role now."
            problem = Problem(HTTPStatus.FORBIDDEN, detail)
            await problem.response()(scope, receive, send)
            return
        if told is not body:
            MutableHeaders(scope=start)["content-length"] = str(len(told))
        await send(start)
        await send({"type": "http.response.body", "body": told})

    def _told(self, scope: Scope, body: bytes) -> bytes:
        """Return the body as its reader may have it: the same one when all may."""
        route, guard, state = scope["route"], self._guard, self._state
        about = guard.about(route.path, scope["path_params"])
        actor, carried = visit().actor, self._carried(route)
        tree = None if route.name in guard.whole else json.loads(body)
        named = {about} if about is not None else set[Named]()
        if tree is not None and carried is not None:
            named.update(subjects_in(tree, carried, about))
        with state.store.reading() as store:
            stands = guard.stands(store, named) if named else {}
        seeing = Seeing(
            policy=in_force(state.settings.sharing),
            partner=None if actor is None else PARTNER_OF.get(actor.role),
            stands=stands,
            at=state.now(),
        )
        if tree is None or carried is None:
            if not seeing.may(guard.whole[route.name], about):
                raise WithheldError(route.name)
            return body
        made, changed = shown(tree, carried, about, seeing.may)
        return json.dumps(made, ensure_ascii=False).encode() if changed else body
