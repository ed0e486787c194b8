"""Synthetic problems as plain arrays, correlated and seeded, to measure solvers on.

Severity of a case drives its urgency, care load, cost, risk and which places would
take it; popular places are wanted by many. No share is calibrated on practice.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.solving import IntArray, Problem, Step

FloatArray = npt.NDArray[np.float64]

PLACES_PER_LOCATION = 4
LOCATIONS_PER_PROVIDER = 3
FUNDERS = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Tightness:
    """How much is free: share of places with an opening, room and money per need."""

    free: float
    room: float
    money: float


TIGHTNESS = {
    "loose": Tightness(free=0.45, room=1.4, money=1.3),
    "tight": Tightness(free=0.25, room=1.0, money=0.9),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """Cases, places and options as drawn; every array of one kind has one length."""

    severity: FloatArray
    funder: IntArray
    high_risk: IntArray
    opening: IntArray
    security: IntArray
    option_case: IntArray
    option_place: IntArray
    option_team: IntArray

    @property
    def location(self) -> IntArray:
        """The location of each option: int64[n_options]."""
        return self.option_place // PLACES_PER_LOCATION

    @property
    def provider(self) -> IntArray:
        """The provider of each option: int64[n_options]."""
        return self.location // LOCATIONS_PER_PROVIDER


def instance(
    seed: int, tightness: str, *, cases: int = 180, places: int = 800
) -> Problem:
    """Return a problem of this size; the same seed gives the same arrays."""
    rng = np.random.default_rng(seed)
    level = TIGHTNESS[tightness]
    draw = _draw(rng, level, cases, places)
    cost = _cost(rng, draw)
    limits = _Limits()
    _add_limits(limits, rng, draw, level, cost, places)
    capacity, use_limit, use_option, use_amount = limits.arrays()
    return Problem(
        cases=cases,
        option_case=draw.option_case,
        capacity=capacity,
        use_limit=use_limit,
        use_option=use_option,
        use_amount=use_amount,
        steps=_steps(rng, draw, cost),
        canonical=rng.integers(0, 2**62, len(draw.option_case)),
    )


def _draw(rng: np.random.Generator, level: Tightness, cases: int, places: int) -> Draw:
    severity = rng.beta(2, 2, cases)
    grade = rng.beta(2, 2, places)
    popularity = rng.gamma(2, 1, places)
    region = rng.integers(0, 6, places // PLACES_PER_LOCATION + 1)
    home = rng.integers(0, 6, cases)
    pairs: list[tuple[int, int, int]] = []
    for case in range(cases):
        near = np.exp(-(((grade - severity[case]) / 0.15) ** 2))
        same = region[np.arange(places) // PLACES_PER_LOCATION] == home[case]
        pull = near * popularity * np.where(same, 3.0, 1.0)
        count = int(rng.integers(5, 41))
        for place in rng.choice(places, count, replace=False, p=pull / pull.sum()):
            # A quarter of the places are dwellings, served by one of three teams.
            teams = rng.choice(3, 2, replace=False) if place % 4 == 0 else [-1]
            pairs += [(case, int(place), int(team)) for team in teams]
    table = np.array(pairs, dtype=np.int64)
    team = np.where(table[:, 2] < 0, -1, table[:, 1] // 40 * 3 + table[:, 2])
    return Draw(
        severity=severity,
        funder=rng.integers(0, FUNDERS, cases),
        high_risk=(severity + rng.normal(0, 0.15, cases) > 0.68).astype(np.int64),
        opening=np.where(
            rng.random(places) < level.free, rng.choice([1, 1, 1, 2, 3], places), 0
        ).astype(np.int64),
        security=np.minimum(3, grade * 4).astype(np.int64),
        option_case=table[:, 0],
        option_place=table[:, 1],
        option_team=team.astype(np.int64),
    )


def _cost(rng: np.random.Generator, draw: Draw) -> IntArray:
    security = draw.security[draw.option_place]
    base = 9_000 + 14_000 * security + 12_000 * draw.severity[draw.option_case]
    noise = rng.normal(1, 0.15, len(base)).clip(0.6, 1.6)
    cost: IntArray = (base * noise).astype(np.int64)
    return cost


class _Limits:
    """Limits under construction, as rows that are joined at the end."""

    def __init__(self) -> None:
        self._capacity: list[int] = []
        self._rows: list[tuple[IntArray, IntArray]] = []

    def add(
        self, options: IntArray, amounts: IntArray, capacity: float | np.integer
    ) -> None:
        """Add one limit over these options, unless nothing uses it."""
        if len(options):
            self._capacity.append(max(int(capacity), 0))
            self._rows.append((options, amounts))

    def arrays(self) -> tuple[IntArray, IntArray, IntArray, IntArray]:
        """Return capacity and the use triples."""
        lengths = [len(options) for options, _ in self._rows]
        return (
            np.array(self._capacity, dtype=np.int64),
            np.repeat(np.arange(len(lengths)), lengths),
            np.concatenate([options for options, _ in self._rows]),
            np.concatenate([amounts for _, amounts in self._rows]),
        )


def _add_limits(
    limits: _Limits,
    rng: np.random.Generator,
    draw: Draw,
    level: Tightness,
    cost: IntArray,
    places: int,
) -> None:
    ones = np.ones(len(cost), dtype=np.int64)
    hours = (4 + 30 * draw.severity[draw.option_case] ** 2).astype(np.int64)
    risky = draw.high_risk[draw.option_case]
    for place in range(places):
        at = np.flatnonzero(draw.option_place == place)
        limits.add(at, ones[at], draw.opening[place])
    for team in range(int(draw.option_team.max()) + 1):
        at = np.flatnonzero(draw.option_team == team)
        limits.add(at, hours[at], 60 * level.room)
    for location in range(places // PLACES_PER_LOCATION + 1):
        at = np.flatnonzero(draw.location == location)
        free = draw.opening[np.unique(draw.option_place[at])].sum()
        limits.add(at, hours[at], 14 * free * level.room)
        at = at[risky[at] > 0]
        limits.add(at, risky[at], rng.integers(0, 3))
    for funder in range(FUNDERS):
        at = np.flatnonzero(draw.funder[draw.option_case] == funder)
        need = cost[at].mean() * len(np.unique(draw.option_case[at])) if len(at) else 0
        limits.add(at, cost[at], need * level.money * rng.choice([0.5, 0.7, 1.0]))
    for provider in range(int(draw.provider.max()) + 1):
        at = np.flatnonzero(draw.provider == provider)
        free = draw.opening[np.unique(draw.option_place[at])].sum()
        limits.add(at, cost[at], 40_000 * free * level.money * rng.choice([0.7, 1, 2]))
    _add_apart(limits, rng, draw)


def _add_apart(limits: _Limits, rng: np.random.Generator, draw: Draw) -> None:
    cases = len(draw.severity)
    for first, second in rng.integers(0, cases, (cases // 3, 2)):
        mine = (draw.option_case == first) | (draw.option_case == second)
        for location in np.unique(draw.location[mine]):
            at = np.flatnonzero(mine & (draw.location == location))
            if len(np.unique(draw.option_case[at])) > 1:
                limits.add(at, np.ones(len(at), dtype=np.int64), 1)


def _steps(rng: np.random.Generator, draw: Draw, cost: IntArray) -> tuple[Step, ...]:
    cases, case = len(draw.severity), draw.option_case
    options = len(case)
    rank = draw.severity + rng.normal(0, 0.2, cases)
    urgency = np.searchsorted([0.3, 0.55, 0.8], rank)[case]
    waited = rng.gamma(2, 60, cases).astype(np.int64)[case]
    start = np.maximum(0, rng.gamma(1.2, 12, options) - 4).astype(np.int64)
    latest = rng.integers(3, 60, cases)[case]
    security = draw.security[draw.option_place]
    over = np.maximum(0, security - (draw.severity[case] * 4).astype(np.int64))
    fit = rng.integers(0, 8, options) + 6 * (rng.random(options) < 0.3)
    proposed = rng.random(cases)[case] < 0.1
    steps = [
        (f"placed U{c}", True, (urgency == 3 - c).astype(np.int64)) for c in range(4)
    ]
    steps += [
        ("late_days", False, np.maximum(0, start - latest)),
        ("waited_days", True, waited),
        ("start_days", False, start),
        ("conditional", False, (rng.random(options) < 0.35).astype(np.int64)),
        ("over_security", False, over),
        ("fit", True, fit.astype(np.int64)),
        ("moved", False, (proposed & (rng.random(options) < 0.9)).astype(np.int64)),
        ("cost_per_day", False, cost),
    ]
    return tuple(Step(name=n, maximise=m, weights=w) for n, m, w in steps)
