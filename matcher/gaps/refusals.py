"""Refusals, and those that go against what the place says it is there for."""

from collections import defaultdict

from matcher.claims.gaps import RefusalRow
from matcher.gaps.day import Day
from matcher.gaps.waiting import count
from matcher.model.case import Case
from matcher.model.place import Place


def refusals(day: Day) -> tuple[RefusalRow, ...]:
    """Return a row for each provider that said no, those against own profile first."""
    region = day.region
    found: dict[str, list[tuple[Case, Place]]] = defaultdict(list)
    for case in sorted(region.cases, key=lambda c: c.ref):
        for ref in sorted(set(case.refused_by)):
            place = region.place[ref]
            found[region.location[place.location].provider].append((case, place))
    rows = []
    for provider, pairs in found.items():
        against = [case.ref for case, place in pairs if against_profile(case, place)]
        unstated = [case.ref for case, place in pairs if not place.own_profile]
        rows.append(
            RefusalRow(
                provider=provider,
                refusals=count([case.ref for case, _ in pairs], len(pairs)),
                against=count(against, len(against)),
                unstated=count(unstated, len(unstated)),
            )
        )
    return tuple(sorted(rows, key=lambda r: (-(r.against.number or 0), r.provider)))


def against_profile(case: Case, place: Place) -> bool:
    """Tell whether a refusal goes against what the place says of itself.

    It says it is there for something this person has, and nothing of what it excludes
    is present; nor does it exclude the age or the sex.
    """
    present = set(case.traits)
    excluded = {exclusion.trait for exclusion in place.exclusions}
    of_age = "age" in case.unknown or place.min_age <= case.age <= place.max_age
    of_sex = "sex" in case.unknown or case.sex in place.sexes
    named = bool(present & set(place.own_profile))
    return named and not present & excluded and of_age and of_sex
