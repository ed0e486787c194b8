"""Every error becomes a problem: invalid input is 400, with all mistakes at once."""

import logging
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import IntegrityError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.plainlog import told
from api.store import StoreFull, StoreGone
from api.web.openapi import methods_at
from api.web.problems import FaultBody, Problem, invalid

BODY = "body"
LOG = logging.getLogger(__name__)


def handle_faults(app: FastAPI) -> None:
    """Let every error of an application answer as a problem."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(StoreGone, _gone)
    app.add_exception_handler(IntegrityError, _same)


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - registered for this type
    return error.response()


async def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - idem
    return invalid(list(fault_bodies(error.errors()))).response()


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - idem
    status = HTTPStatus(error.status_code)
    headers = dict(error.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        # The router names the methods of the first route of a path alone.
        headers["Allow"] = ", ".join(methods_at(request.app, request.url.path))
    return Problem(
        status, status.description or status.phrase, headers=headers
    ).response()


async def _gone(_request: Request, error: Exception) -> Response:
    status, what = HTTPStatus.SERVICE_UNAVAILABLE, "The store does not answer."
    if isinstance(error, StoreFull):
        status, what = HTTPStatus.INSUFFICIENT_STORAGE, "The store has no room."
    LOG.warning("%s", what)
    detail = f"{what} Nothing was changed; try again later."
    return Problem(status, detail, headers={"Retry-After": "5"}).response()


async def _same(_request: Request, error: Exception) -> Response:
    if "unique" not in str(getattr(error, "orig", "")).lower():
        raise error
    detail = "The same was being done at the same moment. Look, and try again."
    return Problem(HTTPStatus.CONFLICT, detail).response()


class Crash:
    """Answers what nobody foresaw as a problem that tells nothing of the cause."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, whatever happens."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            LOG.error("a request failed: %s", told(error))  # noqa: TRY400 - no values
            detail = "Something went wrong here. Nothing was changed."
            problem = Problem(HTTPStatus.INTERNAL_SERVER_ERROR, detail)
            await problem.response()(scope, receive, send)


def fault_bodies(errors: Sequence[Any]) -> Iterator[FaultBody]:
    """Yield where each mistake is and what was expected, without the value found."""
    for error in errors:
        where, *path = error["loc"]
        pointer = "".join(f"/{step}" for step in path)
        location = pointer or "/" if where == BODY else "/".join(map(str, path))
        yield FaultBody(location=location, expected=str(error["msg"]))
