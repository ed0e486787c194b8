"""The line of a request, as its route and its outcome tell it."""

import re
from collections.abc import Mapping
from typing import Any

from api.log.shape import GROUNDS, Actor, Entry, Event, Ground, Outcome
from api.log.visit import OTHER_ZONE, Visit
from api.log.writing import EVENTS
from api.web.openapi import BASE
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


def line_of(state: ZoneState, visit: Visit, actor: Actor, status: int) -> Entry:
    """Return the line of a request that was routed and ended with this status."""
    scope = visit.scope
    action = scope["route"].name
    kind, ref = _object(scope, visit)
    outcome = Outcome.OK
    if status >= FAILED:
        outcome = Outcome.REFUSED if status in REFUSED else Outcome.FAILED
    message = Ground.MESSAGE if actor == OTHER_ZONE else Ground.NONE
    return Entry(
        at=state.now(),
        event=EVENTS.get(action, _event(scope)),
        action=action,
        outcome=outcome,
        actor=actor,
        on_behalf="",
        ground=visit.ground or GROUNDS.get(actor.role, message),
        kind=kind,
        ref=ref,
        request=visit.request,
        point=visit.point,
    )


def _event(scope: Mapping[str, Any]) -> Event:
    if scope["method"] == "GET":
        return Event.READ if scope["path_params"] else Event.SEARCH
    # An operation on something that is there already is a change of it.
    changes = "/_" in scope["route"].path
    return Event.CHANGE if changes else METHODS.get(scope["method"], Event.READ)


def _object(scope: Mapping[str, Any], visit: Visit) -> tuple[str, str]:
    """Return what the path is about; of something new, what it was named."""
    path: str = scope["path"].removeprefix(BASE)
    kind = path.split("/")[1].removesuffix("s")
    params: Mapping[str, Any] = visit.asked or scope.get("path_params") or {}
    ref = str(next(iter(params.values()), visit.made.rpartition("/")[2]))
    safe = ref if REF.fullmatch(ref) else ""
    return (kind if REF.fullmatch(kind) else ""), safe
