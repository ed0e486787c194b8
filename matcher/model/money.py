"""Funders, contracts and budgets; amounts are eurocents per day."""

from dataclasses import dataclass
from datetime import date

from matcher.model.terms import FunderKind, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Room for new commitments of one funder on some routes."""

    ref: str
    routes: tuple[Route, ...]
    cents_per_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Funder:
    """A payer: for a college or centrumgemeente, `municipalities` it pays for."""

    ref: str
    name: str
    kind: FunderKind
    source: str
    dated: date
    municipalities: tuple[str, ...] = ()
    budgets: tuple[Budget, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Agreement of a provider with one funder; None = no ceiling agreed."""

    ref: str
    funder: str
    routes: tuple[Route, ...]
    start: date
    until: date | None = None
    ceiling_cents_per_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A zorgaanbieder, corporatie or other party that offers places."""

    ref: str
    name: str
    source: str
    dated: date
    contracts: tuple[Contract, ...] = ()
