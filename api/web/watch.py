"""Health and figures of a process: for those who run it, not part of the interface."""

import hmac
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Literal

from fastapi import APIRouter, Request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.store import Outdated, StoreGone, check
from api.web.access import Bearer
from api.web.problems import Problem
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(include_in_schema=False)
METRICS = "text/plain; version=0.0.4"
NO_ROUTE = "none"
LOG = logging.getLogger(__name__)


class Up(Shape):
    """A process answers; anybody may ask, so it says nothing more."""

    status: Literal["ok"] = "ok"


@router.get("/health/live")
def live() -> Up:
    """Answer as long as the process does."""
    return Up()


@router.get("/health/ready")
def ready(state: InZone) -> Up:
    """Answer 200 when the store answers and is of the newest version."""
    try:
        check(state.store, state.zone)
    except (StoreGone, Outdated) as error:
        LOG.warning("not ready: %s", type(error).__name__)
        headers = {"Retry-After": "5"}
        down = Problem(HTTPStatus.SERVICE_UNAVAILABLE, "Not ready.", headers=headers)
        raise down from error
    return Up()


@router.get("/metrics", response_class=Response)
def metrics(state: InZone, request: Request, bearer: Bearer) -> Response:
    """Return the figures in the text form of Prometheus, to who shows the token.

    Without one in the settings: to everybody, and in production to nobody.
    """
    token = state.settings.metrics_token.get_secret_value()
    if not token and state.settings.mode == "production":
        raise Problem(HTTPStatus.NOT_FOUND, "There is nothing here.")
    shown = "" if bearer is None else bearer.credentials
    if token and not hmac.compare_digest(token.encode(), shown.encode()):
        challenge = {"WWW-Authenticate": "Bearer"}
        raise Problem(HTTPStatus.UNAUTHORIZED, "Show the token.", headers=challenge)
    figures = generate_latest(request.app.state.registry)
    return PlainTextResponse(figures, media_type=METRICS)


class Watch:
    """Counts and times every request by route, never by what is in its path."""

    def __init__(self, app: ASGIApp, registry: CollectorRegistry) -> None:
        """Wrap an application."""
        self._app = app
        self._count = Counter(
            "schakelpunt_requests",
            "Requests",
            ("method", "route", "status"),
            registry=registry,
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

        begun = time.perf_counter()
        await self._app(scope, receive, watched)
        route = getattr(scope.get("route"), "path", NO_ROUTE)
        self._time.labels(route).observe(time.perf_counter() - begun)
        # What is no route may have any method: that would be a name without end.
        method = NO_ROUTE if route == NO_ROUTE else scope["method"]
        self._count.labels(method, route, status).inc()


class Parts(Collector):
    """Tells how long ago each part of a process was heard, whenever that is asked."""

    def __init__(self, seconds: Callable[[], Mapping[str, float]]) -> None:
        """Ask nothing yet."""
        self._seconds = seconds

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the one figure, by part."""
        figure = GaugeMetricFamily(
            "schakelpunt_heard_seconds", "Seconds since", labels=("part",)
        )
        for part, seconds in self._seconds().items():
            figure.add_metric([part], seconds)
        yield figure
