"""The export for a person: what is held, from whom, who saw it, and why no place."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from pydantic.alias_generators import to_camel
from sqlalchemy import Connection, select

from api.answers.letter import letter_to
from api.casezone.cases.kept import File
from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read
from api.casezone.person.held import rows_held, staff
from api.casezone.person.shapes import (
    Export,
    HeldRow,
    NotGiven,
    OwnRun,
    Version,
)
from api.casezone.person.withheld import NEVER_TOLD
from api.casezone.runs.results import result_left
from api.casezone.runs.shapes import blocks_of
from api.casezone.runs.snapshots import SnapshotErasedError, region_left
from api.casezone.seen.routes import seen
from api.casezone.tables import PAST_CASE, RUN, RUN_CASE
from api.log.reading import Wanted, all_of
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.text.language import Lang
from api.web.records import camel
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.projecting.alone import TOLD, own_record
from matcher.projecting.person import person_view

OWN = frozenset(map(to_camel, TOLD[Case]))


def export_of(
    store: Connection, keys: Keys, file: File, lang: Lang, at: datetime
) -> Export:
    """Return everything that is held of a case, as its person may have it."""
    people = staff(store)
    return Export(
        case=file.ref,
        state=file.state,
        made_at=at,
        versions=_versions(store, keys, file.ref, people),
        held=tuple(
            HeldRow(kind=kind, row=cast("dict[str, Any]", camel(row)))
            for kind, row in rows_held(store, keys, file.ref)
        ),
        runs=_runs(store, keys, file.ref, lang),
        seen=tuple(
            seen(line) for line in all_of(store, Wanted(kind="case", ref=file.ref))
        ),
        withheld=tuple(
            NotGiven(
                kind=one.kind,
                code=one.code,
                what=one.what.in_(lang),
                ground=one.ground.in_(lang),
            )
            for one in NEVER_TOLD
        ),
    )


def _versions(
    store: Connection, keys: Keys, ref: str, people: Mapping[str, str]
) -> tuple[Version, ...]:
    query = select(PAST_CASE).where(PAST_CASE.c.ref == ref)
    rows = store.execute(query.order_by(PAST_CASE.c.version)).all()
    return tuple(
        Version(
            version=row.version,
            since=row.changed_at,
            by=people.get(row.changed_by, row.changed_by),
            record=_record(read(keys.open(ref, row.sealed))),
        )
        for row in rows
    )


def _record(file: Land) -> dict[str, Any]:
    """Return the own record: every fact with its source, nothing that is protected."""
    own = own_record(shaped(Case, canonical(file["case"])))
    told = {k: v for k, v in cast("Land", tree_of(own)).items() if k in TOLD[Case]}
    return cast("dict[str, Any]", camel(told))


def _runs(store: Connection, keys: Keys, ref: str, lang: Lang) -> tuple[OwnRun, ...]:
    """Return the runs that looked at this case, the newest one with the letter."""
    query = (
        select(RUN.c.id, RUN.c.snapshot, RUN.c.ended_at)
        .join(RUN_CASE, RUN.c.id == RUN_CASE.c.run)
        .where(RUN_CASE.c.ref == ref, RUN.c.head.is_not(None))
        .order_by(RUN.c.ended_at.desc(), RUN.c.id)
    )
    found = []
    for row in store.execute(query).all():
        try:
            region, _ = region_left(store, keys, row.snapshot)
            found.append(_run(store, keys, row.id, region, ref, lang))
        except (SnapshotErasedError, ErasedError, KeyError):
            continue
    return tuple(found)


def _run(
    store: Connection, keys: Keys, run: str, region: Region, ref: str, lang: Lang
) -> OwnRun:
    result, _ = result_left(store, keys, run)
    view = person_view(region, result, ref)
    tree = cast("dict[str, Any]", camel(tree_of(view)))
    profile = tree["record"]
    return OwnRun(
        run=run,
        as_of=view.as_of,
        profile={name: profile[name] for name in profile if name in OWN},
        proposal=tree["proposal"],
        no=tree["no"],
        letter=blocks_of(letter_to(region, result, ref, lang).blocks),
    )
