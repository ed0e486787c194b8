"""How far a run is, as a stream of events."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable

from starlette.concurrency import run_in_threadpool

from api.casezone.runs.queue import ENDED
from api.casezone.runs.shapes import RunBody
from api.store import StoreGone

LOOK, LONGEST, QUIET = 0.5, 3600.0, 15.0
# In milliseconds: after that a client whose line broke comes back.
RETRY = "retry: 2000\n\n"
# A line that says nothing keeps the connection alive.
STILL_HERE = ": still here\n\n"


async def events(look: Callable[[], RunBody]) -> AsyncIterator[str]:
    """Yield an event whenever a run is further, until it has ended.

    A store that is gone for a while ends nothing.
    """
    yield RETRY
    begun = said = time.monotonic()
    before = ""
    while (now := time.monotonic()) < begun + LONGEST:
        # Whoever follows takes a thread for a look only, not while waiting.
        try:
            body = await run_in_threadpool(look)
        except StoreGone:
            body = None
        text = before if body is None else body.model_dump_json(by_alias=True)
        if text != before:
            yield f"event: progress\ndata: {text}\n\n"
            before, said = text, now
        elif now > said + QUIET:
            yield STILL_HERE
            said = now
        if body is not None and body.state in ENDED:
            return
        await asyncio.sleep(LOOK)
