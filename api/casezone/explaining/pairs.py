"""What stands between a case and a place, as a claim with lists instead of keys."""

from typing import cast

from api.answers.pair import Pair
from api.regionfile.parse import Tree
from api.regionfile.walk import field


def claim_of(pair: Pair) -> dict[str, Tree]:
    """Return every offer of the place with its blockers, expected and found."""
    offers = cast("list[dict[str, Tree]]", pair.tree)
    return {
        "case": pair.case,
        "offers": [offer | {"rules": _rules(offer["rules"])} for offer in offers],
    }


def _rules(rules: Tree) -> Tree:
    found = cast("dict[str, list[Tree]]", rules)
    return [
        {"rule": key, "expectations": [_expectation(one) for one in expectations]}
        for key, expectations in found.items()
    ]


def _expectation(tree: Tree) -> Tree:
    found = cast("dict[str, Tree]", field(tree, "found"))
    return {
        "expected": field(tree, "expected"),
        "found": [{"fact": fact, "value": value} for fact, value in found.items()],
        "not_all_known": field(tree, "not_all_known"),
    }
