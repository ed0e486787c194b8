"""The table of states: in code, on the page, and in the store."""

import re
from itertools import product
from pathlib import Path

import pytest

from api.states import MACHINES, NEW, IllegalMoveError

PAGE = Path(__file__).resolve().parents[3] / "docs" / "states.md"


def test_the_page_has_exactly_the_moves_of_the_code():
    text = PAGE.read_text(encoding="utf-8")
    for machine in MACHINES:
        section = text.split(f"## {machine.name}\n")[1].split("\n## ")[0]
        rows = re.findall(r"(?m)^\| (\w+) \| ([\w-]+) \| (\w+) \|", section)
        assert rows.pop(0) == ("from", "event", "to")
        told = {(source, event): target for source, event, target in rows}
        assert told == dict(machine.moves)
        assert len(rows) == len(told)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.name)
def test_whatever_is_not_in_the_table_cannot_happen(machine):
    events = {event for _, event in machine.moves}
    for source, event in product(machine.states, events):
        if (source, event) in machine.moves:
            assert machine.target(source, event) in machine.states
        else:
            with pytest.raises(IllegalMoveError):
                machine.target(source, event)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.name)
def test_every_state_is_reached_from_the_beginning(machine):
    reached, before = {NEW}, set()
    while reached != before:
        before = set(reached)
        reached |= {t for (s, _), t in machine.moves.items() if s in reached}
    assert reached == set(machine.states)
