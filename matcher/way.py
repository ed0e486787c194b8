"""Ways of paying an offer: one payment for each component that needs one."""

from dataclasses import dataclass, field

from matcher.model.terms import Profile, Route


@dataclass(frozen=True, slots=True, order=True)
class Payment:
    """A route, the profile it asks for ("" = none) and who pays ("" = left open)."""

    route: Route
    profile: Profile | str = ""
    funder: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Payments of the housing, the support and the treatment of one offer.

    None means that the component is not there, or is part of the housing price.
    """

    housing: Payment | None
    support: Payment | None
    treatment: Payment | None
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work the hash out once: ways are looked up far more often than made."""
        parts = (self.housing, self.support, self.treatment)
        object.__setattr__(self, "_hash", hash(parts))

    def __hash__(self) -> int:
        """Return the hash of the three payments."""
        return self._hash

    @property
    def payments(self) -> tuple[Payment, ...]:
        """The payments there are, in the order housing, support, treatment."""
        parts = (self.housing, self.support, self.treatment)
        return tuple(p for p in parts if p is not None)

    @property
    def form(self) -> "Way":
        """The same way with the funders left open."""
        return Way(*(_open(p) for p in (self.housing, self.support, self.treatment)))

    @property
    def key(self) -> str:
        """Text that is unique for the way and sorts the same everywhere."""
        parts = (self.housing, self.support, self.treatment)
        return "|".join("-" if p is None else _text(p) for p in parts)


def _open(payment: Payment | None) -> Payment | None:
    return None if payment is None else Payment(payment.route, payment.profile)


def _text(payment: Payment) -> str:
    return f"{payment.route}:{payment.profile}@{payment.funder}"
