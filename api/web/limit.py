"""No body is larger than the setting: the rest of it is not read."""

from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.web.problems import Problem


class BodyLimit:
    """Answers 413 to a body that is too large, whatever its header says."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        """Wrap an application; `most` is in bytes."""
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request whose whole body was read first."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        messages, size = list[Message](), 0
        while True:
            message = await receive()
            messages.append(message)
            size += len(message.get("body", b""))
            if size > self._most:
                detail = f"A body has at most {self._most // 1024} kB."
                status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
                await Problem(status, detail).response()(scope, receive, send)
                return
            if not message.get("more_body"):
                break
        waiting = iter(messages)

        async def replayed() -> Message:
            return next(waiting, None) or await receive()

        await self._app(scope, replayed, send)
