"""Refusals, old figures and falls back, counted from the records."""

from collections.abc import Iterator, Sequence

from matcher.claims.gaps import FallRow, RefusalRow, StaleRow
from matcher.model.place import Place
from matcher.model.terms import PlacementStatus, PlaceType, StayEnding
from matcher.verifying.failure import Failure, differences
from matcher.verifying.gaps.told import Seen, counted


def refusal_failures(seen: Seen, claim: tuple[RefusalRow, ...]) -> Iterator[Failure]:
    """Yield where refusals differ."""
    region = seen.region
    pairs = [
        (case, region.place[ref])
        for case in region.cases
        for ref in set(case.refused_by)
    ]
    expected = []
    for provider in region.providers:
        mine = [
            (case, place)
            for case, place in pairs
            if region.location[place.location].provider == provider.ref
        ]
        if not mine:
            continue
        against = [
            case.ref
            for case, place in mine
            if set(place.own_profile) & set(case.traits)
            and not {e.trait for e in place.exclusions} & set(case.traits)
            and ("sex" in case.unknown or case.sex in place.sexes)
            and ("age" in case.unknown or place.min_age <= case.age <= place.max_age)
        ]
        unstated = [case.ref for case, place in mine if place.own_profile == ()]
        expected.append(
            RefusalRow(
                provider=provider.ref,
                refusals=counted([case.ref for case, _ in mine], len(mine)),
                against=counted(against, len(against)),
                unstated=counted(unstated, len(unstated)),
            )
        )
    expected.sort(key=lambda row: (-(row.against.number or 0), row.provider))
    yield from differences(tuple(expected), claim, ("refusals",))


def stale_failures(seen: Seen, claim: tuple[StaleRow, ...]) -> Iterator[Failure]:
    """Yield where the rows of old figures differ."""
    region, on = seen.region, seen.region.as_of
    owner = {p.ref: region.location[p.location].provider for p in region.places}
    with_room = [
        p
        for p in region.places
        if any(o.count and (o.until is None or o.until > on) for o in p.openings)
    ]
    refs = ["", *sorted(p.ref for p in region.providers)]
    rows = [_stale_row(seen, ref, with_room, owner) for ref in refs]
    kept = [row for row in rows[1:] if row.stale or row.resting.members]
    kept.sort(key=lambda row: (-row.oldest, row.provider))
    yield from differences((rows[0], *kept), claim, ("stale",))


def _stale_row(
    seen: Seen, provider: str, with_room: Sequence[Place], owner: dict[str, str]
) -> StaleRow:
    limit, on = seen.result.objective.stale_days, seen.region.as_of
    mine = [p for p in with_room if provider in {"", owner[p.ref]}]
    ages = {p.ref: (on - p.confirmed_at).days for p in mine}
    used, resting, oldest = [], [], [a for a in ages.values() if a > limit]
    for ref, option in seen.chosen.items():
        parts = {option.claim.place, option.claim.team or option.claim.place}
        here = [p for p in parts if provider in {"", owner[p]}]
        old = [
            days
            for p in here
            if (days := (on - seen.region.place[p].confirmed_at).days) > limit
        ]
        used += [ref] if here else []
        resting += [ref] if old else []
        oldest += old
    return StaleRow(
        provider=provider,
        openings=len(mine),
        stale=len([a for a in ages.values() if a > limit]),
        proposals=counted(used),
        resting=counted(resting),
        oldest=max(oldest, default=0),
    )


def fall_failures(
    seen: Sequence[Seen], claim: tuple[FallRow, ...]
) -> Iterator[Failure]:
    """Yield where falls back differ."""
    last = seen[-1].region
    ended: list[tuple[str, PlaceType, int, bool]] = []
    running: list[tuple[str, PlaceType, int]] = []
    for ref in {s.ref for one in seen for s in one.region.past_stays}:
        one = [o for o in seen if ref in {s.ref for s in o.region.past_stays}][-1]
        stay = next(s for s in one.region.past_stays if s.ref == ref)
        kind = one.region.place[stay.place].type
        if stay.until > last.as_of:
            running.append((ref, kind, (last.as_of - stay.start).days))
        else:
            back = stay.ending is StayEnding.TERUGGEVALLEN
            ended.append((ref, kind, (stay.until - stay.start).days, back))
    for placement in last.fixed.values():
        if placement.status is PlacementStatus.GEPLAATST:
            kind = last.place[placement.place].type
            running.append((placement.case, kind, (last.as_of - placement.start).days))
    there = {t for _, t, *_ in ended} | {t for _, t, _ in running}
    kinds: tuple[PlaceType | None, ...] = (None, *(t for t in PlaceType if t in there))
    expected = []
    for sort in kinds:
        for within in (90, 365):
            counts = [r for r, t, _, _ in ended if sort in {t, None}]
            counts += [r for r, t, d in running if sort in {t, None} and d >= within]
            fell_back = [
                r
                for r, t, d, fell in ended
                if fell and sort in {t, None} and d <= within
            ]
            expected.append(
                FallRow(
                    type=sort,
                    within=within,
                    stays=counted(counts),
                    back=counted(fell_back),
                )
            )
    yield from differences(tuple(expected), claim, ("falls",))
