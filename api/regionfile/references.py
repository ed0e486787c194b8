"""Faults between records: references that are used twice or lead nowhere."""

from collections.abc import Iterator
from typing import NamedTuple

from api.regionfile.fault import Expected, Fault, shown
from api.regionfile.parse import Tree
from api.regionfile.walk import at, field, join, text_at
from matcher.kinds import ADVISED, Strength
from matcher.rules import RULES

# Nobody lifts the law by a ruling, nor a safety floor or a status.
MAY_BE_LIFTED = frozenset(
    rule.key
    for rule in RULES
    if rule.strength is not Strength.HARD and rule.change in ADVISED
)
NAMED = {
    "municipalities": "municipalities[].code",
    "areas": "areas[].ref",
    "funders": "funders[].ref",
    "budgets": "funders[].budgets[].ref",
    "providers": "providers[].ref",
    "contracts": "providers[].contracts[].ref",
    "locations": "locations[].ref",
    "places": "places[].ref",
    "cases": "cases[].ref",
    "ties": "ties[].ref",
    "rulings": "rulings[].ref",
    "bridging": "bridging[].ref",
    "past_stays": "past_stays[].ref",
    "precedents": "precedents[].ref",
    "agenda_decisions": "agenda_decisions[].ref",
}


class Reference(NamedTuple):
    """A field that has to name a record of one list."""

    field: str
    target: str


REFERENCES = (
    Reference("areas[].municipalities[]", "municipalities"),
    Reference("funders[].municipalities[]", "municipalities"),
    Reference("providers[].contracts[].funder", "funders"),
    Reference("locations[].provider", "providers"),
    Reference("locations[].municipality", "municipalities"),
    Reference("places[].location", "locations"),
    Reference("places[].serves[]", "areas"),
    Reference("places[].accepts_from[]", "municipalities"),
    Reference("cases[].municipality", "municipalities"),
    Reference("cases[].insurer", "funders"),
    Reference("cases[].zorgkantoor", "funders"),
    Reference("cases[].network[]", "municipalities"),
    Reference("cases[].wishes[]", "places"),
    Reference("cases[].refused_by[]", "places"),
    Reference("cases[].stay_now.place", "places"),
    Reference("cases[].entitlements[].funder", "funders"),
    Reference("cases[].entitlements[].place", "places"),
    Reference("ties[].a", "cases"),
    Reference("ties[].b", "cases"),
    Reference("placements[].case", "cases"),
    Reference("placements[].place", "places"),
    Reference("placements[].team", "places"),
    Reference("rulings[].case", "cases"),
    Reference("rulings[].place", "places"),
    Reference("rulings[].back_up", "bridging"),
    Reference("bridging[].place", "places"),
    Reference("bridging[].funder", "funders"),
    Reference("past_stays[].place", "places"),
    Reference("precedents[].place", "places"),
)


def reference_faults(tree: Tree) -> Iterator[Fault]:
    """Yield references that are not unique, and references that lead nowhere."""
    for kind in NAMED:
        yield from _twice(tree, kind)
    names = {kind: _names(tree, kind) for kind in NAMED}
    for reference in REFERENCES:
        known = names[reference.target]
        if known is None:
            continue
        for path, value in text_at(tree, reference.field):
            if value not in known:
                yield Fault(path, shown(value), _one_of(reference.target))
    yield from _foreign_contracts(tree)
    yield from _rulings(tree)


def _names(tree: Tree, kind: str) -> frozenset[str] | None:
    # A list that is itself broken would make every reference to it a fault.
    top = NAMED[kind].partition("[")[0]
    if not isinstance(field(tree, top), list):
        return None if isinstance(tree, dict) and top in tree else frozenset()
    return frozenset(name for _, name in text_at(tree, NAMED[kind]))


def _twice(tree: Tree, kind: str) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for path, name in text_at(tree, NAMED[kind]):
        if name in first:
            expected = Expected(
                f"een ander kenmerk dan in {first[name]}",
                f"another reference than in {first[name]}",
            )
            yield Fault(path, shown(name), expected)
        first.setdefault(name, path)


def _one_of(kind: str) -> Expected:
    return Expected(
        f"een kenmerk dat voorkomt in {kind}",
        f"a reference that occurs in {kind}",
    )


def _foreign_contracts(tree: Tree) -> Iterator[Fault]:
    provider_of = {
        str(field(location, "ref")): field(location, "provider")
        for _, location in at(tree, "locations[]")
    }
    contracts = {
        str(field(provider, "ref")): {
            ref for _, ref in text_at(provider, "contracts[].ref")
        }
        for _, provider in at(tree, "providers[]")
    }
    for path, place in at(tree, "places[]"):
        provider = str(provider_of.get(str(field(place, "location"))))
        if provider not in contracts:
            continue
        expected = Expected(
            f"een contract van aanbieder {provider}",
            f"a contract of provider {provider}",
        )
        for at_place, ref in text_at(place, "contracts[]"):
            if ref not in contracts[provider]:
                yield Fault(join(path, at_place), shown(ref), expected)


def _rulings(tree: Tree) -> Iterator[Fault]:
    names = ", ".join(sorted(MAY_BE_LIFTED))
    expected = Expected(
        f"een regel die iemand mag opheffen: {names}",
        f"a rule that somebody may lift: {names}",
    )
    for path, key in text_at(tree, "rulings[].rule"):
        if key not in MAY_BE_LIFTED:
            yield Fault(path, shown(key), expected)
