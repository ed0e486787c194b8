"""Every form and way of paying in a region, indexed by payment and by pair."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from matcher.funding.component import Component, Key, keys
from matcher.funding.pairs import Pair, pairs
from matcher.model.terms import Route
from matcher.way import Payment, Way


@dataclass(frozen=True, slots=True)
class Held:
    """A payment, and the ways that hold it in one component."""

    payment: Payment
    ways: frozenset[Way]


@dataclass(frozen=True, slots=True)
class Index:
    """Ways, with those that hold each payment and each pair of housing and care.

    `holding` is grouped by component and route, so that what holds for a route is
    asked once. Set operations on these sets reuse stored hashes, which is what
    makes the layers of a case cheap.
    """

    ways: frozenset[Way]
    holding: tuple[tuple[Component, Route, tuple[Held, ...]], ...]
    pairing: dict[Pair, frozenset[Way]]


@dataclass(frozen=True, kw_only=True)
class Universe:
    """Every form (funders left open) and way that occurs in a region's offers."""

    forms: tuple[Way, ...]
    ways: tuple[Way, ...]

    @cached_property
    def form_index(self) -> Index:
        """The forms, by payment and pair."""
        return _index(self.forms)

    @cached_property
    def way_index(self) -> Index:
        """The ways, by payment and pair."""
        return _index(self.ways)


def _index(ways: Iterable[Way]) -> Index:
    every = frozenset(ways)
    holding: dict[Key, set[Way]] = {}
    pairing: dict[Pair, set[Way]] = {}
    for way in every:
        for key in keys(way):
            holding.setdefault(key, set()).add(way)
        for pair in pairs(way):
            pairing.setdefault(pair, set()).add(way)
    routes: dict[tuple[Component, Route], list[Held]] = {}
    for (component, payment), held in holding.items():
        group = routes.setdefault((component, payment.route), [])
        group.append(Held(payment, frozenset(held)))
    return Index(
        every,
        tuple((c, r, tuple(held)) for (c, r), held in routes.items()),
        {p: frozenset(v) for p, v in pairing.items()},
    )
