"""When each part of a process that works by itself was last heard."""

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pulse:
    """The parts by name, on a clock of our own that never goes back."""

    _heard: dict[str, float] = field(default_factory=dict)

    def hear(self, part: str) -> None:
        """Keep that a part was heard just now."""
        self._heard[part] = time.monotonic()

    def seconds(self) -> dict[str, float]:
        """Return for each part how long ago that was."""
        now = time.monotonic()
        return {part: max(0.0, now - at) for part, at in self._heard.items()}
