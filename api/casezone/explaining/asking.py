"""Routes for what takes long to answer about a run: why, and the competition."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.answers.asking import answered
from api.answers.competing import OfCase, competition, competition_of
from api.answers.readback import read_back
from api.casezone.apart import Effort
from api.casezone.desk import AtDesk, Desk
from api.casezone.explaining.base import Language, RunFile, WholeDesk, whole_run
from api.casezone.explaining.questions import question_of
from api.casezone.explaining.told import Telling
from api.casezone.runs.routes import ENDS
from api.casezone.runs.shapes import Explanation
from api.regionfile.parse import Tree
from api.regionfile.shape import tree_of
from api.text.blocks import Block
from api.text.case import case_blocks, case_claims
from api.text.competition import case_competition_blocks, competition_blocks
from api.text.contrast import contrast_blocks
from api.text.language import Lang
from api.text.names import Names

router = APIRouter(prefix="/runs/{ref}", tags=["explanations"], responses=ENDS)
LONGEST = 600
Seconds = Annotated[
    int | None,
    Query(ge=0, le=LONGEST, description="How long it may search; else the setting"),
]
Ref = Annotated[str | None, Query(min_length=1, max_length=64)]


@router.get("/cases/{case}/why")
async def ask_why(  # noqa: PLR0913, PLR0917 - the parameters of the route
    desk: AtDesk,
    account: WholeDesk,
    ref: str,
    case: str,
    place: Ref = None,
    instead_of: Annotated[Ref, Query(alias="insteadOf")] = None,
    not_case: Annotated[Ref, Query(alias="notCase")] = None,
    all_steps: Annotated[bool, Query(alias="allSteps")] = False,  # noqa: FBT002
    seconds: Seconds = None,
    lang: Language = "nl",
) -> Explanation:
    """Return why a plan is so and not otherwise: one question, one of six answers.

    Ask exactly one: `place` (why not there), `insteadOf` (why has that case its place
    and not this one) or `notCase` (why has this case its place and not that one).
    """
    asked = {"place": place, "insteadOf": instead_of, "notCase": not_case}

    def work(effort: Effort) -> Explanation:
        file = whole_run(desk, ref, case)
        file.known(case)
        ask = question_of(file.region, case, asked)
        found = answered(file.settled, ask, effort.remaining)
        names = Names(file.region, lang)
        text = contrast_blocks(found, file.result, names, all_steps=all_steps)
        telling = Telling(
            desk=desk, account=account, action="why", file=file, case=case
        )
        return telling.told(tree_of(found), text)

    return await desk.apart.answer(time_for(desk, seconds), work)


@router.get("/cases/{case}/competition")
async def explain_competition_of_case(
    desk: AtDesk,
    account: WholeDesk,
    ref: str,
    case: str,
    seconds: Seconds = None,
    lang: Language = "nl",
) -> Explanation:
    """Return who ask for the same room as a case that has none, and what would help."""

    def work(effort: Effort) -> Explanation:
        file = whole_run(desk, ref, case)
        file.outcome(case)
        found = competition_of(file.settled, case, effort.remaining)
        claim: dict[str, Tree] = {"case": case, "competition": None, "advice": None}
        if found.competition is not None:
            claim["competition"] = tree_of(found.competition)
        if found.advice is not None:
            claim["advice"] = tree_of(found.advice)
        telling = Telling(
            desk=desk, account=account, action="competition", file=file, case=case
        )
        return telling.told(claim, _text(file, case, found, lang))

    return await desk.apart.answer(time_for(desk, seconds), work)


@router.get("/competition")
async def explain_competition(
    desk: AtDesk,
    account: WholeDesk,
    ref: str,
    seconds: Seconds = None,
    lang: Language = "nl",
) -> Explanation:
    """Return who in the region ask for the same room: of every case that has none."""

    def work(effort: Effort) -> Explanation:
        file = whole_run(desk, ref)
        found = competition(file.settled, effort.remaining)
        text = competition_blocks(found, file.result, Names(file.region, lang))
        telling = Telling(desk=desk, account=account, action="competition", file=file)
        return telling.told(tree_of(found), text)

    return await desk.apart.answer(time_for(desk, seconds), work)


def time_for(desk: Desk, seconds: int | None) -> float:
    """Return how long an answer may search: as asked, or the setting."""
    return desk.settings.answer_seconds if seconds is None else seconds


def _text(file: RunFile, case: str, more: OfCase, lang: Lang) -> tuple[Block, ...]:
    outcome, names = file.outcome(case), Names(file.region, lang)
    told = tuple[Block, ...]()
    if more.competition is not None:
        told = tuple(case_competition_blocks(more.competition, file.result, names))
    cited = () if outcome.no is None else outcome.no.cited
    return read_back(
        case_blocks(outcome, names, more.advice, told),
        (case_claims(file.region, outcome), more.competition, more.advice),
        [blocker for offer in cited for blocker in offer.blockers],
        names,
    )
