"""Which workers are silent: beats are counted, so that no other clock matters."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Beat = tuple[str, int]
# Time between two looks counts for a part of the patience at most: while the store is
# gone, or while we stand still ourselves, nobody can be heard.
PART = 4


@dataclass(slots=True)
class Silence:
    """For how long each claim was looked at without a beat; `patience` in seconds."""

    patience: float
    _looked: float | None = None
    _silent: dict[Beat, float] = field(default_factory=dict)

    def look(self, beats: Iterable[Beat], at: float) -> frozenset[Beat]:
        """Return the claims that gave no beat for too long.

        `at` is the time in seconds of a clock of ours that never goes back.
        """
        gone = 0.0 if self._looked is None else at - self._looked
        step = min(gone, self.patience / PART)
        self._looked = at
        before = self._silent
        self._silent = {
            beat: before[beat] + step if beat in before else 0.0 for beat in beats
        }
        return frozenset(b for b, s in self._silent.items() if s >= self.patience)
