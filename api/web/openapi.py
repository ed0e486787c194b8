"""The OpenAPI description, as the NLGov REST API Design Rules want it."""

import json
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.web.headers import ALWAYS
from api.web.problems import MEDIA_TYPE, ProblemBody

BASE = "/v1"
MODULES = "api__"
CONTACT = {
    "name": "Schakelpunt",
    "url": "https://schakelpunt.example/contact",
    "email": "contact@schakelpunt.example",
}
# Where too often is refused: signing in, and asking what if.
PACED = {
    *("/sessions", "/sessions/_begin-at-provider", "/sessions/_finish-at-provider"),
    *("/sessions/_end-from-provider", "/runs/{ref}/_what-if"),
}
INVENTED = {"422", "HTTPValidationError", "ValidationError"}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description: paths below /v1, problems and headers on each answer."""
    whole = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        contact=CONTACT,
        servers=[{"url": BASE}],
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    for path, methods in whole["paths"].items():
        for method, operation in methods.items():
            # What is asked before a route is reached.
            app.state.asked_before(path.removeprefix(BASE), method, operation)
    whole["paths"] = {
        path.removeprefix(BASE): {
            method: _standard(path, method, operation)
            for method, operation in methods.items()
        }
        for path, methods in whole["paths"].items()
    }
    schemas = whole.setdefault("components", {}).setdefault("schemas", {})
    for name in INVENTED & schemas.keys():
        del schemas[name]
    problem = ProblemBody.model_json_schema(
        by_alias=True, ref_template="#/components/schemas/{model}"
    )
    schemas |= problem.pop("$defs", {}) | {"ProblemBody": problem}
    # Schemas of records that no body of ours is made of.
    schemas |= getattr(app.state, "schemas", {})
    return _without_modules(whole)


def _without_modules(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the description with no schema named after a module.

    Two of one name in the code are told apart by their subject.
    """
    schemas = whole["components"]["schemas"]
    names = {name: _by_subject(name) for name in schemas if name.startswith(MODULES)}
    taken = [*names.values(), *(schemas.keys() - names.keys())]
    assert len(set(taken)) == len(taken)  # noqa: S101 - else two would become one
    text = json.dumps(whole)
    for old, new in names.items():
        text = text.replace(f'"{old}"', f'"{new}"').replace(f'/{old}"', f'/{new}"')
    named: dict[str, Any] = json.loads(text)
    for name, schema in named["components"]["schemas"].items():
        # Generators of clients call what they make by the title.
        schema["title"] = name.replace("-", "")
    return named


def _by_subject(name: str) -> str:
    _, _, subject, *_, own = name.split("__")
    return subject.title().replace("_", "") + own


def methods_at(app: FastAPI, url: str) -> tuple[str, ...]:
    """Return the methods that a path takes, sorted."""
    paths = app.openapi()["paths"]
    known = [p for p in paths if BASE + p == url] or [
        path
        for path in paths
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", BASE + path), url)
    ]
    return tuple(sorted(method.upper() for path in known for method in paths[path]))


def _standard(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    answers = operation["responses"]
    for code in INVENTED & answers.keys():
        del answers[code]
    for status in _problems(path, method, operation):
        answers.setdefault(str(status.value), {"description": status.description})
    for code, answer in answers.items():
        answer["headers"] = answer.get("headers", {}) | {
            name: {"schema": {"type": "string"}} for name in ALWAYS
        }
        if code[0] in "45":
            schema = {"$ref": "#/components/schemas/ProblemBody"}
            answer["content"] = {MEDIA_TYPE: {"schema": schema}}
    return operation


def _problems(
    path: str, method: str, operation: dict[str, Any]
) -> Iterator[HTTPStatus]:
    """Yield the problems that an operation may answer, beside those it names."""
    yield HTTPStatus.BAD_REQUEST
    yield HTTPStatus.SERVICE_UNAVAILABLE
    yield HTTPStatus.INSUFFICIENT_STORAGE
    if "security" in operation:
        yield from (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
    if path.removeprefix(BASE) in PACED and method == "post":
        yield HTTPStatus.TOO_MANY_REQUESTS
    if "{" in path:
        yield HTTPStatus.NOT_FOUND
    if method != "get":
        yield from (HTTPStatus.CONFLICT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if any(p["name"] == "If-Match" for p in operation.get("parameters", ())):
        yield HTTPStatus.PRECONDITION_FAILED
        yield HTTPStatus.PRECONDITION_REQUIRED
