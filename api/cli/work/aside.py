"""Work in a thread of its own, so that Ctrl-C is heard while a solver holds it."""

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
TICK = 0.1


def aside(work: Callable[[], T]) -> T:
    """Return what `work` returns, raise what it raises.

    Ctrl-C raises KeyboardInterrupt at once; the work ends with the program.
    """
    made: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again in the caller
            errors.append(error)

    thread = threading.Thread(target=run, name="aside", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(TICK)
    if errors:
        raise errors[0]
    return made[0]
