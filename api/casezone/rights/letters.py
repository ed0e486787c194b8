"""Routes for the letter with the answer to a request of the person."""

from fastapi import APIRouter
from pydantic.alias_generators import to_snake

from api.casezone.asking import found_case, why_of
from api.casezone.cases import kept as cases
from api.casezone.corrections.kept import CORRECTIONS
from api.casezone.corrections.shapes import CorrectionBody
from api.casezone.corrections.showing import correction_body
from api.casezone.desk import AtDesk, Desk
from api.casezone.explaining.base import Language
from api.casezone.objections.kept import OBJECTIONS
from api.casezone.objections.showing import objection_body
from api.casezone.options.present import ready_at, region_at_present
from api.casezone.rights.asking import Asker, found_thing, logged
from api.casezone.runs.shapes import Block, blocks_of
from api.text.answers import (
    CorrectionTold,
    ObjectionTold,
    correction_blocks,
    objection_blocks,
)
from api.text.blocks import Grid
from api.text.labels import label
from api.text.language import Lang
from api.text.names import Names
from api.text.own_facts import FIELDS, fact_grid
from api.web.shape import Shape
from matcher.projecting.alone import alone

router = APIRouter(tags=["rights of the person"])


class RightsLetter(Shape):
    """The letter to the person about one request; nothing of anybody else is in it."""

    case: str
    text: tuple[Block, ...]


@router.get("/corrections/{ref}/letter")
def write_correction_letter(
    desk: AtDesk, account: Asker, ref: str, lang: Language = "nl"
) -> RightsLetter:
    """Return the letter that tells what became of a correction."""
    with desk.store.writing() as store:
        thing = found_thing(desk, store, CORRECTIONS, ref)
        file = found_case(store, thing.case)
        logged(store, account, "correction-letter", file.ref, why_of(desk, account))
    with desk.store.reading() as store:
        found = correction_body(desk, store, thing)
    told = CorrectionTold(
        case=found.case,
        state=found.state,
        received_on=found.received_on,
        due=found.due,
        reason=found.reason,
        facts=_facts_now(desk, file, found, lang),
        recomputed=found.after is not None,
        receivers=bool(found.recipients),
    )
    text = blocks_of(correction_blocks(told, lang))
    return RightsLetter(case=found.case, text=text)


@router.get("/objections/{ref}/letter")
def write_objection_letter(
    desk: AtDesk, account: Asker, ref: str, lang: Language = "nl"
) -> RightsLetter:
    """Return the letter that tells what became of an objection."""
    with desk.store.writing() as store:
        thing = found_thing(desk, store, OBJECTIONS, ref)
        why = why_of(desk, account)
        logged(store, account, "objection-letter", thing.case, why)
    found = objection_body(thing, desk.today())
    told = ObjectionTold(
        case=found.case,
        state=found.state,
        received_on=found.received_on,
        due=found.due,
        kind=found.concern.kind.value,
        own=found.own,
        reason=found.upheld or found.dismissed,
        body=label(found.door.body, lang),
        sent_on=found.sent_on,
        outcome=found.outcome,
    )
    text = blocks_of(objection_blocks(told, lang))
    return RightsLetter(case=found.case, text=text)


def _facts_now(desk: Desk, file: cases.File, found: CorrectionBody, lang: Lang) -> Grid:
    """Return the facts that a correction is about as the record has them now."""
    facts = cases.opened(desk.keys, file)
    bare = facts | {"placements": [], "ties": []}
    region = alone(region_at_present(ready_at(desk), [bare]), file.ref)
    whole = fact_grid(region.case[file.ref], Names(region, lang))
    named = {FIELDS[to_snake(fact.path)].in_(lang) for fact in found.facts}
    rows = tuple(row for row in whole.rows if row[0] in named)
    return Grid(whole.columns, rows)
