"""Every claim of a no, told a second way."""

from collections.abc import Iterator

from matcher.result import No
from matcher.verifying.candidates import Candidate
from matcher.verifying.desk import Desk
from matcher.verifying.effects import Effects
from matcher.verifying.failure import Failure, Path, Remark, differences
from matcher.verifying.refusal import easiest_by_place, first_start, offer_no, told
from matcher.verifying.repairs import repairs, shown
from matcher.verifying.room import Room
from matcher.verifying.sets import Told
from matcher.verifying.standing import stand_before, stands


def no_failures(
    desk: Desk,
    i: int,
    no: No,
    own: tuple[Candidate, ...],
    room: Room,
    path: Path,
    *,
    proved: bool,
) -> Iterator[Failure]:
    """Yield every claim of a no that fails, but for where to turn tonight.

    `own`: the options of the case; `proved`: no better plan exists.
    """
    found = stands(desk, i, own)
    expected = told(desk, i, easiest_by_place(desk, found), proved=proved)
    expected["first_date"], expected["first_place"] = first_start(desk, found)
    expected["shown"] = shown(desk, found)
    opened = repairs(desk, i, found)
    sets = Told(desk, i, opened, Effects(desk, i, room))
    expected["total_sets"] = len(sets.minimal)
    for name, value in expected.items():
        yield from differences(value, getattr(no, name), (*path, name))
    yield from sets.failures(no.sets, (*path, "sets"))


def cited_failures(
    desk: Desk, i: int, no: No, own: tuple[Candidate, ...], path: Path
) -> Iterator[Failure]:
    """Yield every cited offer of a no that is not as it is told."""
    for k, claim in enumerate(no.cited):
        where = (claim.place, claim.team)
        told_of = [
            offer_no(desk, i, stand_before(desk, i, j, own))
            for j, (offer, _) in enumerate(desk.answers.offers)
            if (offer.place, offer.team) == where
        ]
        if claim not in told_of:
            yield Failure((*path, "cited", k), Remark.AS_IT_STANDS, claim)
