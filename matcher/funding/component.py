"""The three components of an offer that money is found for."""

from enum import StrEnum

from matcher.way import Payment, Way


class Component(StrEnum):
    """Component of an offer."""

    HOUSING = "housing"
    SUPPORT = "support"
    TREATMENT = "treatment"


Key = tuple[Component, Payment]


def keys(way: Way) -> tuple[Key, ...]:
    """Return the payments of a way with their components, in order."""
    parts = (
        (Component.HOUSING, way.housing),
        (Component.SUPPORT, way.support),
        (Component.TREATMENT, way.treatment),
    )
    return tuple((c, p) for c, p in parts if p is not None)
