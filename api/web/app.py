"""One application per zone: routes below /v1, and what all of them share."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, TypeAlias

from fastapi import APIRouter, Depends, FastAPI, params
from prometheus_client import CollectorRegistry
from starlette.responses import JSONResponse

from api.log.keeping import LogKey
from api.log.sealing import sealing
from api.sharing.reading import in_force
from api.web import logbook, outside, sessions, sharing, stating, watch
from api.web.accounts import own, second
from api.web.accounts import routes as accounts
from api.web.apikeys import routes as keys
from api.web.faults import Crash, handle_faults
from api.web.headers import VERSION, StandardHeaders
from api.web.limit import BodyLimit
from api.web.logged import Logged
from api.web.openapi import BASE, describe
from api.web.shared import Guard, Shared
from api.web.trying import paced_sign_in
from api.web.zone import ZoneState

# What both zones have.
FRAME = (
    sessions.router,
    outside.router,
    own.router,
    second.router,
    accounts.router,
    keys.router,
    logbook.router,
    sharing.router,
    stating.router,
)
AskedBefore: TypeAlias = Callable[[str, str, dict[str, Any]], None]
Lifespan: TypeAlias = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def make_app(
    state: ZoneState,
    title: str,
    summary: str,
    routers: Sequence[APIRouter],
    lifespan: Lifespan | None = None,
    before: Sequence[params.Depends] = (),
    guard: Guard | None = None,
    asked_before: AskedBefore = lambda _path, _method, _operation: None,
) -> FastAPI:
    """Return the application of a zone; `before`: what its own routes wait for.

    `asked_before` adds to the description of an operation what those ask. Raises
    PolicyError without a sound policy.
    """
    in_force(state.settings.sharing)
    app = FastAPI(
        title=title,
        summary=summary,
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_sealed(state, lifespan),
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.zone = state
    app.state.outside = outside.outside_of(state.settings, state.zone)
    app.state.asked_before = asked_before
    app.state.routes = [r for router in (*FRAME, *routers) for r in router.routes]
    paced = [Depends(paced_sign_in)]
    for router in FRAME:
        app.include_router(router, prefix=BASE, dependencies=paced)
    for router in routers:
        app.include_router(router, prefix=BASE, dependencies=before)
    app.include_router(watch.router)
    _describe(app)
    handle_faults(app)
    registry = CollectorRegistry()
    registry.register(watch.Parts(state.pulse.seconds))
    app.state.registry = registry
    if guard is not None:
        app.add_middleware(Shared, state=state, guard=guard)
    app.add_middleware(Crash)
    app.add_middleware(Logged, state=state)
    app.add_middleware(BodyLimit, most=state.settings.body_kilobytes * 1024)
    app.add_middleware(watch.Watch, registry=registry)
    app.add_middleware(StandardHeaders)
    return app


def _sealed(state: ZoneState, inner: Lifespan | None) -> Lifespan:
    """Return a lifespan in which the log is sealed, around the one that is given."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        key, settings = LogKey(state.settings.log_keys, state.zone), state.settings
        with sealing(state.store, key, settings.log_seconds, settings.log_batch):
            if inner is None:
                yield
            else:
                async with inner(app):
                    yield

    return lifespan


def _describe(app: FastAPI) -> None:
    description: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not description:
            description.update(describe(app))
        return description

    app.openapi = openapi  # type: ignore[method-assign]

    def published() -> JSONResponse:
        return JSONResponse(openapi(), headers={"Access-Control-Allow-Origin": "*"})

    app.add_api_route(f"{BASE}/openapi.json", published, include_in_schema=False)
