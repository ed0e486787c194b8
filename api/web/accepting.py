"""Which form of an answer a reader accepts."""

from collections.abc import Sequence
from http import HTTPStatus

from api.web.problems import Problem

ANY = ("*/*", "application/*")
JSON, HTML = "application/json", "text/html"


def accepted(accept: str, kinds: Sequence[str]) -> str:
    """Return the first of these media types that is accepted; 406 when none is.

    JSON and HTML are among `kinds`.
    """
    # By weight, then in the order in which they stand; q=0 means never.
    wanted = [_weighed(part) for part in accept.split(",")]
    for kind, weight in sorted(wanted, key=lambda one: -one[1]):
        if weight > 0 and kind in kinds:
            return kind
        if weight > 0 and kind in ANY:
            return JSON
        if weight > 0 and kind == "text/*":
            return HTML
    raise Problem(HTTPStatus.NOT_ACCEPTABLE, f"It comes as {', '.join(kinds)}.")


def _weighed(part: str) -> tuple[str, float]:
    kind, *options = (text.strip().lower() for text in part.split(";"))
    weight = 1.0
    for option in options:
        if option.startswith("q="):
            try:
                weight = float(option[2:])
            except ValueError:
                weight = 0.0
    return kind, weight
