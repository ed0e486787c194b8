"""Why this place, why none, and what would change that: read off a stored plan."""

from matcher.explaining.explain import explain, explain_pair
from matcher.explaining.recall import recalled

__all__ = ["explain", "explain_pair", "recalled"]
