"""Explaining to one reader: each gets the view that is made for it, and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import BadInputError, load_region
from api.cli.work.matching import Request
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import Settled, settled
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.auditor import auditor_blocks
from api.text.blocks import Block, Line
from api.text.funder import funder_blocks
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.person import person_blocks, place_blocks
from api.text.provider import criterion_blocks, provider_blocks
from api.text.sentences.run import ALREADY_PLACED
from matcher.model.region import Region
from matcher.projecting.alone import alone
from matcher.projecting.desk import AuditorView
from matcher.projecting.funder import funder_view
from matcher.projecting.person import person_place, person_view
from matcher.projecting.provider import criteria_at, provider_view
from matcher.projecting.reader import REFERRED, Reader, ReaderKind
from matcher.result import Result

BY_PLACE = frozenset({ReaderKind.DESK, ReaderKind.PERSON, ReaderKind.PROVIDER})
NO_READER = Both(
    "--for {text}: geen lezer; kies desk, person, auditor, provider:REF of funder:REF.",
    "--for {text}: no reader; choose desk, person, auditor, provider:REF or "
    "funder:REF.",
)
NO_CASE = Both("Er is geen casus {ref} in deze regio.", "There is no case {ref} here.")
NEEDS_CASE = Both(
    "--for {text}: geef ook --case REF.", "--for {text}: give --case REF too."
)
NO_PARTY = Both(
    "--for {text}: die staat niet in deze regio.",
    "--for {text}: not in this region.",
)
NO_PLACE = Both(
    "{ref}: geen woonplek van deze regio. Een team of overbrugging telt hier niet mee.",
    "{ref}: no dwelling of this region. A team or a bridge does not count here.",
)
NOT_OWN = Both(
    "{ref}: geen plek van deze aanbieder.", "{ref}: no place of this provider."
)
NOT_BY_PLACE = Both(
    "--for {text}: --place hoort hier niet bij.",
    "--for {text}: --place does not go with it.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for a reader: about which case and place, and earlier regions."""

    reader: str
    case: str | None
    place: str | None
    earlier: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, the reader found."""

    reader: Reader
    case: str | None
    place: str | None
    earlier: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A view, as a record for JSON and as blocks of text."""

    record: object
    blocks: Iterable[Block]


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
    if kind is None or (kind in REFERRED) != bool(separator and ref):
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
        told = _told(region, base, question, lang, [e for e in earlier if e])
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if as_json:
        write_out(canonical(tree_of(told.record)))
    else:
        show(told.blocks)
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


def _told(
    region: Region,
    base: Settled,
    question: Question,
    lang: Lang,
    earlier: list[Settled],
) -> Told:
    names, reader = Names(region, lang), question.reader
    if reader.kind is ReaderKind.FUNDER:
        before = [(e.scene.region, e.result) for e in earlier]
        view = funder_view((region, base.result), reader.ref, before)
        return Told(record=view, blocks=funder_blocks(view, names))
    if reader.kind is ReaderKind.PROVIDER:
        return _to_provider(region, base, question, names, earlier)
    if reader.kind is ReaderKind.AUDITOR:
        whole, case = AuditorView(result=base.result), question.case or ""
        return Told(record=whole, blocks=auditor_blocks(base.result, case, names))
    return _to_person(region, base.result, question, lang)


def _to_person(region: Region, result: Result, question: Question, lang: Lang) -> Told:
    case = question.case or ""
    names = Names(alone(region, case), lang)
    if question.place is None:
        own = person_view(region, result, case)
        return Told(record=own, blocks=person_blocks(own, names))
    try:
        there = person_place(region, result, case, question.place)
    except KeyError as error:
        raise BadInputError((NO_PLACE.in_(lang).format(ref=question.place),)) from error
    return Told(record=there, blocks=place_blocks(there, names))


def _to_provider(
    region: Region,
    base: Settled,
    question: Question,
    names: Names,
    earlier: list[Settled],
) -> Told:
    ref, place = question.reader.ref, question.place
    if place is None:
        before = [(e.scene, e.result) for e in earlier]
        view = provider_view((base.scene, base.result), ref, before)
        return Told(record=view, blocks=provider_blocks(view, names))
    there = region.place.get(place)
    if there is None or region.location[there.location].provider != ref:
        raise BadInputError((NOT_OWN.in_(names.lang).format(ref=place),))
    asked = criteria_at(base.scene, question.case or "", place)
    return Told(record=asked, blocks=criterion_blocks(place, asked.criteria, names))


def _already_placed(region: Region, ref: str, lang: Lang) -> Exit:
    place = Names(region, lang).place(region.fixed[ref].place)
    show([Line(ALREADY_PLACED.fill(lang, place=place))])
    return Exit.DONE
