"""Who decides: the same whatever the order of the records."""

from dataclasses import replace

from fixtures.generator import generate
from matcher.parties import to_lift
from matcher.rules import RULES

REGION = generate("regional", 5)
TURNED = replace(
    REGION,
    funders=REGION.funders[::-1],
    providers=REGION.providers[::-1],
    cases=tuple(
        replace(c, entitlements=c.entitlements[::-1], titles=c.titles[::-1])
        for c in REGION.cases
    ),
)
PLACES = [p.ref for p in REGION.places if p.housing][::25]


def who(region):
    return [
        to_lift(region, case, rule, place).who
        for case in region.open_cases
        for rule in RULES
        for place in (None, *PLACES)
    ]


def test_who_decides_does_not_depend_on_the_order_of_the_records():
    assert who(REGION) == who(TURNED)
