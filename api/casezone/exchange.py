"""The exchange as the case zone calls it; the exchange never calls back."""

from datetime import date
from http import HTTPStatus
from typing import Any, TypeVar

import httpx2
from pydantic import BaseModel, ValidationError

from api.authorities import believed
from api.messages import Envelope, Envelopes, HoldAnswer, HoldKept, StayTold
from api.messages.questions import DeskTurn, QuestionAsked, TurnTaken

T = TypeVar("T", bound=BaseModel)
TIMEOUT = 10.0


class ExchangeGoneError(Exception):
    """The exchange does not answer, or not in a way that we know."""


class Exchange:
    """The other zone, by its address and the secret that both know.

    `authorities`: PEM text of those that are believed about who answers there.
    """

    def __init__(self, url: str, secret: str, authorities: str = "") -> None:
        """Call nothing yet."""
        self._client = httpx2.Client(
            base_url=f"{url}/v1",
            headers={"Authorization": f"Bearer {secret}"},
            timeout=TIMEOUT,
            verify=believed(authorities),
        )

    def messages(self, after: int) -> tuple[Envelope, ...]:
        """Return the next messages; raises ExchangeGoneError."""
        answer = self._ask("GET", "/messages", params={"after": after})
        return _read(Envelopes, answer).items

    def question(self, ref: str, body: QuestionAsked) -> TurnTaken:
        """Ask a question; the same one again is safe."""
        content = body.model_dump_json(by_alias=True)
        return _read(TurnTaken, self._ask("PUT", f"/questions/{ref}", content=content))

    def turn(self, ref: str, event: str, body: DeskTurn) -> TurnTaken | None:
        """Go on with a question; the same turn again is safe. None: no such one."""
        content = body.model_dump_json(by_alias=True)
        answer = self._ask("POST", f"/questions/{ref}/_{event}", content=content)
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return None
        return _read(TurnTaken, answer)

    def release(self, ref: str) -> bool:
        """Give a hold back; False when it had ended already."""
        answer = self._ask("DELETE", f"/holds/{ref}")
        if answer.status_code == HTTPStatus.CONFLICT:
            return False
        _read(HoldAnswer, answer)
        return True

    def keep(self, ref: str) -> HoldKept | None:
        """Say that a hold was agreed on; how it is now, None when it had ended."""
        answer = self._ask("POST", f"/holds/{ref}/_keep")
        if answer.status_code in {HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND}:
            return None
        return _read(HoldKept, answer)

    def occupy(self, ref: str, day: date) -> str | None:
        """Say that somebody came; the state of the hold, None when it had ended."""
        return self._stay(ref, "_use", day)

    def vacate(self, ref: str, day: date) -> str | None:
        """Say that somebody left; the state of the hold, None when nobody was there."""
        return self._stay(ref, "_leave", day)

    def call(
        self, method: str, path: str, kind: type[T], body: BaseModel | None = None
    ) -> T | None:
        """Return what the exchange answers; None when it knows of no such thing.

        Raises ExchangeGoneError.
        """
        content = None if body is None else body.model_dump_json(by_alias=True)
        answer = self._ask(method, path, content=content)
        if answer.status_code == HTTPStatus.NOT_FOUND:
            return None
        return _read(kind, answer)

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()

    def _stay(self, ref: str, verb: str, day: date) -> str | None:
        body = StayTold(day=day.isoformat()).model_dump_json(by_alias=True)
        answer = self._ask("POST", f"/holds/{ref}/{verb}", content=body)
        if answer.status_code in {HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND}:
            return None
        return _read(HoldAnswer, answer).state

    def _ask(self, method: str, path: str, **more: Any) -> httpx2.Response:  # noqa: ANN401 - of the client
        headers = {"Content-Type": "application/json"}
        try:
            return self._client.request(method, path, headers=headers, **more)
        except httpx2.HTTPError as error:
            raise ExchangeGoneError(type(error).__name__) from error


def _read(kind: type[T], answer: httpx2.Response) -> T:
    try:
        if not answer.is_success:
            raise ExchangeGoneError(str(answer.status_code))
        return kind.model_validate_json(answer.content)
    except ValidationError as error:
        raise ExchangeGoneError("an unknown answer") from error
