"""What the rules say of a case while its facts come in; nothing is kept."""

from collections import Counter
from collections.abc import Iterator

from pydantic.alias_generators import to_camel

from api.casezone.land import Land, region_of
from api.regionfile.fault import Fault, RegionFileError
from api.regionfile.parse import Tree
from api.web.problems import FaultBody, Problem, invalid
from api.web.records import snake
from api.web.shape import Shape
from matcher.explaining.unknowns import missing_facts
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.scene import Scene, prepare

FIRST = "cases[0]"


class RuleCount(Shape):
    """A rule, and how many offers it blocks."""

    rule: str
    title_nl: str
    title_en: str
    offers: int


class FactCount(Shape):
    """A fact that is not known, and how many offers wait for it."""

    fact: str
    offers: int


class Eligibility(Shape):
    """What the rules say of all offers; room and money beside others are for a run.

    `ask_first`: the fact for which most offers wait, null when none is missing.
    """

    offers: int
    allowed: int
    open: int
    blocked: int
    blockers: tuple[RuleCount, ...]
    missing: tuple[FactCount, ...]
    ask_first: str | None


def new_file(case: dict[str, Tree]) -> Land:
    """Return the file of a case as it comes over the line."""
    return {"case": snake(case), "placements": [], "rulings": [], "ties": []}


def region_with(land: Land, file: Land) -> Region:
    """Return the land with this case alone; a problem names all its faults."""
    try:
        return region_of(land, [file])
    except RegionFileError as error:
        raise problem_of(error.faults) from error


def problem_of(faults: tuple[Fault, ...]) -> Problem:
    """Return the faults of a case as a problem, by the names of the interface."""
    return invalid(
        [
            FaultBody(location=_pointer(fault.path), expected=fault.expected.en)
            for fault in faults
        ]
    )


def eligibility_of(region: Region) -> Eligibility:
    """Return what the rules say of the one open case of a region."""
    scene = prepare(region, Objective())
    blocked = scene.eligible.blocked(0).tolist()
    unknown = scene.eligible.unknown(0).tolist()
    open_at = [j for j, mask in enumerate(unknown) if mask and not blocked[j]]
    missing = Counter(
        fact for j in open_at for fact in set(_missing(scene, j, unknown[j]))
    )
    ranked = sorted(missing.items(), key=lambda one: (-one[1], one[0]))
    count = len(scene.offers)
    shut = sum(1 for mask in blocked if mask)
    return Eligibility(
        offers=count,
        allowed=count - shut - len(open_at),
        open=len(open_at),
        blocked=shut,
        blockers=tuple(_blockers(scene, blocked)),
        missing=tuple(FactCount(fact=fact, offers=n) for fact, n in ranked),
        ask_first=ranked[0][0] if ranked else None,
    )


def _missing(scene: Scene, offer: int, mask: int) -> Iterator[str]:
    for k, rule in enumerate(scene.rules):
        if mask >> k & 1:
            there = scene.offer_facts[offer]
            yield from missing_facts(rule, scene.case_facts[0], there)


def _blockers(scene: Scene, blocked: list[int]) -> Iterator[RuleCount]:
    counts = [
        (sum(mask >> k & 1 for mask in blocked), rule)
        for k, rule in enumerate(scene.rules)
    ]
    for number, rule in sorted(counts, key=lambda one: (-one[0], one[1].key)):
        if number:
            yield RuleCount(
                rule=rule.key,
                title_nl=rule.title_nl,
                title_en=rule.title_en,
                offers=number,
            )


def _pointer(path: str) -> str:
    inside = path.removeprefix(FIRST).lstrip(".")
    steps = inside.replace("[", ".").replace("]", "").split(".")
    return "/" + "/".join(to_camel(step) for step in steps if step)
