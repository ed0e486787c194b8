"""Everything there is to say of who could use one place."""

from matcher.candidates.chain import Chain
from matcher.candidates.opening import has_opening, opened, scene_at, starting_in_time
from matcher.candidates.reach import field, reached
from matcher.claims.candidates import Candidates
from matcher.explaining.ledger import ledger
from matcher.objective import objective_id
from matcher.plan import Plan
from matcher.rules import rule_set_id
from matcher.scene import Scene

FORMAT = 1


def candidates(scene: Scene, plan: Plan, place: str, *, snapshot: str) -> Candidates:
    """Return who could use the openings of a place, one that it has or might have.

    The plan is taken as given. Raises KeyError if the place is no dwelling: a team
    or a bridge is no place of one's own.
    """
    region = scene.region
    assumed = not has_opening(region, place)
    there = opened(region, place, region.as_of) if assumed else region
    direct = starting_in_time(scene)
    ground = scene_at(scene, there, place, direct)
    if not ground.offers:
        raise KeyError(place)
    cases = reached(field(ground, scene, plan, ledger(scene, plan)), place)
    proposed = {c.case: c.now for c in cases if c.now is not None}
    chain = Chain(scene, proposed, direct)
    links = tuple(chain.links(place, there))
    return Candidates(
        format=FORMAT,
        snapshot=snapshot,
        as_of=region.as_of,
        rule_set=rule_set_id(scene.rules, region.agreements),
        objective_id=objective_id(scene.objective),
        place=place,
        assumed=assumed,
        cases=cases,
        chain=links,
        cut=chain.cut,
    )
