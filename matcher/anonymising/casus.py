"""The anonymous casus: as fine as can be while it fits at least k persons."""

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.anonymising.fields import (
    OUTWARD,
    SENSITIVE,
    STEPS,
    WORTH,
    Codes,
    Field,
    Known,
)

FIELDS = tuple(Field)
TOP = tuple(len(STEPS[field]) - 1 for field in FIELDS)
K = 5
LEAST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Coarse:
    """One field: how many of `steps` steps it was coarsened, and what is told.

    At the last step it is left out: `value` is empty.
    """

    field: Field
    step: int
    steps: int
    value: Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousCasus:
    """What may be told of somebody; it fits `persons` of `population`, k at least.

    Nothing fits k persons that leaves out fields worth less, or worth as much with
    fewer steps together, and keeps what is sensitive from following out of what
    anybody can see. `lost`: the worth of the fields left out.
    """

    k: int
    persons: int
    population: int
    lost: int
    steps: int
    fields: tuple[Coarse, ...]


Levels = tuple[int, ...]
Masks = tuple[tuple[int, ...], ...]


def anonymised(people: Sequence[Known], case: str, k: int = K) -> AnonymousCasus | None:
    """Return the finest casus of this person that fits k; None if nothing does.

    Of an equal loss that one is taken that leaves the earlier fields finest. Raises
    KeyError if the person is not among the people.
    """
    who = {known.case.ref: known for known in people}[case]
    masks = alike(people, who)
    levels = finest(masks, k)
    if levels is None:
        return None
    return AnonymousCasus(
        k=k,
        persons=together(masks, levels).bit_count(),
        population=len(people),
        lost=loss(levels)[0],
        steps=loss(levels)[1],
        fields=tuple(
            Coarse(
                field=field,
                step=level,
                steps=top,
                value=tuple(str(code) for code in STEPS[field][level](who)),
            )
            for field, level, top in zip(FIELDS, levels, TOP, strict=True)
        ),
    )


def alike(people: Sequence[Known], who: Known) -> Masks:
    """Return for each field and step who reads the same as this person, as a mask."""
    return tuple(
        tuple(
            sum(1 << i for i, other in enumerate(people) if step(other) == step(who))
            for step in STEPS[field]
        )
        for field in FIELDS
    )


def finest(masks: Masks, k: int) -> Levels | None:
    """Return the allowed levels of the least loss; None if none are allowed.

    Everything is looked at that could still be less than the best so far, so nothing
    less is allowed.
    """
    best: Levels | None = None
    todo: list[tuple[Levels, int]] = [((), -1)]
    while todo:
        chosen, shared = todo.pop()
        if best is not None and loss(chosen) >= loss(best):
            continue
        if chosen and shared.bit_count() < k:
            continue
        if len(chosen) == len(FIELDS):
            best = chosen if is_allowed(masks, chosen, k) else best
            continue
        at = len(chosen)
        # The finest level is looked at first: it lies on top of the pile.
        todo += [
            ((*chosen, level), shared & masks[at][level])
            for level in reversed(range(TOP[at] + 1))
        ]
    return best


def loss(levels: Levels) -> tuple[int, int]:
    """Return what the fields that are left out are worth, and the number of steps."""
    left_out = (
        f for f, level, top in zip(FIELDS, levels, TOP, strict=False) if level == top
    )
    return sum(WORTH[field] for field in left_out), sum(levels)


def is_allowed(masks: Masks, levels: Levels, k: int) -> bool:
    """Tell whether k persons share it, and nothing sensitive follows from the rest.

    It would follow if everybody who looks the same from outside shared it: then
    knowing that somebody is in the region would be enough.
    """
    if together(masks, levels).bit_count() < k:
        return False
    told = [f for f in SENSITIVE if levels[FIELDS.index(f)] < TOP[FIELDS.index(f)]]
    outside = _only(masks, levels, OUTWARD)
    return not told or outside & _only(masks, levels, tuple(told)) != outside


def together(masks: Masks, levels: Levels) -> int:
    """Return who shares all fields at these levels, as a mask."""
    return _only(masks, levels, FIELDS)


def _only(masks: Masks, levels: Levels, fields: tuple[Field, ...]) -> int:
    shared = -1
    for field in fields:
        at = FIELDS.index(field)
        shared &= masks[at][levels[at]]
    return shared
