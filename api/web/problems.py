"""Problems by RFC 9457: one type each, all faults at once, no fact of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"
TYPE = "about:blank"


class FaultBody(BaseModel):
    """One mistake in the input: where, and what was expected there."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    location: str = Field(description="JSON pointer or name of the parameter")
    expected: str = Field(description="What should have stood there")


class ProblemBody(BaseModel):
    """Why a request was not carried out."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)

    type: str = TYPE
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: list[FaultBody] = Field(default_factory=list)


@dataclass(eq=False)
class Problem(Exception):  # noqa: N818 - RFC 9457 calls it a problem
    """A request that is not carried out; nothing was changed."""

    status: HTTPStatus
    detail: str
    errors: Sequence[FaultBody] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> JSONResponse:
        """Return the problem as it goes over the line."""
        body = ProblemBody(
            title=self.status.phrase,
            status=self.status.value,
            detail=self.detail,
            errors=list(self.errors),
        )
        return JSONResponse(
            body.model_dump(mode="json", by_alias=True, exclude_none=True),
            status_code=self.status.value,
            media_type=MEDIA_TYPE,
            headers=dict(self.headers),
        )


def not_found(what: str) -> Problem:
    """Return that there is no such thing, or none that this account may see."""
    return Problem(HTTPStatus.NOT_FOUND, f"{what}: not found.")


def wrong_state(detail: str) -> Problem:
    """Return that the thing is not in a state that allows this."""
    return Problem(HTTPStatus.CONFLICT, detail)


def invalid(errors: Sequence[FaultBody]) -> Problem:
    """Return that the input is wrong, with every mistake."""
    return Problem(HTTPStatus.BAD_REQUEST, "The input is not valid.", errors)
