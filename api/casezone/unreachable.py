"""The problem that the other zone does not answer."""

from http import HTTPStatus

from api.web.problems import Problem


def unreachable() -> Problem:
    """Return that the exchange is asked again later, by itself."""
    detail = "The exchange does not answer. It is asked again by itself."
    return Problem(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "5"})
