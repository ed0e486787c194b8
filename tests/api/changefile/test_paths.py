"""Paths by reference lead to one record, and every record has one."""

import dataclasses
from typing import get_args, get_origin, get_type_hints

import pytest

from api.changefile.paths import KEYS, REFERENCES, NoSuchPathError, named, spot_at
from api.regionfile.names import records
from api.regionfile.shape import tree_of
from fixtures.casussen import ALL_CASUSSEN
from matcher.model.region import Region


def tree():
    return {
        "places": [
            {
                "ref": "P/1,2~",
                "name": "Huis",
                "openings": [{"start": "2026-11-22"}, {"start": "2026-12-01"}],
            },
            {"ref": "P2"},
        ],
        "cases": [
            {
                "ref": "C1",
                "traits": ["HUISDIER"],
                "titles": [
                    {"kind": "ISD", "start": "2026-01-01"},
                    {"kind": "ISD", "start": "2026-02-01"},
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("places/P2", {"ref": "P2"}),
        ("places/P~11~22~0/openings/2026-12-01", {"start": "2026-12-01"}),
        ("cases/C1/traits/HUISDIER", "HUISDIER"),
        (
            "cases/C1/titles/ISD,2026-02-01",
            {"kind": "ISD", "start": "2026-02-01"},
        ),
        ("places/P2/openings", []),
        ("agreements", {}),
    ],
)
def test_a_path_leads_to_the_record_it_names(path, value):
    assert spot_at(tree(), path).value == value


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("plekken", "een pad naar iets in de regio"),
        ("places/P9", "een kenmerk dat voorkomt in places: P~11~22~0, P2"),
        ("cases/C1/titles/ISD", "één van 2: kind,start"),
        ("cases/C1/traits/BRANDSTICHTING", "een kenmerk dat voorkomt in traits"),
        ("places/P2/openings/2026-11-22", "een kenmerk dat voorkomt in openings: –"),
        ("places/P2/kleur", "een pad naar iets in de regio"),
        ("cases/C1/traits/HUISDIER/meer", "een pad naar iets in de regio"),
        ("agenda_decisions/", "een kenmerk dat voorkomt in agenda_decisions: –"),
    ],
)
def test_a_path_to_nowhere_says_what_there_is(path, expected):
    with pytest.raises(NoSuchPathError) as error:
        spot_at(tree(), path)
    assert expected in error.value.expected.nl


def lists_of_records():
    return [
        (f.name, get_args(hint)[0])
        for record in records(Region)
        for f in dataclasses.fields(record)
        for hint in (get_type_hints(record)[f.name],)
        if get_origin(hint) is tuple and dataclasses.is_dataclass(get_args(hint)[0])
    ]


@pytest.mark.parametrize(("name", "record"), lists_of_records())
def test_every_record_of_every_list_can_be_named(name, record):
    fields = {f.name for f in dataclasses.fields(record)}
    by_reference = bool(fields & set(REFERENCES))
    assert by_reference or set(KEYS[name]) <= fields


def positions(node, steps=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from positions(value, (*steps, key))
    elif isinstance(node, list):
        for k, value in enumerate(node):
            yield (*steps, k), value
            yield from positions(value, (*steps, k))


@pytest.mark.parametrize("casus", ALL_CASUSSEN[:8], ids=lambda c: c.key)
def test_the_name_of_every_record_leads_back_to_it(casus):
    whole = tree_of(casus.region(), defaults=False)
    found = list(positions(whole))
    assert found
    for steps, value in found:
        assert spot_at(whole, named(whole, list(steps))).value == value
