"""Explaining one case, or one case and one place, from the command line."""

from collections.abc import Callable, Iterable
from pathlib import Path

from api.answers.competing import OfCase
from api.answers.pair import pair_at
from api.answers.readback import read_back
from api.answers.rejected import RejectedError
from api.answers.settled import Settled
from api.cli.work.competing import competition_told, explain_competition
from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import BadInputError, load_region
from api.cli.work.matching import REJECTED, Request, load_objective
from api.cli.work.reading import (
    NO_CASE,
    Asked,
    explain_for,
    question_of,
)
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import settled
from api.cli.work.telling import NO_PLACE
from api.regionfile.parse import Tree
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.blocks import Block, Line
from api.text.case import case_blocks, case_claims
from api.text.competition import case_competition_blocks
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences.run import ALREADY_PLACED
from matcher.model.region import Region
from matcher.projecting.desk import desk_view
from matcher.projecting.precedents import earlier_at
from matcher.projecting.reader import ReaderKind
from matcher.result import Blocker, CaseResult, OfferNo, Result
from matcher.scene import prepare

NOTHING_MORE = OfCase(competition=None, advice=None)
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
ONLY_DESK = Both(
    "--competition: dit is alleen voor het hele schakelpunt (--for desk).",
    "--competition: this is for the whole desk alone (--for desk).",
)


def explain_to(
    request: Request, asked: Asked, stored: Path | None, *, as_json: bool
) -> Exit:
    """Explain a case, or a case and a place, to the reader that was named."""
    try:
        question = question_of(asked, request.lang)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    of_desk = question.reader.kind is ReaderKind.DESK
    faults = tuple(_faults(asked, of_desk=of_desk, handles=question.reader.handles))
    if faults:
        complain(fault.in_(request.lang) for fault in faults)
        return Exit.BAD_INPUT
    if not of_desk:
        return explain_for(request, question, stored, as_json=as_json)
    if asked.case is None:
        return explain_competition(request, stored, as_json=as_json, prove=asked.prove)
    handles = question.reader.handles
    if asked.place is None:
        return explain_case(request, asked.case, stored, handles, as_json=as_json)
    pair = asked.case, asked.place
    return explain_place(request, pair, handles, as_json=as_json)


def explain_case(
    request: Request,
    ref: str,
    stored: Path | None,
    handles: frozenset[str] | None,
    *,
    as_json: bool,
) -> Exit:
    """Explain one case to a desk, from a stored result when there is one."""
    try:
        region = _region_with(request, ref, handles)
        if ref in region.fixed:
            return _already_placed(region, ref, request.lang, as_json=as_json)
        start = settled(request, region, stored)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if start is None:
        return Exit.REJECTED
    found = next(case for case in start.result.cases if case.case == ref)
    own = desk_view(region, found, handles=handles).outcome
    # Who else asks for the same room is for a desk that handles them all.
    told = handles is None and found.no is not None
    more = competition_told(request, start, ref) if told else NOTHING_MORE
    if more is None:
        return Exit.REJECTED
    shown = _put(start, own, more, request.lang, as_json=as_json)
    return shown or OF_STATUS[start.result.status]


def explain_place(
    request: Request,
    pair: tuple[str, str],
    handles: frozenset[str] | None,
    *,
    as_json: bool,
) -> Exit:
    """Explain to a desk all that stands between one case and one place."""
    ref, place = pair
    try:
        region = _region_with(request, ref, handles)
        if ref in region.fixed:
            return _already_placed(region, ref, request.lang, as_json=as_json)
        scene = prepare(region, load_objective(request))
        found = pair_at(scene, ref, place, handles)
    except KeyError:
        complain([NO_PLACE.in_(request.lang).format(ref=place)])
        return Exit.BAD_INPUT
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if as_json:
        write_out(canonical(found.tree))
        return Exit.DONE
    return _shown(lambda: found.text(request.lang), request.lang) or Exit.DONE


def show_case(region: Region, result: Result, ref: str, lang: Lang) -> None:
    """Show the explanation of one case of a result."""
    found = next(case for case in result.cases if case.case == ref)
    names = Names(region, lang)
    blocks = tuple(case_blocks(found, names))
    claims = case_claims(region, found)
    _shown(lambda: read_back(blocks, claims, _blockers(found), names), lang)


def _faults(
    asked: Asked, *, of_desk: bool, handles: frozenset[str] | None
) -> Iterable[Both]:
    """Yield what was expected of a question that asks too little or too much."""
    if of_desk and (asked.case is None) != asked.competition:
        yield ONE_OF_TWO
    if asked.place is not None and asked.case is None and of_desk:
        yield PLACE_OF_CASE
    if asked.prove and not asked.competition:
        yield PROVE_ALL
    if asked.competition and (not of_desk or handles is not None):
        yield ONLY_DESK


def _put(
    start: Settled, found: CaseResult, more: OfCase, lang: Lang, *, as_json: bool
) -> Exit | None:
    region = start.scene.region
    if as_json:
        write_out(canonical(_tree(region, found, more)))
        return None
    names, told = Names(region, lang), tuple[Block, ...]()
    if more.competition is not None:
        told = tuple(case_competition_blocks(more.competition, start.result, names))
    blocks = tuple(case_blocks(found, names, more.advice, told))
    claims = (case_claims(region, found), more.competition, more.advice)
    return _shown(lambda: read_back(blocks, claims, _blockers(found), names), lang)


def _shown(text: Callable[[], tuple[Block, ...]], lang: Lang) -> Exit | None:
    """Show a text of which every number was read back; None when it was shown."""
    try:
        show(text())
    except RejectedError as error:
        complain([REJECTED.in_(lang), *error.strange])
        return Exit.REJECTED
    return None


def _blockers(found: CaseResult) -> tuple[Blocker, ...]:
    return tuple(blocker for offer in _cited(found) for blocker in offer.blockers)


def _cited(found: CaseResult) -> tuple[OfferNo, ...]:
    return () if found.no is None else found.no.cited


def _tree(region: Region, found: CaseResult, more: OfCase) -> Tree:
    """Return the claim, with what else is told of it only if there is anything."""
    tree = tree_of(found)
    before = earlier_at(region, _cited(found))
    told: dict[str, Tree] = {}
    if before:
        told["precedents"] = [tree_of(one) for one in before]
    if more.competition is not None:
        told["competition"] = tree_of(more.competition)
    if more.advice is not None:
        told["advice"] = tree_of(more.advice)
    return tree | told if isinstance(tree, dict) else tree


def _region_with(request: Request, ref: str, handles: frozenset[str] | None) -> Region:
    region = load_region(request.region, request.as_of, request.lang)
    unknown = sorted({ref, *(handles or ())} - region.case.keys())
    if unknown:
        text = NO_CASE.in_(request.lang)
        raise BadInputError(tuple(text.format(ref=one) for one in unknown))
    return region


def _already_placed(region: Region, ref: str, lang: Lang, *, as_json: bool) -> Exit:
    placement = region.fixed[ref]
    if as_json:
        write_out(canonical(tree_of(placement)))
        return Exit.DONE
    place = Names(region, lang).place(placement.place)
    show([Line(ALREADY_PLACED.fill(lang, place=place))])
    return Exit.DONE
