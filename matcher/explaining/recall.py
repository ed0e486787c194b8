"""The plan behind a result, found again among the options of its scene."""

from matcher.plan import Plan
from matcher.result import Result
from matcher.scene import Scene


def recalled(scene: Scene, result: Result) -> Plan:
    """Return the plan that a result tells of; nothing is planned anew.

    Raises KeyError when the scene has no such case or option: then the result is
    of another region, day or objective.
    """
    at = {
        (scene.cases[option.case].ref, option.key): position
        for position, option in enumerate(scene.options)
    }
    told = {
        case.case: None
        if case.placed is None
        else at[case.case, case.placed.option.key]
        for case in result.cases
    }
    return Plan(
        choice=tuple(told[case.ref] for case in scene.cases), status=result.status
    )
