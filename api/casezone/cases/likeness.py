"""How much two cases look like the same person, over coded facts alone.

A warning for people, never a decision: nothing is blocked or joined by it. Whoever is
of another known sex, or whose year of birth lies more than a year apart, is not the
same person. What is known of both and equal gives points, most where few others share
it; what is unknown gives none, and what differs takes none, since facts change.
"""

from collections.abc import Iterable, Sequence

from matcher.model.case import Case, Entitlement, Title

BIRTH, NEAR_BIRTH, SEX, MUNICIPALITY = 2, 1, 1, 2
STAY_KIND, STAY_PLACE = 1, 2
TITLE, TITLE_KIND, ENTITLEMENT, MOST_OF_EACH = 4, 1, 2, 2
INSURER, CHILD = 1, 1
LIKELY = 9
YEARS = 1


def alike(draft: Case, known: Iterable[Case]) -> tuple[str, ...]:
    """Return who may be the same person, the most alike first, then by reference."""
    found = [(likeness(draft, other), other.ref) for other in known]
    ranked = sorted((-points, ref) for points, ref in found if points >= LIKELY)
    return tuple(ref for _, ref in ranked if ref != draft.ref)


def likeness(a: Case, b: Case) -> int:
    """Return the points of two cases; 0 when they cannot be the same person."""
    sex, born = _both_know("sex", a, b), _both_know("age", a, b)
    apart = abs(_birth(a) - _birth(b))
    if (sex and a.sex is not b.sex) or (born and apart > YEARS):
        return 0
    points = SEX * sex + (BIRTH if apart == 0 else NEAR_BIRTH) * born
    points += MUNICIPALITY * (a.municipality == b.municipality)
    points += STAY_KIND * (a.stay_now.kind == b.stay_now.kind)
    place = a.stay_now.place
    points += STAY_PLACE * (place is not None and place == b.stay_now.place)
    points += INSURER * (a.insurer is not None and a.insurer == b.insurer)
    points += CHILD * (a.with_child and b.with_child)
    return points + _titles(a.titles, b.titles) + _papers(a, b)


def _birth(case: Case) -> int:
    return case.dated.year - case.age


def _both_know(name: str, a: Case, b: Case) -> bool:
    return name not in a.unknown and name not in b.unknown


def _titles(a: Sequence[Title], b: Sequence[Title]) -> int:
    same = {(t.kind, t.start) for t in a} & {(t.kind, t.start) for t in b}
    kinds = {t.kind for t in a} & {t.kind for t in b}
    others = kinds - {kind for kind, _ in same}
    return TITLE * min(len(same), MOST_OF_EACH) + TITLE_KIND * len(others)


def _papers(a: Case, b: Case) -> int:
    same = set(map(_paper, a.entitlements)) & set(map(_paper, b.entitlements))
    return ENTITLEMENT * min(len(same), MOST_OF_EACH)


def _paper(paper: Entitlement) -> tuple[object, ...]:
    days = (paper.applied, paper.start, paper.until)
    return (paper.instrument, paper.funder, paper.profiles, *days)
