"""Claims as the desk reads them: who may not meet whom is in none of them."""

from api.identity import Account, Role
from api.regionfile.parse import Tree
from matcher.kinds import LimitKind
from matcher.projecting.desk import WITHHELD


def handled_by(account: Account, case: str) -> frozenset[str] | None:
    """Return the cases that an account handles; None = all of the desk."""
    return None if account.role is Role.COORDINATOR else frozenset({case})


def masked(tree: Tree) -> Tree:
    """Return a claim in which no tie is named, nor who is counted because of one."""
    if isinstance(tree, str):
        return WITHHELD if _is_tie(tree) else tree
    if isinstance(tree, list | tuple):
        # A list stays the kind of list that it is: what is equal was not touched.
        return type(tree)(masked(one) for one in tree)
    if not isinstance(tree, dict):
        return tree
    if "cases" in tree and (_ties_in(tree.get("limits")) or _is_tie(tree.get("view"))):
        tree = tree | {"cases": [], "limits": []}
    proof = tree.get("certificate")
    if isinstance(proof, dict) and _is_tie(proof.get("view")):
        tree = tree | {"swaps": []}
    return {key: masked(value) for key, value in tree.items()}


def _is_tie(value: Tree) -> bool:
    """Tell whether a text is the id of a tie, or the view of one."""
    return isinstance(value, str) and value.startswith(
        (f"{LimitKind.KEEP_APART}:", f"{LimitKind.KEEP_APART}/")
    )


def _ties_in(limits: Tree) -> bool:
    """Tell whether one of some limits, weighed or by their ids, is of a tie."""
    if not isinstance(limits, list | tuple):
        return False
    return any(
        _is_tie(one.get("limit") if isinstance(one, dict) else one) for one in limits
    )
