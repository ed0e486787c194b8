"""Questions put to plans of small regions."""

from itertools import permutations
from random import Random

from matcher.claims.contrast import Contrast, Question
from matcher.contrasting import Ask, contrast, places_offered
from matcher.contrasting.asked import Asked, understood
from matcher.objective import Objective
from matcher.plan import Plan
from matcher.planning import Planned, plan_cases
from matcher.result import RunStatus
from matcher.scene import Scene, prepare
from tests.matcher.contrasting.six import Worked
from tests.matcher.verifying.running import SNAPSHOT

OPTIMAL = RunStatus.OPTIMAL
COMPARED, OTHER = 10, 3


def answer(scene: Scene, plan: Plan, ask: Ask, **options: float) -> Contrast:
    return contrast(
        scene, plan, ask, snapshot=SNAPSHOT, remaining=lambda: 60.0, **options
    )


def best_plan(scene: Scene) -> Planned:
    return plan_cases(
        scene, remaining=lambda: 60.0, workers=1, seed=0, progress=None, stop=None
    )


def plan_at(scene: Scene, at: dict[str, str], status: RunStatus = OPTIMAL) -> Plan:
    """Return the plan that gives each case its first option at the place named."""
    first = {
        (scene.cases[o.case].ref, scene.offers[o.offer].place): position
        for position, o in reversed([*enumerate(scene.options)])
    }
    return Plan(
        choice=tuple(
            first[case.ref, at[case.ref]] if case.ref in at else None
            for case in scene.cases
        ),
        status=status,
    )


def posed(worked: Worked) -> tuple[Scene, Plan, Ask]:
    """Return scene, plan and question; which of two equals was chosen is looked up."""
    scene = prepare(worked.region(), Objective())
    if worked.proved:
        planned = best_plan(scene)
        plan = Plan(choice=planned.choice, status=planned.status)
    else:
        plan = plan_at(scene, dict(worked.at), RunStatus.FEASIBLE)
    names = drawn(scene, plan)
    if worked.instead_of is not None:
        question, other = Question.INSTEAD_OF, worked.instead_of
    elif worked.not_case is not None:
        question, other = Question.NOT_CASE, worked.not_case
    else:
        question, other = Question.PLACE, None
    ask = Ask(
        question=question,
        case=names.get(worked.case, worked.case),
        other=None if other is None else names.get(other, other),
        place=None if worked.place is None else names.get(worked.place, worked.place),
    )
    return scene, plan, ask


def drawn(scene: Scene, plan: Plan) -> dict[str, str]:
    """Return who has a place and who has not, and the house nobody has, by role."""
    taken = {place_of(scene, o) for o in plan.choice if o is not None}
    empty = {place_of(scene, o) for o in range(len(scene.options))} - taken
    by_role = {
        "PLACED": [
            c.ref
            for c, o in zip(scene.cases, plan.choice, strict=True)
            if o is not None
        ],
        "LEFT": [
            c.ref for c, o in zip(scene.cases, plan.choice, strict=True) if o is None
        ],
        "ANDERS": sorted(empty),
    }
    return {role: found[0] for role, found in by_role.items() if len(found) == 1}


def place_of(scene: Scene, option: int) -> str:
    return scene.offers[scene.options[option].offer].place


def questions(scene: Scene, plan: Plan, rng: Random) -> list[Ask]:
    """Return questions of every form, most of them with something to compare."""
    refs = [case.ref for case in scene.cases]
    asks = [
        Ask(question=Question.PLACE, case=ref, place=place)
        for ref in refs
        for place in sorted(places_offered(scene.region))
    ]
    asks += [
        Ask(question=question, case=a, other=b)
        for question in (Question.INSTEAD_OF, Question.NOT_CASE)
        for a, b in permutations(refs, 2)
    ]
    compares = {ask: _compares(scene, plan, ask) for ask in asks}
    yes = [ask for ask in asks if compares[ask]]
    no = [ask for ask in asks if not compares[ask]]
    few = rng.sample(no, min(OTHER, len(no)))
    return [*rng.sample(yes, min(COMPARED, len(yes))), *few]


def _compares(scene: Scene, plan: Plan, ask: Ask) -> bool:
    found = understood(scene, plan, ask)
    return isinstance(found, Asked) and bool(found.targets)
