"""What goes over the line about keys of systems."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from api.accounts import ORGANISATION, REF
from api.identity import Role
from api.signin.keys import SystemKey
from api.web.days import Moment
from api.web.shape import Shape

# The reference of a key goes into the log behind a prefix.
Ref = Annotated[str, Field(pattern=REF, max_length=56)]
Route = Annotated[str, Field(pattern=r"^[a-z_]{1,64}$")]


class NewKey(Shape):
    """What a system may do from now on: as one role of one organisation.

    `routes`: by their operationId, only those that serve the role.
    """

    ref: Ref
    name: str = Field(min_length=1, max_length=200)
    role: Annotated[Role, Field(strict=False)]
    organisation: Annotated[str, Field(pattern=ORGANISATION)]
    routes: Annotated[
        tuple[Route, ...], Field(strict=False, min_length=1, max_length=200)
    ]
    until: Moment


class Rotation(Shape):
    """For how many hours the secrets before the new one go on."""

    overlap_hours: int = Field(default=24, ge=0, le=168)


class KeyBody(Shape):
    """A key; never its secret. EXPIRED: its last moment is past."""

    ref: str
    name: str
    role: Role
    organisation: str
    routes: tuple[str, ...]
    until: datetime
    state: Literal["ACTIVE", "ENDED", "EXPIRED"]


class KeySecret(Shape):
    """What the system shows as Bearer in the Authorization header, shown this once."""

    key: str
    secret: str


def key_body(key: SystemKey, now: datetime) -> KeyBody:
    """Return a key as the administrator sees it."""
    return KeyBody(
        ref=key.ref,
        name=key.name,
        role=key.role,
        organisation=key.organisation,
        routes=key.routes,
        until=key.until,
        state=key.state_at(now),
    )
