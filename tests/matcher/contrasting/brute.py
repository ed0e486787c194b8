"""Answers to questions by trying every plan of a tiny region."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matcher.claims.contrast import Question
from matcher.contrasting import Ask
from matcher.objective import MAXIMISED
from matcher.plan import Plan
from matcher.scene import Scene
from matcher.weights import step_weights


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What trying every plan gives; None where the answer has no such part.

    `costs`: steps that differ in the best plan that does what is asked. `moved`: the
    fewest others that move, `few_costs` what differs in the best such plan. `changed`:
    how many others differ in the best plan that changes least. `rival`: some such plan
    is as good as the plan of the run.
    """

    answer: str
    idle: bool = False
    rival: bool = False
    moved: int | None = None
    costs: tuple[tuple[str, int], ...] | None = None
    few_costs: tuple[tuple[str, int], ...] | None = None
    changed: int | None = None


class Everything:
    """All plans of a scene that keep every limit, with their steps as gains."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.uses = [[] for _ in scene.options]
        for k, limit in enumerate(scene.limits):
            for option, amount in limit.amounts:
                self.uses[option].append((k, amount))
        self.own = [[] for _ in scene.cases]
        for position, option in enumerate(scene.options):
            self.own[option.case].append(position)
        left = [limit.capacity for limit in scene.limits]
        self.plans = np.array(list(self._plans(0, left)), dtype=np.int64)
        self.plans = self.plans.reshape(-1, len(scene.cases))
        self.steps = [step.value for step in scene.objective.steps]
        rows = [
            np.append(w if step in MAXIMISED else -w, 0)
            for step, w in step_weights(scene).items()
        ]
        self.gains = np.stack([row[self.plans].sum(axis=1) for row in rows], axis=1)

    def best(self) -> tuple[int, ...]:
        """Return one of the best plans."""
        return tuple(self.plans[self._top(np.arange(len(self.plans)))[0]].tolist())

    def truth(self, plan: Plan, ask: Ask) -> Truth:
        """Return the answer to a question that arises in the plan."""
        now = np.array([-1 if o is None else o for o in plan.choice])
        newcomer, holder, targets = self._asked(now, ask)
        if not targets:
            return Truth(answer="BLOCKED")
        others = np.array(
            [i not in {newcomer, holder} for i in range(len(now))], dtype=bool
        )
        does = np.isin(self.plans[:, newcomer], targets)
        does &= (self.plans[:, (now >= 0) & others] >= 0).all(axis=1)
        if not plan.proved:
            far = [
                i not in self._near(newcomer, holder, targets, now)
                for i in range(len(now))
            ]
            does &= (self.plans[:, far] == now[far]).all(axis=1)
        rows = np.flatnonzero(does)
        if not len(rows):
            return Truth(answer="IMPOSSIBLE", idle=holder is not None)
        differs = (self.plans != now) & others
        moves = (differs & (now >= 0)).sum(axis=1)
        least = int(moves[rows].min())
        value = self.gains[(self.plans == now).all(axis=1)][0]
        top = self._top(rows)
        costs = self._costs(value, self.gains[top[0]])
        few = self._costs(value, self.gains[self._top(rows[moves[rows] == least])[0]])
        stays = [
            r
            for r in top
            if holder is not None and self.plans[r, holder] == now[holder]
        ]
        return Truth(
            answer="MOVES" if least else "WORSE" if costs else "TIE",
            idle=bool(stays),
            rival=not costs or costs[0][1] < 0,
            moved=least,
            costs=costs,
            few_costs=few,
            changed=int(differs.sum(axis=1)[stays or top].min()),
        )

    def _plans(self, case: int, left: list[int]) -> Iterator[tuple[int, ...]]:
        if case == len(self.own):
            yield ()
            return
        for rest in self._plans(case + 1, left):
            yield (-1, *rest)
        for option in self.own[case]:
            after = list(left)
            for limit, amount in self.uses[option]:
                after[limit] -= amount
            if min(after, default=0) >= 0:
                for rest in self._plans(case + 1, after):
                    yield (option, *rest)

    def _top(self, rows: np.ndarray) -> np.ndarray:
        for step in range(self.gains.shape[1]):
            gains = self.gains[rows, step]
            rows = rows[gains == gains.max()]
        return rows

    def _costs(self, now: np.ndarray, then: np.ndarray) -> tuple[tuple[str, int], ...]:
        pairs = zip(self.steps, (now - then).tolist(), strict=True)
        return tuple((step, worse) for step, worse in pairs if worse)

    def _asked(self, now: np.ndarray, ask: Ask) -> tuple[int, int | None, list[int]]:
        at = {case.ref: i for i, case in enumerate(self.scene.cases)}
        if ask.question is Question.PLACE:
            own = self.own[at[ask.case]]
            return at[ask.case], None, [o for o in own if ask.place in self.where(o)]
        comes, leaves = ask.case, ask.other
        if ask.question is Question.NOT_CASE:
            comes, leaves = ask.other, ask.case
        own = self.own[at[comes]]
        if now[at[comes]] >= 0:
            there = self.where(now[at[leaves]])[0]
            own = [o for o in own if self.where(o)[0] == there]
        return at[comes], at[leaves], own

    def where(self, option: int) -> tuple[str, str | None]:
        offer = self.scene.offers[self.scene.options[option].offer]
        return offer.place, offer.team

    def _near(
        self, newcomer: int, holder: int | None, targets: list[int], now: np.ndarray
    ) -> set[int]:
        """Return who is linked, limit by limit, until nothing is added."""

        def takes(case: int, limit: int) -> int:
            own = [*targets, now[case]] if case == newcomer else self.own[case]
            fitting = [
                o
                for o in own
                if o >= 0
                and (
                    o == now[case]
                    or all(a <= self.scene.limits[k].capacity for k, a in self.uses[o])
                )
            ]
            return max((dict(self.uses[o]).get(limit, 0) for o in fitting), default=0)

        near = {newcomer, newcomer if holder is None else holder}
        cases = range(len(self.own))
        while True:
            more = set(near)
            for k, limit in enumerate(self.scene.limits):
                users = {i for i in cases if takes(i, k)}
                if sum(takes(i, k) for i in cases) > limit.capacity and users & near:
                    more |= users
            if more == near:
                return near
            near = more
