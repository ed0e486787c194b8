"""The facts of a referral: looked at in memory, closed in a box, kept nowhere."""

import hmac
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import Connection

from api.exchange.land import LISTS, bodies_of, pointer, region_with
from api.regionfile import RegionFileError
from api.regionfile.parse import Tree
from api.regionfile.shape import tree_of
from api.regionfile.values import iso_date
from api.regionfile.write import canonical
from api.web.notes import has_bsn
from api.web.problems import FaultBody, invalid
from api.web.records import snake

FIRST = "cases[0]"
REF = "referral"


def checked(store: Connection, facts: dict[str, Any], today: date) -> bytes:
    """Return the facts as canonical JSON; a problem names every fault, no value."""
    case = cast("dict[str, Tree]", snake(facts))
    expected = "no number that could be a burgerservicenummer"
    faults = [
        FaultBody(location=pointer(path), expected=expected)
        for path in _with_bsn(case, "")
    ]
    if "ref" in case:
        # The case zone gives the reference; one of the partner could name a person.
        expected = "no such field: a referral gets a reference of its own"
        faults.append(FaultBody(location="/ref", expected=expected))
    tree: Tree = case | {"ref": REF}
    try:
        region = region_with(store, today, tuple(LISTS), {"cases": [tree]})
    except RegionFileError as error:
        raise invalid([*faults, *bodies_of(error.faults, FIRST)]) from error
    if faults:
        raise invalid(faults)
    return canonical(tree_of(region.cases[0]))


def _with_bsn(tree: Tree, path: str) -> Iterator[str]:
    """Yield where a text holds a number that could be that of a citizen."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _with_bsn(value, f"{path}.{key}")
    elif isinstance(tree, list):
        for k, value in enumerate(tree):
            yield from _with_bsn(value, f"{path}[{k}]")
    elif isinstance(tree, str) and iso_date(tree) is None and has_bsn(tree):
        yield path


def digest(secret: str, facts: dict[str, Any]) -> str:
    """Return what makes it the same request; only who knows the secret can test it."""
    return hmac.new(secret.encode(), canonical(facts), sha256).hexdigest()
