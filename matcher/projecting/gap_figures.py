"""Figures of a gap report, tables apart, as one reader gets them."""

from matcher.claims.figures import Count, Told
from matcher.claims.gaps import (
    CellValue,
    Checked,
    FallRow,
    Link,
    RefusalRow,
    Shadow,
    StaleRow,
    Step,
    Values,
    Wall,
)
from matcher.projecting.gap_desk import HIDDEN, Desk, told_count
from matcher.projecting.published import THRESHOLD, Figure


def values(desk: Desk) -> Values:
    """Return how many places more would be used where enough persons could get in."""
    found = desk.press.keep("values", desk.everybody, desk.whole.values)
    mine = [row for row in found.rows if desk.owns(row.cell)]
    pools = desk.counts("pools", [(repr(row.cell), row.pool) for row in mine])
    return Values(
        cells=found.cells,
        base=None,
        rows=tuple(
            CellValue(
                cell=row.cell,
                pool=pool,
                exactness=row.exactness,
                steps=tuple(map(_step, row.steps)),
                checked=None if row.checked is None else _check(row.checked),
            )
            for row, pool in zip(mine, pools, strict=True)
            if pool.told is not Told.HIDDEN
        ),
    )


def shadow(desk: Desk) -> Shadow:
    """Return the walls with enough persons beside a bed; together for the region."""
    found = desk.press.keep("shadow", desk.everybody, desk.whole.shadow)
    mine = [wall for wall in found.walls if _own_wall(desk, wall)]
    told = [_beside(desk, _key(wall), wall.pool, wall.persons) for wall in mine]
    hidden = desk.scope is not None
    pool, persons = _beside(desk, "all", found.pool, found.persons)
    return Shadow(
        walls=tuple(
            Wall(
                origin=wall.origin,
                target=wall.target,
                area=wall.area,
                pool=beside,
                persons=at_once,
            )
            for wall, (beside, at_once) in zip(mine, told, strict=True)
            if beside.told is not Told.HIDDEN
        ),
        pool=HIDDEN if hidden else pool,
        persons=None if hidden else persons,
    )


def _own_wall(desk: Desk, wall: Wall) -> bool:
    scope = desk.scope
    if scope is None:
        return True
    touched = {wall.origin, wall.target} & set(scope.stelsels)
    here = wall.area in scope.areas if scope.areas else wall.area is None
    return bool(touched) and here


def _beside(
    desk: Desk, key: str, pool: Count, persons: int | None
) -> tuple[Count, int | None]:
    figure = Figure(
        key=("shadow", key),
        members=frozenset(pool.members),
        numbers=(pool.number, persons),
        units=(THRESHOLD, THRESHOLD),
    )
    (told,) = desk.press.publish([figure])
    return told_count(told), told.numbers[1] if told.numbers else None


def chain(desk: Desk) -> tuple[Link, ...]:
    """Return the links with enough persons behind them."""
    links = desk.press.keep("chain", desk.everybody, desk.whole.chain)
    keys = [repr((x.type, x.stop, x.kind, x.cause, x.owner)) for x in links]
    rows = [(k, desk.part(x.behind)) for k, x in zip(keys, links, strict=True)]
    told = desk.counts("chain", rows)
    return tuple(
        Link(
            type=link.type,
            stop=link.stop,
            kind=link.kind,
            cause=link.cause,
            owner=link.owner,
            holders=desk.count("holders", key, link.holders),
            behind=behind,
            longest=link.longest,
        )
        for key, link, behind in zip(keys, links, told, strict=True)
        if behind.told is not Told.HIDDEN
    )


def refusals(desk: Desk) -> tuple[RefusalRow, ...]:
    """Return the providers that said no to enough persons."""
    rows = [(row.provider, desk.part(row.refusals)) for row in desk.whole.refusals]
    told = desk.counts("refusals", rows)
    return tuple(
        RefusalRow(
            provider=row.provider,
            refusals=count,
            against=desk.count("against", row.provider, desk.part(row.against)),
            unstated=desk.count("unstated", row.provider, desk.part(row.unstated)),
        )
        for row, count in zip(desk.whole.refusals, told, strict=True)
        if count.told is not Told.HIDDEN
    )


def stale(desk: Desk) -> tuple[StaleRow, ...]:
    """Return old figures: openings are the provider's, proposals are persons."""
    return tuple(
        StaleRow(
            provider=row.provider,
            openings=row.openings,
            stale=row.stale,
            proposals=desk.count("proposals", row.provider, row.proposals),
            resting=desk.count("resting", row.provider, row.resting),
            oldest=row.oldest,
        )
        for row in desk.whole.stale
        if row.stale or not row.provider
    )


def falls(desk: Desk) -> tuple[FallRow, ...]:
    """Return falls back at the types of place with enough stays."""
    rows = []
    for row in desk.whole.falls:
        key = f"{row.type}|{row.within}"
        stays = desk.count("stays", key, row.stays)
        back = desk.count("back", key, row.back)
        rows.append(FallRow(type=row.type, within=row.within, stays=stays, back=back))
    shown = {row.type for row in rows if row.stays.told is not Told.HIDDEN}
    return tuple(row for row in rows if row.type in {None, *shown})


def _key(wall: Wall) -> str:
    return f"{wall.origin}|{wall.target}|{wall.area}"


def _step(step: Step) -> Step:
    return Step(
        places=step.places, persons=step.persons, days=None, urgency=None, most=None
    )


def _check(claim: Checked) -> Checked:
    used = min(claim.persons or 0, claim.places)
    return Checked(
        places=claim.places,
        gained=(),
        persons=used,
        days=None,
        proved=claim.proved,
        moves=(),
    )
