"""The land made ready for one case at a time; nothing of any case is kept in it."""

from api.casezone.supplies.ready import Ready
from api.casezone.supplies.supplies import Supplies

__all__ = ["Ready", "Supplies"]
