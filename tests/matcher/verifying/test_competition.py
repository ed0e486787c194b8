"""What is told of competition is checked, and every false leaf of it is rejected."""

from collections import Counter

import pytest

from fixtures.generator import Size, generate
from matcher.claims.competition import Competition, Proof, Reason
from matcher.competing import compete
from matcher.explaining import recalled
from matcher.flow import run
from matcher.objective import Objective
from matcher.scene import prepare
from matcher.verifying.competition import verify_competition
from tests.matcher.verifying.competing import (
    PROVE_SECONDS,
    SNAPSHOT,
    failures,
    forever,
    told,
)
from tests.matcher.verifying.mutating import mutants, pattern

# Of the last one the sums prove nothing: a solver has to.
SEEDS = (*range(100), 167)
OF_A_KIND = 3
DONORS: dict[type, object] = {Reason: Reason(limits=(), demand=1, capacity=0)}


@pytest.mark.parametrize("seeds", [SEEDS[k : k + 20] for k in range(0, 101, 20)])
def test_all_that_is_told_of_competition_is_true_a_second_way(seeds):
    for seed in seeds:
        assert failures(seed, told(seed)[2], PROVE_SECONDS) == ()


def survivors(seeds, most_of_a_kind: int) -> list[str]:
    """Return the mutants that no check rejects."""
    seen, left = Counter[str](), []
    for seed in seeds:
        found = told(seed)[2]
        for path, what, mutant in mutants(found, DONORS):
            kind = f"{pattern(path)} {what} {_proof_at(found, path)}"
            seen[kind] += 1
            if seen[kind] > most_of_a_kind or mutant == found:
                continue
            assert isinstance(mutant, Competition)
            if not failures(seed, mutant) and not failures(seed, mutant, PROVE_SECONDS):
                left.append(f"{seed} {path} {what}")
    return left


def test_every_kind_of_leaf_changed_once_is_rejected():
    assert survivors(SEEDS, OF_A_KIND) == []


def _proof_at(found: Competition, path) -> str:
    """Return the proof that a leaf belongs to: each has its own way to be checked."""
    value, proof = found, ""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
        proof = getattr(value, "proof", proof)
    return str(proof)


def test_what_is_told_of_a_generated_region_is_true_a_second_way():
    region = generate(Size.of(24, 110), 2, tightness=1.5)
    outcome = run(
        region,
        snapshot=SNAPSHOT,
        objective=Objective(),
        remaining=lambda: 60.0,
        workers=2,
    )
    scene = prepare(region, outcome.result.objective)
    plan = recalled(scene, outcome.result)
    found = compete(
        scene, plan, outcome.result.cases, snapshot=SNAPSHOT, remaining=forever
    )
    assert found.cases
    assert found.advice
    assert verify_competition(region, outcome.result, found) == ()


def test_the_regions_show_each_shape_of_claim():
    cases = [case for seed in SEEDS for case in told(seed)[2].cases]
    assert {c.certificate.proof for c in cases} == set(Proof)
    proofs = {e.proof for c in cases for e in c.extra}
    assert proofs == {Proof.FARKAS, Proof.SLACK, Proof.NOT_PROVED}
    never = {n.proof for c in cases for n in c.never}
    assert never == {Proof.FARKAS, Proof.SLACK, Proof.ALONE}
    assert any(told(seed)[2].groups for seed in SEEDS)
    assert any(told(seed)[2].advice for seed in SEEDS)
