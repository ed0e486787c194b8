"""Every error becomes a problem: invalid input is 400, with all mistakes at once."""

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.store import StoreGone
from api.web.problems import FaultBody, Problem, invalid

BODY = "body"


def handle_faults(app: FastAPI) -> None:
    """Let every error of an application answer as a problem."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(StoreGone, _gone)


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 - registered for this type
    return error.response()


async def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - idem
    return invalid(list(fault_bodies(error.errors()))).response()


async def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - idem
    status = HTTPStatus(error.status_code)
    # A 405 names the methods there are in a header of its own.
    headers = dict(error.headers or {})
    return Problem(
        status, status.description or status.phrase, headers=headers
    ).response()


async def _gone(_request: Request, _error: Exception) -> Response:
    detail = "The store does not answer. Nothing was changed; try again later."
    headers = {"Retry-After": "5"}
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers=headers).response()


def fault_bodies(errors: Sequence[Any]) -> Iterator[FaultBody]:
    """Yield where each mistake is and what was expected, without the value found."""
    for error in errors:
        where, *path = error["loc"]
        pointer = "".join(f"/{step}" for step in path)
        location = pointer or "/" if where == BODY else "/".join(map(str, path))
        yield FaultBody(location=location, expected=str(error["msg"]))
