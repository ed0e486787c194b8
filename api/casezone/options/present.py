"""The region as it is at this moment, with cases opened for one request alone."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from api.casezone.cases import kept
from api.casezone.cases.current import for_run
from api.casezone.cases.kept import File
from api.casezone.desk import Desk
from api.casezone.keys import ErasedError
from api.casezone.land import Land
from api.casezone.supplies import Ready
from api.regionfile import RegionFileError
from api.regionfile.shape import shaped
from api.regionfile.write import canonical
from api.web.problems import wrong_state
from matcher.model.case import Case
from matcher.model.region import Region


def ready_at(desk: Desk) -> Ready:
    """Return the land of this moment; 409 before there is any that fits together."""
    try:
        return desk.supplies.ready(desk.store, desk.today())
    except LookupError as error:
        raise wrong_state("There is no region yet.") from error
    except RegionFileError as error:
        raise wrong_state("What is known does not fit together.") from error


def files_at(desk: Desk) -> tuple[tuple[File, Land], ...]:
    """Return every case that a run would look at, opened; none of it is kept."""
    with desk.store.reading() as store:
        return tuple((file, facts) for file, facts, _ in for_run(store, desk.keys))


def everybody(desk: Desk) -> Iterator[Case]:
    """Yield every case that is not closed, erased or restricted; none of it is kept."""
    with desk.store.reading() as store:
        every = kept.some(store, "", kept.MOST)
        files = [file for file in every if not file.restricted]
    for file in files:
        # One that was erased since it was listed is nobody's double any more.
        with suppress(ErasedError):
            yield shaped(Case, canonical(kept.opened(desk.keys, file)["case"]))


def region_at_present(ready: Ready, files: Iterable[Land]) -> Region:
    """Return the region with these cases; 409 when they do not fit the land any more.

    What is wrong with which of them is not told: it is about others.
    """
    try:
        return ready.region_with(files)
    except RegionFileError as error:
        raise wrong_state("What is known does not fit together.") from error
