"""What goes over the line about accounts and sessions."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from api.accounts import ORGANISATION, REF, state_of
from api.identity import Known, Role
from api.web.shape import Shape

Ref = Annotated[str, Field(pattern=REF)]
Code = Annotated[str, Field(min_length=6, max_length=40)]
NewWord = Annotated[str, Field(min_length=12, max_length=200)]


class NewAccount(Shape):
    """Who may sign in from now on; the organisation by its reference."""

    ref: Ref
    name: str = Field(min_length=1, max_length=200)
    role: Annotated[Role, Field(strict=False)]
    organisation: Annotated[str, Field(pattern=ORGANISATION)]


class AccountBody(Shape):
    """An account; never its password.

    `first_password_until`: until when its password of chance counts; null when its
    owner has chosen one.
    """

    ref: str
    name: str
    role: Role
    organisation: str
    state: Literal["ACTIVE", "DISABLED"]
    locked_until: datetime | None
    second_factor: bool
    first_password_until: datetime | None


class Secret(Shape):
    """The password of an account, shown this once; it is for the first sign-in."""

    account: str
    password: str


class OtherPassword(Shape):
    """The password in force and the one that takes its place; a code where needed."""

    old: str = Field(min_length=1, max_length=200)
    new: NewWord
    code: Code | None = None


class SessionBody(Shape):
    """A session that is open; `current`: the one that asks."""

    ref: str
    until: datetime
    current: bool


class Sessions(Shape):
    """All own sessions that are open."""

    items: tuple[SessionBody, ...]


def account_body(
    known: Known, locked_until: datetime | None, *, second: bool
) -> AccountBody:
    """Return an account as the administrator sees it."""
    account = known.account
    return AccountBody(
        ref=account.ref,
        name=account.name,
        role=account.role,
        organisation=account.organisation,
        state=state_of(known),  # type: ignore[arg-type]
        locked_until=locked_until,
        second_factor=second,
        first_password_until=known.first_until,
    )
