"""Routes for what is read off a run at once: a pair, the letter, a casus, a summary."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.letter import letter_to
from api.answers.pair import pair_at
from api.casezone.desk import AtDesk, DeskOnly, MayLook
from api.casezone.explaining.base import (
    Language,
    run_left,
    run_of_case,
    whole_run,
    without_closed,
)
from api.casezone.explaining.pairs import claim_of
from api.casezone.explaining.summary import Summary, summary_of
from api.casezone.explaining.told import Telling
from api.casezone.masking import handled_by
from api.casezone.readings import log
from api.casezone.runs.found import check_unrestricted
from api.casezone.runs.routes import ENDS
from api.casezone.runs.shapes import Explanation
from api.regionfile.shape import tree_of
from api.text.anonymous import anonymous_blocks
from api.web.problems import Problem, not_found
from matcher.anonymising.casus import LEAST, K, anonymised
from matcher.anonymising.fields import population
from matcher.scene import prepare_case

router = APIRouter(prefix="/runs/{ref}", tags=["explanations"], responses=ENDS)
CASE = "/cases/{case}"
Persons = Annotated[int, Query(ge=LEAST, le=1000, description="How many it fits")]


@router.get("/summary")
def summarise_run(
    desk: AtDesk, account: MayLook, ref: str, lang: Language = "nl"
) -> Summary:
    """Return what a run proposes; what rests on stale figures stands apart.

    Of a case that was closed since, nothing is told but that it is.
    """
    file, shut = without_closed(desk, run_left(desk, ref))
    with desk.store.reading() as store:
        check_unrestricted(store, (outcome.case for outcome in file.result.cases))
    found = summary_of(file, shut, lang)
    log(desk, account, "summary", [outcome.case for outcome in file.result.cases])
    return found


@router.get(CASE + "/places/{place}")
def explain_pair(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    case: str,
    place: str,
    lang: Language = "nl",
) -> Explanation:
    """Return every blocker and unknown of a case at a place, expected and found."""
    file = whole_run(desk, ref, case)
    file.outcome(case)
    try:
        scene = prepare_case(file.region, file.result.objective, case)
        pair = pair_at(scene, case, place, handled_by(account, case))
    except KeyError as error:
        raise not_found("place that offers something") from error
    telling = Telling(desk=desk, account=account, action="pair", file=file, case=case)
    return telling.told(claim_of(pair), pair.text(lang))


@router.get(CASE + "/letter")
def write_letter(
    desk: AtDesk, account: DeskOnly, ref: str, case: str, lang: Language = "nl"
) -> Explanation:
    """Return the letter to the person: the own view, and nothing of anybody else."""
    file = run_of_case(desk, ref, case)
    letter = letter_to(file.region, file.result, case, lang)
    telling = Telling(desk=desk, account=account, action="letter", file=file, case=case)
    return telling.told({"case": case, "title": letter.title}, letter.blocks)


@router.get(CASE + "/anonymous-casus")
def anonymise_case(
    desk: AtDesk,
    account: DeskOnly,
    ref: str,
    case: str,
    persons: Persons = K,
    lang: Language = "nl",
) -> Explanation:
    """Return a casus so coarse that it fits at least so many persons of the region."""
    file = run_of_case(desk, ref, case)
    people = population(file.region, file.result.cases)
    casus = anonymised(people, case, persons)
    if casus is None:
        detail = f"Nothing can be told that fits {persons} of {len(people)} persons."
        raise Problem(HTTPStatus.CONFLICT, detail)
    telling = Telling(
        desk=desk, account=account, action="anonymise", file=file, case=case
    )
    made = telling.told({"casus": tree_of(casus)}, anonymous_blocks(casus, lang))
    # Who it is about is what the casus keeps back.
    return made.model_copy(update={"case": None})
