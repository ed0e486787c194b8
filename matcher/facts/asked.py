"""What people are asked when a fact of a case is not known."""

from typing import Final

FUNDING: Final = "funding"

# Fields that are worked out from another one: that one is asked for. All layers of
# funding follow from who decides and pays.
ASKED_AS: Final[dict[str, str]] = {
    "security_ceiling": "security",
    **dict.fromkeys(
        (
            "lawful",
            "fitting",
            "applied",
            "standing",
            "decided",
            "payable",
            "steady",
            "ending",
            "follow_on",
            "ending_next",
            "follow_on_next",
        ),
        FUNDING,
    ),
}

# Lists of which each member is asked for by itself.
LISTS: Final = frozenset(
    {"traits", "care", "living", "consents", "consents_closed", "basics"}
)


def trait_of(fact: str) -> str | None:
    """Return the trait that a fact is about, None for other facts."""
    name, _, member = fact.partition(":")
    return member if name == "case.traits" and member else None
