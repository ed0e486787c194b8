"""Who could use one opening, and the chain of openings that it would set free."""

from matcher.candidates.find import candidates

__all__ = ["candidates"]
