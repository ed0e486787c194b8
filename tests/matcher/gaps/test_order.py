"""A gap report does not depend on the order of the records."""

from dataclasses import fields, replace
from random import Random

import pytest

from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from fixtures.generator import Size, generate
from matcher.gaps import report
from tests.matcher.gaps.scarce import day_from

REGION = generate(Size.of(20, 70), 4, tightness=1.5)
LISTS = [f.name for f in fields(REGION) if isinstance(getattr(REGION, f.name), tuple)]


@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_records_give_the_same_bytes(seed):
    rng = Random(seed)  # noqa: S311 - seeded order
    shuffled = {
        name: tuple(rng.sample(getattr(REGION, name), len(getattr(REGION, name))))
        for name in LISTS
    }
    told = [
        canonical(tree_of(report([day_from(region)])))
        for region in (REGION, replace(REGION, **shuffled))
    ]
    assert told[0] == told[1]
