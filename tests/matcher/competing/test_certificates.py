"""Certificates against every plan there is, on tiny regions with all limits."""

from collections import Counter

from matcher.claims.competition import Certificate, Proof, Unique
from matcher.kinds import LimitKind
from tests.matcher.competing.brute import alone, capacities, placed, servable, uses_of
from tests.matcher.competing.crowded import everybody, in_blocks

SUMMED = {Proof.HALL, Proof.FARKAS}
PROVED = {*SUMMED, Proof.SLACK}


def certificates(seeds, *proofs):
    """Yield scene, the positions of the group, and each certificate of these kinds."""
    for scene, _, _, found in everybody(seeds):
        at = {case.ref: i for i, case in enumerate(scene.cases)}
        proof = found.certificate
        if proof.proof in proofs:
            yield scene, [at[ref] for ref in proof.cases], proof


@in_blocks
def test_a_case_is_proved_to_lose_exactly_when_no_plan_has_room_for_it(seeds):
    for scene, plan, i, found in everybody(seeds):
        by_itself = servable(scene, [i], capacities(scene))
        beside = servable(scene, [*placed(plan), i], capacities(scene))
        proof = found.certificate.proof
        assert (proof is Proof.ALONE) == (not by_itself)
        assert (proof is Proof.NOT_PROVED) == beside
        assert (proof in PROVED) == (by_itself and not beside)


@in_blocks
def test_the_group_alone_does_not_fit_in_the_limits_of_its_proof(seeds):
    for scene, group, proof in certificates(seeds, *PROVED):
        assert not servable(scene, group, _only(scene, proof))


@in_blocks
def test_the_sum_of_a_proof_is_what_its_options_and_limits_add_up_to(seeds):
    for scene, _, proof in certificates(seeds, *SUMMED):
        assert (proof.demand, proof.capacity) == _sums(scene, proof)
        assert proof.demand > proof.capacity
        assert proof.minimal


@in_blocks
def test_with_any_case_or_limit_left_out_the_sum_proves_nothing(seeds):
    for scene, _, proof in certificates(seeds, *SUMMED):
        for k in range(len(proof.cases)):
            fewer = (*proof.cases[:k], *proof.cases[k + 1 :])
            demand, capacity = _sums(scene, proof, cases=fewer)
            assert demand <= capacity
        for k in range(len(proof.limits)):
            fewer = (*proof.limits[:k], *proof.limits[k + 1 :])
            demand, capacity = _sums(scene, proof, limits=fewer)
            assert demand <= capacity


@in_blocks
def test_a_circuit_fits_in_its_view_with_one_case_less_or_one_unit_more(seeds):
    for scene, group, proof in certificates(seeds, Proof.HALL):
        room = _only(scene, proof)
        for k in range(len(group)):
            assert servable(scene, group[:k] + group[k + 1 :], room)
        for limit in proof.limits:
            assert servable(scene, group, _only(scene, proof, {limit.limit: 1}))


@in_blocks
def test_of_a_group_unique_given_the_plan_each_is_needed_and_nobody_else(seeds):
    for scene, plan, i, found in everybody(seeds):
        if found.certificate.unique is not Unique.GIVEN_PLAN:
            continue
        for member in placed(plan):
            rest = [c for c in [*placed(plan), i] if c != member]
            needed = scene.cases[member].ref in found.certificate.cases
            assert servable(scene, rest, capacities(scene)) == needed


def test_the_regions_show_every_kind_of_limit_of_proof_and_of_view():
    proofs = [told.found.certificate for told in everybody()]
    number = Counter(p.proof for p in proofs)
    assert set(number) == set(Proof)
    assert min(number[Proof.HALL], number[Proof.FARKAS], number[Proof.ALONE]) >= 5
    assert {w.kind for p in proofs for w in p.limits} == set(LimitKind)
    views = {p.view.partition("/")[0] for p in proofs if p.proof is Proof.HALL}
    assert views == {"dwelling", "team", "HIGH_RISK", "GROUP_CAP", "KEEP_APART"}
    assert {p.unique for p in proofs} == set(Unique)
    assert any(w.divisor > 1 for p in proofs for w in p.limits)


def _only(scene, proof: Certificate, more=None):
    """Return the room of the proof's limits; of all others there is no end."""
    named = {w.limit for w in proof.limits} or {limit.id for limit in scene.limits}
    return [
        room if limit.id in named else 10**9
        for limit, room in zip(scene.limits, capacities(scene, more), strict=True)
    ]


def _sums(scene, proof: Certificate, cases=None, limits=None):
    """Return demand and capacity, added up from the options that fit alone."""
    at = {limit.id: k for k, limit in enumerate(scene.limits)}
    taken, kept = uses_of(scene), proof.limits if limits is None else limits
    demand = 0
    for ref in proof.cases if cases is None else cases:
        demand += min(
            sum(
                w.multiplier * (taken[o].get(at[w.limit], 0) // w.divisor) for w in kept
            )
            for o, option in enumerate(scene.options)
            if scene.cases[option.case].ref == ref and alone(scene, taken[o])
        )
    return demand, sum(w.multiplier * (w.capacity // w.divisor) for w in kept)
