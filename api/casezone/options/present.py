"""The region as it is at this moment, with cases opened for one request alone."""

from collections.abc import Iterable

from api.casezone.cases import kept
from api.casezone.cases.kept import File
from api.casezone.desk import Desk
from api.casezone.keys import ErasedError
from api.casezone.land import Land
from api.casezone.supplies import Ready
from api.regionfile import RegionFileError
from api.web.problems import wrong_state
from matcher.model.region import Region

MOST = 1_000_000


def ready_at(desk: Desk) -> Ready:
    """Return the land of this moment; 409 before there is any that fits together."""
    try:
        return desk.supplies.ready(desk.store, desk.today())
    except LookupError as error:
        raise wrong_state("There is no region yet.") from error
    except RegionFileError as error:
        raise wrong_state("What is known does not fit together.") from error


def files_at(desk: Desk) -> tuple[tuple[File, Land], ...]:
    """Return every case that was not erased, opened; none of it is kept."""
    with desk.store.reading() as store:
        files = kept.some(store, "", MOST)
    return tuple(_opened(desk, files))


def region_at_present(ready: Ready, files: Iterable[Land]) -> Region:
    """Return the region with these cases; 409 when they do not fit the land any more.

    What is wrong with which of them is not told: it is about others.
    """
    try:
        return ready.region_with(files)
    except RegionFileError as error:
        raise wrong_state("What is known does not fit together.") from error


def _opened(desk: Desk, files: Iterable[File]) -> Iterable[tuple[File, Land]]:
    for file in files:
        try:
            yield file, kept.opened(desk.keys, file)
        except ErasedError:
            # Erased since it was listed.
            continue
