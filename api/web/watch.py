"""Health and figures of a process: for those who run it, not part of the interface."""

from http import HTTPStatus

from fastapi import APIRouter
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.store import Outdated, StoreGone, check
from api.web.problems import Problem
from api.web.zone import InZone

router = APIRouter(include_in_schema=False)
METRICS = "text/plain; version=0.0.4"


@router.get("/health/live")
def live() -> dict[str, str]:
    """Answer as long as the process does."""
    return {"status": "ok"}


@router.get("/health/ready")
def ready(state: InZone) -> dict[str, str]:
    """Answer 200 when the store answers and is of the newest version."""
    try:
        check(state.store, state.zone)
    except (Outdated, StoreGone) as error:
        detail = "The store is not ready."
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail) from error
    return {"status": "ok"}


class Watch:
    """Counts and times every request by route, never by what is in its path."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        """Wrap an application."""
        self._app = app
        self._count = Counter(
            "schakelpunt_requests", "Requests", ("route", "status"), registry=registry
        )
        self._time = Histogram(
            "schakelpunt_request_seconds", "Seconds", ("route",), registry=registry
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and count it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        with self._time.labels("all").time():
            await self._app(scope, receive, watched)
        route = scope.get("route")
        self._count.labels(getattr(route, "path", "none"), status).inc()


def metrics(registry: CollectorRegistry) -> Response:
    """Return the figures in the text form of Prometheus."""
    return PlainTextResponse(generate_latest(registry), media_type=METRICS)
