"""Cases between which only the fixed order chose, in the plan after the changes."""

from matcher.claims.whatif import Outcome
from matcher.explaining.choice import worth
from matcher.explaining.ledger import ledger
from matcher.plan import Plan
from matcher.scene import Scene


class Ties:
    """A plan, and what exchanging one case for another would make of it."""

    def __init__(self, scene: Scene, plan: Plan) -> None:
        """Look up who has which option and who has none."""
        self._scene, self._plan = scene, plan
        self._ledger, self._worth = ledger(scene, plan), worth(scene)
        self._at = {case.ref: i for i, case in enumerate(scene.cases)}
        self._options: dict[int, list[int]] = {}
        for position, option in enumerate(scene.options):
            self._options.setdefault(option.case, []).append(position)

    def of(self, case: str, outcome: Outcome) -> tuple[str, ...]:
        """Return who could just as well have gained, or lost, instead; sorted."""
        cases, choice = self._scene.cases, self._plan.choice
        if outcome is Outcome.GAINED:
            mine = choice[self._at[case]]
            others = (i for i, option in enumerate(choice) if option is None)
            found = (i for i in others if mine is not None and self._equal(mine, i))
        elif outcome is Outcome.LOST:
            me = self._at[case]
            found = (
                i
                for i, option in enumerate(choice)
                if option is not None and self._equal(option, me)
            )
        else:
            return ()
        return tuple(sorted(cases[i].ref for i in found))

    def _equal(self, leaves: int, comes: int) -> bool:
        """Tell whether a case could have an option instead, with no step changed."""
        return any(
            self._ledger.beside_others(leaves, option)
            and not any(self._worth.change([leaves], [option]).values())
            for option in self._options.get(comes, ())
        )
