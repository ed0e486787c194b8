"""Who could use an opening, from the command line."""

from pathlib import Path

from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import BadInputError, load_region
from api.cli.work.matching import REJECTED, Request
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import settled
from api.cli.work.telling import NO_PLACE
from api.cli.work.verifying import failure_lines
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.candidates import candidates_blocks
from api.text.names import Names
from matcher.candidates import candidates
from matcher.model.region import Region
from matcher.verifying.openings import candidates_failures


def show_candidates(
    request: Request, place: str, stored: Path | None, *, as_json: bool
) -> Exit:
    """Show who could use a place, from a stored result when there is one."""
    lang = request.lang
    try:
        region = _region_with(request, place)
        found = settled(request, region, stored)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if found is None:
        return Exit.REJECTED
    snapshot = found.result.snapshot
    told = candidates(found.scene, found.plan, place, snapshot=snapshot)
    failures = tuple(candidates_failures(region, found.result, told, snapshot=snapshot))
    if failures:
        complain([REJECTED.in_(lang), *failure_lines(failures, lang)])
        return Exit.REJECTED
    if as_json:
        write_out(canonical(tree_of(told)))
    else:
        show(candidates_blocks(told, Names(region, lang)))
    return OF_STATUS[found.result.status]


def _region_with(request: Request, ref: str) -> Region:
    region = load_region(request.region, request.as_of, request.lang)
    place = region.place.get(ref)
    bridges = {bridge.place for bridge in region.bridging}
    if place is None or not place.housing or ref in bridges:
        raise BadInputError((NO_PLACE.in_(request.lang).format(ref=ref),))
    return region
