"""What changes to a region would do: compared with the run as it is, saved nowhere."""

from matcher.whatif.compare import Told, Tried, compare

__all__ = ["Told", "Tried", "compare"]
