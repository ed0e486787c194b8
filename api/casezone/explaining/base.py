"""The run that an explanation starts from, as far as it can still be read."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Query

from api.answers.settled import Settled, settled_on
from api.casezone.cases.kept import shielded
from api.casezone.desk import Desk
from api.casezone.runs.found import check_open, check_unrestricted, done, erased
from api.casezone.runs.results import content_of, refs_of, result_left
from api.casezone.runs.snapshots import SnapshotErasedError, region_at, region_left
from api.identity import Account, Role
from api.resultfile import result_in
from api.text.language import Lang
from api.web.access import serves
from api.web.problems import not_found
from matcher.model.region import Region
from matcher.result import CaseResult, Result

WholeDesk = Annotated[Account, Depends(serves(Role.COORDINATOR))]
Language = Annotated[Lang, Query(alias="lang")]


@dataclass(frozen=True, kw_only=True)
class RunFile:
    """A run with the region that it looked at; `gone`: cases that were erased since."""

    ref: str
    region: Region
    result: Result
    gone: tuple[str, ...] = ()

    @cached_property
    def settled(self) -> Settled:
        """Where explainers start."""
        return settled_on(self.region, self.result)

    def known(self, case: str) -> None:
        """Answer 404 when the case was not in the region of this run."""
        if case not in self.region.case:
            raise not_found("case in this run")

    def outcome(self, case: str) -> CaseResult:
        """Return the outcome of a case; 404 when the run did not look for a place."""
        for found in self.result.cases:
            if found.case == case:
                return found
        raise not_found("case in this run")


def whole_run(desk: Desk, ref: str, *about: str) -> RunFile:
    """Return a run of which nobody was erased; 410 names who was.

    403 when it is asked about a case that is closed.
    """
    with desk.store.reading() as store:
        check_open(store, about)
        snapshot = done(store, ref)["snapshot"]
        check_unrestricted(store, refs_of(store, ref))
        try:
            region = region_at(store, desk.keys, snapshot)
            content = content_of(store, desk.keys, ref)
        except SnapshotErasedError as error:
            raise erased(error) from error
    return RunFile(ref=ref, region=region, result=result_in(content))


def run_left(desk: Desk, ref: str) -> RunFile:
    """Return what can still be read of a run."""
    with desk.store.reading() as store:
        snapshot = done(store, ref)["snapshot"]
        region, gone = region_left(store, desk.keys, snapshot)
        try:
            result, _ = result_left(store, desk.keys, ref)
        except SnapshotErasedError as error:
            raise erased(error) from error
    return RunFile(ref=ref, region=region, result=result, gone=gone)


def without_closed(desk: Desk, file: RunFile) -> tuple[RunFile, tuple[str, ...]]:
    """Return a run as if nobody was in it whose case is closed, and who they are."""
    cases = file.result.cases
    with desk.store.reading() as store:
        shut = shielded(store, [outcome.case for outcome in cases])
    left = tuple(outcome for outcome in cases if outcome.case not in shut)
    return replace(file, result=replace(file.result, cases=left)), shut


def run_of_case(desk: Desk, ref: str, case: str) -> RunFile:
    """Return what can still be read of a run; 410 when this case was erased."""
    with desk.store.reading() as store:
        check_open(store, [case])
    file = run_left(desk, ref)
    if case in file.gone:
        raise erased(SnapshotErasedError((case,)))
    file.outcome(case)
    return file
