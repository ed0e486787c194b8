"""The route for who could use a place, and which openings that would set free."""

from collections.abc import Iterator
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query

from api.casezone.asking import RunAge, logged
from api.casezone.desk import AtDesk, Desk
from api.casezone.masking import masked
from api.casezone.runs.found import done, erased
from api.casezone.runs.latest import last_run
from api.casezone.runs.results import content_of
from api.casezone.runs.shapes import Block, blocks_of
from api.casezone.runs.snapshots import SnapshotErasedError, region_at
from api.identity import Account, Role
from api.regionfile.shape import tree_of
from api.resultfile import result_in
from api.text.candidates import candidates_blocks
from api.text.language import Lang
from api.text.names import Names
from api.web.access import serves
from api.web.problems import not_found, wrong_state
from api.web.records import camel
from api.web.shape import Shape
from matcher.candidates import candidates
from matcher.claims.candidates import Candidates
from matcher.explaining import recalled
from matcher.model.region import Region
from matcher.result import Result
from matcher.scene import prepare
from matcher.verifying.openings import candidates_failures

router = APIRouter(tags=["places"])
# It names cases of everybody: for the desk alone, never for one gemeente or provider.
WholeDesk = Annotated[Account, Depends(serves(Role.COORDINATOR))]
Language = Annotated[Lang, Query(alias="lang")]
OfRun = Annotated[str | None, Query(alias="run", max_length=64)]
ENDS: dict[int | str, dict[str, Any]] = {
    409: {"description": "There is no run with a result"},
    410: {"description": "A case was erased since; the answer names it"},
}


class RejectedError(Exception):
    """The second way does not agree with what would be told: nobody is shown it."""


class CandidatesBody(Shape):
    """Who could use a place by a run, and the chain behind it; for the desk alone.

    `age_days`: how old the figures of the place are that the run looked at.
    """

    run: RunAge
    place: str
    age_days: int
    claim: dict[str, Any]
    text: tuple[Block, ...]


@router.get("/places/{ref}/candidates", responses=ENDS)
def list_candidates(
    desk: AtDesk, account: WholeDesk, ref: str, run: OfRun = None, lang: Language = "nl"
) -> CandidatesBody:
    """Return who could use a place, and which opening arises if this one moves on.

    By the last run, or by `run`. Nothing is planned anew.
    """
    name, region, result = _run(desk, run)
    place = region.place.get(ref)
    if place is None:
        raise not_found("place in this run")
    found = _candidates(region, result, ref)
    logged(desk, account, "candidates", _named(found))
    age = (desk.today() - result.as_of).days
    return CandidatesBody(
        run=RunAge(ref=name, as_of=result.as_of, age_days=age),
        place=ref,
        age_days=(desk.today() - place.confirmed_at).days,
        claim=cast("dict[str, Any]", camel(masked(tree_of(found)))),
        text=blocks_of(candidates_blocks(found, Names(region, lang))),
    )


def _run(desk: Desk, ref: str | None) -> tuple[str, Region, Result]:
    with desk.store.reading() as store:
        name = ref or last_run(store)
        if name is None:
            raise wrong_state("There is no run with a result yet.")
        snapshot = done(store, name)["snapshot"]
        try:
            region = region_at(store, desk.keys, snapshot)
            content = content_of(store, desk.keys, name)
        except SnapshotErasedError as error:
            raise erased(error) from error
    return name, region, result_in(content)


def _candidates(region: Region, result: Result, place: str) -> Candidates:
    scene = prepare(region, result.objective)
    plan, snapshot = recalled(scene, result), result.snapshot
    try:
        found = candidates(scene, plan, place, snapshot=snapshot)
    except KeyError as error:
        raise not_found("place of one's own") from error
    if any(candidates_failures(region, result, found, snapshot=snapshot)):
        raise RejectedError(place)
    return found


def _named(found: Candidates) -> Iterator[str]:
    for case in found.cases:
        yield case.case
    for link in found.chain:
        yield link.case
        yield from link.others
        yield from link.users
