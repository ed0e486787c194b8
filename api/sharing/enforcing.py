"""A policy laid over an answer: what it does not allow is not in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from api.regionfile.parse import Tree
from api.sharing.carrying import Carried, Property, Subject
from api.sharing.policy import Policy
from api.sharing.words import Partner, Phase

Named: TypeAlias = tuple[str, str]


class WithheldError(Exception):
    """The answer cannot be told without a field that may not be shared."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a thing is, and since when.

    `restricted`: nothing of it is told but what the person's own rights are about.
    """

    phase: Phase
    since: datetime
    restricted: bool = False


Allows = Callable[[str, Named | None], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeing:
    """One partner at one moment, under a policy; `stands` by kind and reference."""

    policy: Policy
    partner: Partner | None
    stands: Mapping[Named, Stand]
    at: datetime

    def may(self, field: str, about: Named | None) -> bool:
        """Tell whether the partner may have a field of a thing now.

        Of several things at once: whether that goes for all that is not closed.
        """
        if self.partner is None:
            return False
        stand = None if about is None else self.stands.get(about)
        if stand is not None and stand.restricted and field not in OF_RIGHTS:
            return False
        if stand is not None:
            age = (self.at - stand.since).days
            return self._allows(field, stand.phase, age)
        return all(self._allows(field, phase, 0) for phase in OPEN)

    def _allows(self, field: str, phase: Phase, age: int) -> bool:
        assert self.partner is not None  # noqa: S101 - asked before
        row = self.policy.usual.get((field, phase, self.partner))
        return row is not None and (row.days is None or age <= row.days)


OF_RIGHTS = frozenset({"desk.rights", "desk.readings"})
OPEN = tuple(phase for phase in Phase if phase is not Phase.CLOSED)


def subjects_in(tree: Tree, carried: Carried, about: Named | None) -> Iterator[Named]:
    """Yield the things that an answer is about."""
    if isinstance(tree, list):
        for one in tree:
            yield from subjects_in(one, carried, about)
    elif isinstance(tree, dict):
        own = _about(tree, carried.subject, about)
        if own is not None:
            yield own
        for name, part in carried.properties.items():
            if part.inner is not None and name in tree:
                yield from subjects_in(tree[name], part.inner, own)


def shown(
    tree: Tree, carried: Carried, about: Named | None, may: Allows
) -> tuple[Tree, bool]:
    """Return an answer with only what may be in it, and whether anything went.

    Of a list what cannot be told is left out. Raises WithheldError for the rest.
    """
    if isinstance(tree, list):
        return _list(tree, carried, about, may)
    if not isinstance(tree, dict):
        return tree, False
    own, made, changed = _about(tree, carried.subject, about), dict(tree), False
    for name, one in carried.properties.items():
        if name not in tree:
            continue
        made[name], gone = _property(tree[name], one, own, may)
        changed = changed or gone
    return made, changed


def _list(
    tree: list[Tree], carried: Carried, about: Named | None, may: Allows
) -> tuple[Tree, bool]:
    kept, changed = list[Tree](), False
    for one in tree:
        try:
            made, gone = shown(one, carried, about, may)
        except WithheldError:
            changed = True
            continue
        kept.append(made)
        changed = changed or gone
    return kept, changed


def _property(
    value: Tree, one: Property, about: Named | None, may: Allows
) -> tuple[Tree, bool]:
    empty = value is None or value in ([], {})
    if one.by_key and isinstance(value, dict):
        kept = {k: v for k, v in value.items() if may(f"{one.field}{k}", about)}
        return kept, len(kept) < len(value)
    if one.field is not None and not empty and not may(one.field, about):
        if one.nullable:
            return None, True
        if isinstance(value, list):
            return [], True
        raise WithheldError(one.field)
    if one.inner is not None:
        return shown(value, one.inner, about, may)
    return value, False


def _about(
    tree: dict[str, Tree], subject: Subject | None, about: Named | None
) -> Named | None:
    ref = None if subject is None else tree.get(subject.name)
    if subject is None or not isinstance(ref, str):
        return about
    return subject.kind, ref
