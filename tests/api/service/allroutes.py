"""All routes of a zone as a test walks them: path, method, roles."""

from dataclasses import dataclass

from fastapi.routing import APIRoute

from api.identity import Role
from api.web.access import ROLES_OF, other_zone
from api.web.openapi import BASE
from tests.api.service.describing import app_of

ZONES = ("case", "exchange")


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """One route: whom it serves; nobody in particular: `roles` is None."""

    name: str
    method: str
    path: str
    roles: frozenset[Role] | None
    between: bool


def calls(dependant):
    yield dependant.call
    for inner in dependant.dependencies:
        yield from calls(inner)


def routes_of(zone):
    """Yield the routes below /v1, read off the application itself."""
    for included in app_of(zone).routes:
        context = getattr(included, "include_context", None)
        if context is None or context.prefix != BASE:
            continue
        for route in included.original_router.routes:
            assert isinstance(route, APIRoute)
            yield route


def walked(zone):
    """Yield all routes below /v1, with whom they serve."""
    for route in routes_of(zone):
        found = set(calls(route.dependant))
        roles = [ROLES_OF[call] for call in found if call in ROLES_OF]
        for method in sorted(route.methods):
            yield Walked(
                name=route.name,
                method=method,
                path=route.path,
                roles=roles[0] if roles else None,
                between=other_zone in found,
            )
