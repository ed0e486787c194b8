"""Steps that routes about a case share: find it, and say who does what when."""

from datetime import date

from sqlalchemy import Connection

from api.casezone.cases import kept as cases
from api.casezone.cases.kept import File
from api.casezone.desk import Desk
from api.identity import Account
from api.store.moves import Why
from api.web.problems import not_found
from api.web.shape import Shape


class Texts(Shape):
    """The same in plain Dutch and in English."""

    nl: str
    en: str


class RunAge(Shape):
    """How old what a list rests on is: the last run, and its day."""

    ref: str
    as_of: date
    age_days: int


def found_case(store: Connection, ref: str, *, lock: bool = False) -> File:
    """Return the file of a case; 404 when there is none, or none any more."""
    file = cases.one(store, ref, lock=lock)
    if file is None:
        raise not_found("case")
    return file


def why_of(desk: Desk, account: Account) -> Why:
    """Return that this account acts now."""
    return Why(who=account.ref, at=desk.now())
