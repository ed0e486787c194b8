"""Health and figures of a process: for those who run it, not part of the interface."""

import time
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from typing import Literal

from fastapi import APIRouter
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.store import Outdated, StoreGone, check
from api.web.problems import Problem
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(include_in_schema=False)
METRICS = "text/plain; version=0.0.4"
LONG = 30.0
NO_ROUTE = "none"


class Ready(Shape):
    """Whether a process can serve; `limited` when a part was not heard for long.

    `seconds`: how long ago each part was heard, such as the worker and the exchange.
    """

    status: Literal["ok", "limited"]
    seconds: dict[str, float]


@router.get("/health/live")
def live() -> dict[str, str]:
    """Answer as long as the process does."""
    return {"status": "ok"}


@router.get("/health/ready")
def ready(state: InZone) -> Ready:
    """Answer 200 when the store answers and is of the newest version."""
    try:
        check(state.store, state.zone)
    except StoreGone as error:
        raise _unready("The store does not answer.") from error
    except Outdated as error:
        raise _unready("The store is of another version than the program.") from error
    found = {part: round(s, 1) for part, s in state.pulse.seconds().items()}
    limited = any(seconds > LONG for seconds in found.values())
    return Ready(status="limited" if limited else "ok", seconds=found)


def _unready(detail: str) -> Problem:
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "5"})


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


def metrics(registry: CollectorRegistry) -> Response:
    """Return the figures in the text form of Prometheus."""
    return PlainTextResponse(generate_latest(registry), media_type=METRICS)
