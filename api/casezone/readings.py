"""Every reading of case data is logged, for every case that an answer names."""

from collections.abc import Iterable, Iterator

from api.casezone.cases import kept
from api.casezone.desk import Desk
from api.identity import Account
from api.regionfile.parse import Tree
from api.store.moves import Why
from matcher.model.region import Region


def log(desk: Desk, account: Account, action: str, cases: Iterable[str]) -> None:
    """Keep that an account read of these cases, before the answer leaves."""
    named = sorted(set(cases))
    if not named:
        return
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        kept.log(store, account, action, named, why)


def cases_in(tree: Tree, region: Region) -> frozenset[str]:
    """Return the cases of a region that a claim names."""
    return frozenset(region.case.keys() & set(_texts(tree)))


def places_in(tree: Tree, region: Region) -> frozenset[str]:
    """Return the places of a region that a claim names."""
    return frozenset(region.place.keys() & set(_texts(tree)))


def _texts(tree: Tree) -> Iterator[str]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list | tuple):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
