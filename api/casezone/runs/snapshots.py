"""What a run looked at: the land in clear, each case sealed, never changed again."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from api.casezone.cases.current import for_run
from api.casezone.keys import ErasedError, Keys
from api.casezone.land import Land, read, region_of
from api.casezone.tables import SNAPSHOT, SNAPSHOT_CASE
from api.regionfile.write import canonical, content_hash
from matcher.model.region import Region


def take(store: Connection, keys: Keys, now: datetime, land: Land) -> str:
    """Keep the region as it is now; return the hash of its canonical bytes.

    Raises RegionFileError when what is known does not fit together.
    """
    files = tuple(for_run(store, keys))
    region = region_of(land, [facts for _, facts, _ in files])
    name = content_hash(region)
    known = select(SNAPSHOT.c.hash).where(SNAPSHOT.c.hash == name)
    if store.execute(known).first() is not None:
        return name
    store.execute(
        insert(SNAPSHOT).values(
            hash=name, as_of=region.as_of, land=canonical(land), made_at=now
        )
    )
    rows = [
        {
            "hash": name,
            "ref": file.ref,
            "sealed": keys.seal(file.ref, canonical(facts)) if differs else file.sealed,
        }
        for file, facts, differs in files
    ]
    if rows:
        store.execute(insert(SNAPSHOT_CASE), rows)
    return name


def region_at(store: Connection, keys: Keys, name: str) -> Region:
    """Return the region of a snapshot; SnapshotErasedError names who was erased."""
    region, gone = region_left(store, keys, name)
    if gone:
        raise SnapshotErasedError(gone)
    return region


def region_left(
    store: Connection, keys: Keys, name: str
) -> tuple[Region, tuple[str, ...]]:
    """Return what can still be read of a snapshot, and which cases were erased."""
    query = select(SNAPSHOT.c.land).where(SNAPSHOT.c.hash == name)
    land = read(store.execute(query).scalar_one())
    same = SNAPSHOT_CASE.c.hash == name
    rows = store.execute(
        select(SNAPSHOT_CASE).where(same).order_by(SNAPSHOT_CASE.c.ref)
    ).all()
    files, gone = list[Land](), list[str]()
    for row in rows:
        try:
            files.append(read(keys.open(row.ref, row.sealed)))
        except ErasedError:
            gone.append(row.ref)
    return region_of(land, files), tuple(gone)


def refs_in(store: Connection, name: str) -> tuple[str, ...]:
    """Return which cases a snapshot holds, those that were erased too."""
    query = select(SNAPSHOT_CASE.c.ref).where(SNAPSHOT_CASE.c.hash == name)
    return tuple(store.execute(query.order_by(SNAPSHOT_CASE.c.ref)).scalars())


class SnapshotErasedError(Exception):
    """Some cases of a snapshot were erased: it cannot be looked at whole any more."""

    def __init__(self, refs: tuple[str, ...]) -> None:
        """Name the cases."""
        super().__init__(", ".join(refs))
        self.refs = refs
