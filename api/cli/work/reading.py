"""Explaining to one reader: each gets the view that is made for it, and no more."""

from dataclasses import dataclass
from pathlib import Path

from api.answers.readback import read_back
from api.answers.rejected import RejectedError
from api.answers.settled import Settled
from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import BadInputError, load_region
from api.cli.work.matching import REJECTED, Request
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import settled
from api.cli.work.telling import Question, told_to
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.blocks import Line
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences.run import ALREADY_PLACED
from matcher.model.region import Region
from matcher.projecting.reader import REFERRED, Reader, ReaderKind

BY_PLACE = frozenset({ReaderKind.DESK, ReaderKind.PERSON, ReaderKind.PROVIDER})
NO_READER = Both(
    "--for {text}: geen lezer; kies desk, desk:CASUS,CASUS, person, auditor, "
    "provider:REF of funder:REF.",
    "--for {text}: no reader; choose desk, desk:CASE,CASE, person, auditor, "
    "provider:REF or funder:REF.",
)
NO_CASE = Both("Er is geen casus {ref} in deze regio.", "There is no case {ref} here.")
NEEDS_CASE = Both(
    "--for {text}: geef ook --case REF.", "--for {text}: give --case REF too."
)
NO_PARTY = Both(
    "--for {text}: die staat niet in deze regio.",
    "--for {text}: not in this region.",
)
NOT_BY_PLACE = Both(
    "--for {text}: --place hoort hier niet bij.",
    "--for {text}: --place does not go with it.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for a reader: about which case and place, and earlier regions.

    `competition`: of the whole region; `prove`: with a second program behind it.
    """

    reader: str
    case: str | None
    place: str | None
    earlier: tuple[Path, ...] = ()
    competition: bool = False
    prove: bool = False


def question_of(asked: Asked, lang: Lang) -> Question:
    """Return what is asked; BadInputError when `--for` names no reader."""
    return Question(
        reader=_reader_of(asked.reader, lang),
        case=asked.case,
        place=asked.place,
        earlier=asked.earlier,
    )


def _reader_of(text: str, lang: Lang) -> Reader:
    name, separator, ref = text.partition(":")
    kinds = {kind.value: kind for kind in ReaderKind}
    kind = kinds.get(name)
    empty = bool(separator) and not ref
    given = bool(ref) and kind not in {*REFERRED, ReaderKind.DESK}
    if kind is None or empty or given or (kind in REFERRED and not ref):
        raise BadInputError((NO_READER.in_(lang).format(text=text),))
    return Reader(kind=kind, ref=ref)


def explain_for(
    request: Request, question: Question, stored: Path | None, *, as_json: bool
) -> Exit:
    """Show what one reader may read; the exit code says how the run ended."""
    lang = request.lang
    try:
        region = load_region(request.region, request.as_of, lang)
        check(region, question, lang)
        if question.case is not None and question.case in region.fixed:
            return _already_placed(region, question.case, lang)
        base = settled(request, region, stored)
        earlier = [_earlier(request, path) for path in question.earlier]
        if base is None or None in earlier:
            return Exit.REJECTED
        told = told_to(base, question, lang, [e for e in earlier if e])
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if as_json:
        write_out(canonical(tree_of(told.record)))
        return OF_STATUS[base.result.status]
    try:
        blocks = read_back(
            told.blocks,
            told.claims,
            told.blockers,
            told.names,
            told.register,
            counted=told.counted,
        )
    except RejectedError as error:
        complain([REJECTED.in_(lang), *error.strange])
        return Exit.REJECTED
    show(blocks)
    return OF_STATUS[base.result.status]


def check(region: Region, question: Question, lang: Lang) -> None:
    """Raise BadInputError, with all faults at once, when the question cannot be."""
    reader, case = question.reader, question.case
    text = f"{reader.kind}:{reader.ref}" if reader.ref else reader.kind.value
    by_case = reader.kind not in REFERRED or question.place is not None
    faults = []
    if reader.kind in REFERRED and reader.ref not in _parties(region, reader.kind):
        faults.append(NO_PARTY.in_(lang).format(text=text))
    if case is None and by_case:
        faults.append(NEEDS_CASE.in_(lang).format(text=text))
    if case is not None and case not in region.case:
        faults.append(NO_CASE.in_(lang).format(ref=case))
    if question.place is not None and reader.kind not in BY_PLACE:
        faults.append(NOT_BY_PLACE.in_(lang).format(text=text))
    if faults:
        raise BadInputError(tuple(faults))


def _parties(region: Region, kind: ReaderKind) -> frozenset[str]:
    return frozenset(region.provider if kind is ReaderKind.PROVIDER else region.funder)


def _earlier(request: Request, path: Path) -> Settled | None:
    region = load_region(path, None, request.lang)
    return settled(request, region, None)


def _already_placed(region: Region, ref: str, lang: Lang) -> Exit:
    place = Names(region, lang).place(region.fixed[ref].place)
    show([Line(ALREADY_PLACED.fill(lang, place=place))])
    return Exit.DONE
