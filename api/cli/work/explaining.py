"""Explaining one case, or one case and one place, from the command line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from api.cli.work.competing import OfCase, competition_of
from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import BadInputError, load_region
from api.cli.work.matching import Request, load_objective
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import Settled, settled
from api.regionfile.parse import Tree
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.blocks import Block, Line
from api.text.case import case_blocks
from api.text.competition import case_competition_blocks
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.pair import pair_blocks, pair_tree
from api.text.sentences.run import ALREADY_PLACED
from matcher.explaining import explain_pair
from matcher.model.region import Region
from matcher.result import CaseResult, Result
from matcher.scene import prepare

NO_CASE = Both("Er is geen casus {ref} in deze regio.", "There is no case {ref} here.")
ONE_OF_TWO = Both(
    "explain: verwacht is --case REF of --competition, een van de twee.",
    "explain: expected is --case REF or --competition, one of the two.",
)
PLACE_OF_CASE = Both(
    "--place: verwacht is ook --case REF.", "--place: expected is --case REF as well."
)
PROVE_ALL = Both(
    "--prove: verwacht is ook --competition.",
    "--prove: expected is --competition as well.",
)
NO_PLACE = Both(
    "{ref}: geen woonplek van deze regio. Een team of overbrugging telt hier niet mee.",
    "{ref}: no dwelling of this region. A team or a bridge does not count here.",
)


def explain_case(
    request: Request, ref: str, stored: Path | None, *, as_json: bool
) -> Exit:
    """Explain one case, from a stored result when there is one."""
    try:
        region = _region_with(request, ref)
        if ref in region.fixed:
            return _already_placed(region, ref, request.lang, as_json=as_json)
        start = settled(request, region, stored)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if start is None:
        return Exit.REJECTED
    found = next(case for case in start.result.cases if case.case == ref)
    more = None if found.no is None else competition_of(request, start, ref)
    if found.no is not None and more is None:
        return Exit.REJECTED
    if as_json:
        write_out(canonical(_tree(found, more)))
    else:
        show(_blocks(start, found, more, request.lang))
    return OF_STATUS[start.result.status]


def one_question(
    request: Request,
    case: str | None,
    place: str | None,
    *,
    competition: bool,
    prove: bool,
) -> bool:
    """Tell whether exactly one thing is asked; say what was expected if not."""
    faults = []
    if (case is None) != competition:
        faults.append(ONE_OF_TWO)
    if place is not None and case is None:
        faults.append(PLACE_OF_CASE)
    if prove and not competition:
        faults.append(PROVE_ALL)
    complain(fault.in_(request.lang) for fault in faults)
    return not faults


def explain_place(request: Request, ref: str, place: str, *, as_json: bool) -> Exit:
    """Explain everything that stands between one case and one place."""
    try:
        region = _region_with(request, ref)
        if ref in region.fixed:
            return _already_placed(region, ref, request.lang, as_json=as_json)
        scene = prepare(region, load_objective(request))
        offers = explain_pair(scene, ref, place)
    except KeyError:
        complain([NO_PLACE.in_(request.lang).format(ref=place)])
        return Exit.BAD_INPUT
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if as_json:
        write_out(canonical(pair_tree(scene, ref, offers)))
    else:
        show(pair_blocks(scene, ref, offers, Names(region, request.lang)))
    return Exit.DONE


def show_case(region: Region, result: Result, ref: str, lang: Lang) -> None:
    """Show the explanation of one case of a result."""
    found = next(case for case in result.cases if case.case == ref)
    show(case_blocks(found, Names(region, lang)))


def _blocks(
    start: Settled, found: CaseResult, more: OfCase | None, lang: Lang
) -> Iterator[Block]:
    names = Names(start.scene.region, lang)
    if more is None:
        yield from case_blocks(found, names)
        return
    told: Iterable[Block] = ()
    if more.competition is not None:
        told = case_competition_blocks(more.competition, start.result, names)
    yield from case_blocks(found, names, more.advice, told)


def _tree(found: CaseResult, more: OfCase | None) -> Tree:
    """Return the claim of a case; what else is told of it only if there is anything."""
    tree = tree_of(found)
    told = () if more is None else (more.competition, more.advice)
    for name, claim in zip(("competition", "advice"), told, strict=False):
        if claim is not None and isinstance(tree, dict):
            tree[name] = tree_of(claim)
    return tree


def _region_with(request: Request, ref: str) -> Region:
    region = load_region(request.region, request.as_of, request.lang)
    if ref not in region.case:
        raise BadInputError((NO_CASE.in_(request.lang).format(ref=ref),))
    return region


def _already_placed(region: Region, ref: str, lang: Lang, *, as_json: bool) -> Exit:
    placement = region.fixed[ref]
    if as_json:
        write_out(canonical(tree_of(placement)))
        return Exit.DONE
    place = Names(region, lang).place(placement.place)
    show([Line(ALREADY_PLACED.fill(lang, place=place))])
    return Exit.DONE
