"""The page on the objective file says what the program takes."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from api.objectivefile import LEAST, MOST, read_objective
from matcher.objective import MAXIMISED, Objective, StepName

PAGE = (Path(__file__).parents[2] / "docs" / "objective.md").read_text("utf-8")
ROW = re.compile(r"(?m)^\| `(\w+)` \| ([^|]+) \| (.+) \|$")
FIELDS, STEPS = (
    {name: (first.strip(), says) for name, first, says in ROW.findall(part)}
    for part in PAGE.split("## Steps")
)


def test_every_field_is_described_with_its_standard_value() -> None:
    standard = Objective()
    assert list(FIELDS) == [f.name for f in fields(Objective)]
    for name, (value, says) in FIELDS.items():
        shown = f"`{getattr(standard, name)}`"
        assert value == ("all steps below, in that order" if name == "steps" else shown)
        assert ("; 1 or more" in says) == (LEAST.get(name) == 1)
    assert f"at most {MOST:,}" in PAGE


def test_every_step_is_described_in_the_standard_order() -> None:
    assert list(STEPS) == [step.value for step in Objective().steps]
    large = {name for name, (way, _) in STEPS.items() if way == "large"}
    assert large == {step.value for step in MAXIMISED}
    assert {way for way, _ in STEPS.values()} == {"large", "small"}


def test_the_example_is_an_objective_and_what_it_leaves_out_is_standard(
    tmp_path: Path,
) -> None:
    (example,) = re.findall(r"(?s)```json\n(.*?)```", PAGE)
    path = tmp_path / "objective.json"
    path.write_text(example, encoding="utf-8")
    objective, given = read_objective(path), json.loads(example)
    assert objective.guard_days == given["guard_days"] != Objective().guard_days
    assert objective.steps == tuple(StepName(name) for name in given["steps"])
    assert objective.look_days == Objective().look_days
    path.write_text("{}", encoding="utf-8")
    assert read_objective(path) == Objective()


@pytest.mark.parametrize("name", [f.name for f in fields(Objective)])
def test_a_field_of_another_sort_is_refused_in_both_languages(
    name: str, tmp_path: Path
) -> None:
    from api.regionfile import RegionFileError

    path = tmp_path / "objective.json"
    path.write_text(json.dumps({name: {"no": "such thing"}}), encoding="utf-8")
    with pytest.raises(RegionFileError) as refused:
        read_objective(path)
    assert [f.path for f in refused.value.faults] == [name]
