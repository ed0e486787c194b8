"""Why this and not that: one question about a stored plan, one of six answers."""

from matcher.contrasting.answer import ContradictionError, contrast
from matcher.contrasting.asked import Ask, places_offered

__all__ = ["Ask", "ContradictionError", "contrast", "places_offered"]
