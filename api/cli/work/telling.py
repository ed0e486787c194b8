"""The view of each reader, as a record for JSON and as text in the reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from api.answers.settled import Settled
from api.cli.work.files import BadInputError
from api.text.auditor import auditor_blocks
from api.text.blocks import Block
from api.text.changes import MOST
from api.text.funder import funder_blocks
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.person import person_blocks, place_blocks
from api.text.provider import criterion_blocks, provider_blocks
from api.text.rules import REGISTER_OF, Register
from matcher.projecting.alone import alone
from matcher.projecting.desk import AuditorView
from matcher.projecting.funder import funder_view
from matcher.projecting.person import person_place, person_view
from matcher.projecting.precedents import earlier_at
from matcher.projecting.provider import criteria_at, provider_view
from matcher.projecting.reader import Reader, ReaderKind
from matcher.projecting.threshold import THRESHOLD
from matcher.result import Blocker

NO_PLACE = Both(
    "{ref}: geen woonplek van deze regio. Een team of overbrugging telt hier niet mee.",
    "{ref}: no dwelling of this region. A team or a bridge does not count here.",
)
NOT_OWN = Both(
    "{ref}: geen plek van deze aanbieder.", "{ref}: no place of this provider."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, the reader found."""

    reader: Reader
    case: str | None
    place: str | None
    earlier: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A view with its text, and the claims that the numbers in the text come from.

    `counted`: how far the text counts its own parts off.
    """

    record: object
    claims: object
    blocks: tuple[Block, ...]
    names: Names
    register: Register
    blockers: tuple[Blocker, ...] = ()
    counted: int = MOST


def told_to(
    base: Settled, question: Question, lang: Lang, earlier: list[Settled]
) -> Told:
    """Return what one reader may read; BadInputError for a place of others."""
    kind = question.reader.kind
    if kind is ReaderKind.PERSON:
        return _to_person(base, question, lang)
    if kind is ReaderKind.PROVIDER:
        return _to_provider(base, question, lang, earlier)
    names = Names(base.scene.region, lang)
    if kind is ReaderKind.FUNDER:
        before = [(e.scene.region, e.result) for e in earlier]
        told = (base.scene.region, base.result)
        view = funder_view(told, question.reader.ref, before)
        return _told(kind, view, funder_blocks(view, names), names, counted=THRESHOLD)
    return _to_auditor(base, question.case or "", names)


def _to_auditor(base: Settled, case: str, names: Names) -> Told:
    outcome = next(found for found in base.result.cases if found.case == case)
    cited = () if outcome.no is None else outcome.no.cited
    blocks = auditor_blocks(base.result, case, names)
    blockers = (blocker for offer in cited for blocker in offer.blockers)
    told = _told(
        ReaderKind.AUDITOR, AuditorView(result=base.result), blocks, names, blockers
    )
    before = earlier_at(base.scene.region, cited)
    return replace(told, claims=(base.result, before))


def _to_person(base: Settled, question: Question, lang: Lang) -> Told:
    region, case, kind = base.scene.region, question.case or "", ReaderKind.PERSON
    names = Names(alone(region, case), lang)
    if question.place is None:
        own = person_view(region, base.result, case)
        rules = () if own.no is None else own.no.rules
        blockers = (rule.blocker for rule in rules)
        return _told(kind, own, person_blocks(own, names), names, blockers)
    try:
        there = person_place(region, base.result, case, question.place)
    except KeyError as error:
        raise BadInputError((NO_PLACE.in_(lang).format(ref=question.place),)) from error
    return _told(kind, there, place_blocks(there, names), names, there.blockers)


def _to_provider(
    base: Settled, question: Question, lang: Lang, earlier: list[Settled]
) -> Told:
    region, kind = base.scene.region, ReaderKind.PROVIDER
    ref, place, names = question.reader.ref, question.place, Names(region, lang)
    if place is None:
        before = [(e.scene, e.result) for e in earlier]
        view = provider_view((base.scene, base.result), ref, before)
        blocks = provider_blocks(view, names)
        return _told(kind, view, blocks, names, counted=len(view.questions))
    there = region.place.get(place)
    if there is None or region.location[there.location].provider != ref:
        raise BadInputError((NOT_OWN.in_(lang).format(ref=place),))
    asked = criteria_at(base.scene, question.case or "", place)
    return _told(kind, asked, criterion_blocks(place, asked.criteria, names), names)


def _told(
    kind: ReaderKind,
    record: object,
    blocks: Iterable[Block],
    names: Names,
    blockers: Iterable[Blocker] = (),
    *,
    counted: int = MOST,
) -> Told:
    return Told(
        record=record,
        claims=record,
        blocks=tuple(blocks),
        names=names,
        register=REGISTER_OF[kind],
        blockers=tuple(blockers),
        counted=counted,
    )
