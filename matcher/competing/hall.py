"""Circuits: the smallest groups that are one too many, one view at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.competing.arena import Arena

OUTSIDE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One kind of limit, of which each option of a case takes one unit at most.

    `choices`: the limits that the options of a case take one of, OUTSIDE for an
    option that takes none or several; `holders`: who holds a unit of each limit;
    `full`: the limits of which all units are held.
    """

    choices: Mapping[int, frozenset[int]]
    holders: Mapping[int, Sequence[int]]
    full: frozenset[int]


def circuit(view: View, case: int) -> tuple[frozenset[int], frozenset[int]] | None:
    """Return the cases and limits that alternating paths reach, if all are full.

    From the case to the limits its options use, from a limit to who holds it, from
    there to their other options. None when a path ends at an option outside the view
    or at a limit with room. Else it is the one circuit of the case in the transversal
    matroid of the view (Edmonds and Fulkerson 1965): one case more than units.

    >>> one_bed = View(
    ...     choices={0: frozenset({7}), 1: frozenset({7})},
    ...     holders={7: (0,)},
    ...     full=frozenset({7}),
    ... )
    >>> circuit(one_bed, 1)
    (frozenset({0, 1}), frozenset({7}))
    """
    cases, limits, queue = {case}, set[int](), [case]
    while queue:
        new = view.choices[queue.pop()] - limits
        if not new <= view.full:
            return None
        limits |= new
        for limit in new:
            newcomers = [c for c in view.holders[limit] if c not in cases]
            cases.update(newcomers)
            queue += newcomers
    return frozenset(cases), frozenset(limits)


def unit_views(arena: Arena) -> dict[str, View]:
    """Return every view of limits of which an option takes one unit at most."""
    inside: dict[str, set[int]] = {}
    for k, view in enumerate(arena.views):
        if view is not None:
            inside.setdefault(view, set()).add(k)
    return {name: _view(arena, inside[name]) for name in sorted(inside)}


def _view(arena: Arena, inside: set[int]) -> View:
    books = arena.ledger

    def used(option: int) -> int:
        found = [k for k, _ in books.uses[option] if k in inside]
        return found[0] if len(found) == 1 else OUTSIDE

    return View(
        choices={
            case: frozenset(map(used, options))
            for case, options in arena.options.items()
        },
        holders={k: books.holders[k] for k in inside},
        full=frozenset(k for k in inside if books.load[k] == books.capacity[k]),
    )
