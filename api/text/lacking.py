"""Why no plan does what is asked, as text: who needs what, and how much there is."""

from collections.abc import Iterator

from api.text.blocks import Block, Line
from api.text.labels import any_label, label
from api.text.names import Names
from api.text.sentences import contrast as say
from api.text.values import CASES, Cents, Counted, written
from matcher.claims.competition import Weighed
from matcher.claims.contrast import Contrast, Shortage, Shown
from matcher.kinds import LimitKind

MONEY = frozenset({LimitKind.BUDGET, LimitKind.CONTRACT_CEILING})
MOST = 12


def lacking_blocks(claim: Contrast, found: Shortage, names: Names) -> Iterator[Block]:
    """Yield that it does not fit, whether the other case matters, and the count."""
    lang, alone = names.lang, found.shown is Shown.ALONE
    yield Line((say.ALONE if alone else say.ALL_KEPT).fill(lang))
    if claim.holder is not None:
        case, other = claim.newcomer, claim.holder
        yield Line(say.NO_INFLUENCE.fill(lang, case=case, other=other))
    if found.shown is Shown.SOLVED:
        yield Line(say.SOLVED.fill(lang))
    elif any(w.kind is LimitKind.KEEP_APART for w in found.limits):
        # Who may not meet whom is not told, nor at which place.
        yield Line(say.PROTECTED.fill(lang))
    elif alone:
        for name in _names(found, names):
            yield Line(say.SHORT_OF.fill(lang, limit=name), 1)
    else:
        yield from _counted(found, names)


def _counted(found: Shortage, names: Names) -> Iterator[Block]:
    lang, kinds = names.lang, {w.kind for w in found.limits}
    yield Line(_count(found, kinds, names))
    yield Line(say.GROUP.fill(lang, cases=_first(list(found.cases), names)), 1)
    yield Line(say.WHERE.fill(lang, limits=_names(found, names)), 1)
    if found.two_parts:
        told = tuple(label(kind, lang) for kind in LimitKind if kind in kinds)
        yield Line(say.ONE_VIEW.fill(lang, kinds=told))


def _count(found: Shortage, kinds: set[LimitKind], names: Names) -> str:
    lang = names.lang
    if len(kinds) > 1 or any(w.multiplier > 1 for w in found.limits):
        capacity = found.capacity
        return say.WEIGHED.fill(lang, demand=found.demand, capacity=capacity)
    (kind,) = kinds
    if kind is LimitKind.OPENING:
        return say.FOR_OPENINGS.fill(
            lang,
            cases=Counted(found.demand, CASES),
            units=Counted(found.capacity, say.UNITS),
        )
    unit = Cents if kind in MONEY else int
    return say.IN_UNITS.fill(
        lang,
        demand=written(unit(found.demand), lang),
        kind=label(kind, lang),
        capacity=written(unit(found.capacity), lang),
    )


def _names(found: Shortage, names: Names) -> tuple[str, ...]:
    told = dict.fromkeys(_name(w, names) for w in found.limits)
    return _first(list(told), names)


def _name(weighed: Weighed, names: Names) -> str:
    lang, about = names.lang, weighed.limit.partition(":")[2]
    if weighed.kind is LimitKind.OPENING:
        return names.place(about.rpartition("#")[0])
    if weighed.kind is LimitKind.GROUP_CAP:
        location, _, trait = about.rpartition("/")
        about = f"{location}, {any_label(trait, lang)}"
    return f"{label(weighed.kind, lang)} ({about})"


def _first(told: list[str], names: Names) -> tuple[str, ...]:
    """Return the first of a list, and how many more there are."""
    if len(told) <= MOST:
        return tuple(told)
    more = say.AND_MORE.fill(names.lang, number=len(told) - MOST)
    return (*told[:MOST], more)
