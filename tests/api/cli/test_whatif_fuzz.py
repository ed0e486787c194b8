"""Random wrong files of changes: an exit code each, never a traceback."""

import copy
import json
from collections import Counter
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.changefile.changing import NEW_PLACE
from tests.api.cli.mutations import change, spoiled, spots
from tests.api.cli.running import V1, run

VALID: Any = {
    "format": 1,
    "name": "proef",
    "changes": [
        {"op": "add", "to": "places", "value": NEW_PLACE},
        {
            "op": "add",
            "to": "places/PLEK-9/openings",
            "value": {"start": "2026-12-01", "count": 2},
        },
        {"op": "remove", "at": "rulings/BESLUIT-1"},
        {"op": "change", "at": "places/PLEK-1", "set": {"tariff": 100, "facts": []}},
        {"op": "change", "at": "cases/CASUS-1/urgency", "set": {"latest": None}},
        {"op": "change", "at": "", "set": {"as_of": "2026-11-23"}},
        {"op": "change", "at": "agreements", "set": {"horizon_days": 90}},
        {"op": "change", "at": "objective", "set": {"guard_days": 30}},
        {"op": "rule", "key": "over-security", "on": False},
        {"op": "rule", "key": "over-security", "on": True},
    ],
}
MANY = settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Draw the bytes of a file of changes after one to three random changes."""
    tree = copy.deepcopy(VALID)
    for _ in range(draw(st.integers(1, 3))):
        everywhere = list(spots(tree))
        if everywhere:
            change(draw, tree, *draw(st.sampled_from(everywhere)))
    data = json.dumps(tree).encode()
    return spoiled(draw, data) if draw(st.integers(0, 9)) == 0 else data


def test_mutated_changes_give_0_2_or_3_and_never_a_traceback(tmp_path: Path) -> None:
    base, file = tmp_path / "base.json", tmp_path / "changes.json"
    assert run("match", V1, "--out", base, "--workers", "1").code == 0
    before = V1.read_bytes()
    codes = Counter[int]()

    @MANY
    @given(mutated())
    def one(data: bytes) -> None:
        file.write_bytes(data)
        args = ("--result", base, "--time-limit", "20", "--workers", "1")
        done = run("what-if", V1, file, *args)
        codes[done.code] += 1
        assert done.code in {0, 2, 3}
        assert "Traceback" not in done.err
        assert bool(done.out) == (done.code != 2)
        assert done.code != 2 or "verwacht" in done.err

    one()
    assert codes[0] > 5
    assert codes[2] > 150
    assert V1.read_bytes() == before
