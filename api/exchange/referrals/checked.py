"""The facts of a referral: looked at in memory, closed in a box, kept nowhere."""

import hmac
from datetime import date
from hashlib import sha256
from typing import Any, cast

from sqlalchemy import Connection

from api.exchange.land import LISTS, bodies_of, region_with
from api.regionfile import RegionFileError
from api.regionfile.parse import Tree
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.web.problems import FaultBody, invalid
from api.web.records import snake

FIRST = "cases[0]"
REF = "referral"


def checked(store: Connection, facts: dict[str, Any], today: date) -> bytes:
    """Return the facts as canonical JSON; a problem names every fault, no value."""
    case = cast("dict[str, Tree]", snake(facts))
    faults = []
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


def digest(secret: str, facts: dict[str, Any]) -> str:
    """Return what makes it the same request; only who knows the secret can test it."""
    return hmac.new(secret.encode(), canonical(facts), sha256).hexdigest()
