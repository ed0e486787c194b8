"""Matching a region from the command line."""

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import (
    BadInputError,
    bad_input,
    check_writable,
    is_special,
    load_region,
    unwritable,
    write_whole,
)
from api.cli.work.progress import told
from api.cli.work.running import Effort, run_region
from api.cli.work.screen import complain, show
from api.cli.work.verifying import coverage, failure_lines
from api.objectivefile import read_objective
from api.regionfile import RegionFileError, content_hash
from api.resultfile import write_result
from api.text.blocks import Line
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.overview import overview_blocks
from matcher.flow import NO_TRIAL, RunOutcome, Trial
from matcher.model.region import Region
from matcher.objective import Objective

REJECTED = Both(
    "Niet nagegaan: de tweede weg komt tot iets anders. Niets hiervan is bewezen.",
    "Not verified: the second way differs. Nothing of this is proved.",
)
KEPT = Both("Bewaard als {path}.", "Kept as {path}.")
UNNAMED = Path("resultaat.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a user asked for, as far as it concerns a run."""

    region: Path
    as_of: date | None
    objective: Path | None
    seconds: float
    workers: int
    lang: Lang


def match_region(request: Request, out: Path | None) -> Exit:
    """Match, write the result when `out` is given, show it; return the exit code."""
    try:
        if out is not None:
            check_outputs(request, out)
        region = load_region(request.region, request.as_of, request.lang)
        objective = load_objective(request)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    outcome = compute(region, objective, request)
    if outcome.failures:
        return reject(outcome, out, request.lang)
    try:
        keep(outcome, out)
    except OSError as error:
        complain([unwritable(out or UNNAMED, error, request.lang)])
        return Exit.BAD_INPUT
    show_run(outcome, region, request.lang)
    return OF_STATUS[outcome.result.status]


def check_outputs(request: Request, out: Path) -> None:
    """Raise BadInputError when the result, or what goes beside it, has no place.

    A rejected result has another name than the result: it too never replaces input.
    """
    inputs = [request.region, *([request.objective] if request.objective else [])]
    beside = [] if is_special(out) else [sidecar_of(out), rejected_of(out)]
    for path in (out, *beside):
        check_writable(path, request.lang, inputs)


def keep(outcome: RunOutcome, out: Path | None) -> None:
    """Write the result, and its host facts beside it when it is an ordinary file."""
    if out is None:
        return
    write_whole(out, write_result(outcome.result))
    if not is_special(out):
        write_whole(sidecar_of(out), sidecar(outcome))


def show_run(outcome: RunOutcome, region: Region, lang: Lang) -> None:
    """Show the outcome of a run, and how far the second way has gone."""
    show(overview_blocks(outcome.result, Names(region, lang)))
    show([Line(coverage(outcome.verification, lang))])


def load_objective(request: Request) -> Objective:
    """Return the objective asked for, the standard one without a file."""
    if request.objective is None:
        return Objective()
    try:
        return read_objective(request.objective)
    except (RegionFileError, OSError) as error:
        raise bad_input(request.objective, error, request.lang) from error


def compute(
    region: Region, objective: Objective, request: Request, trial: Trial = NO_TRIAL
) -> RunOutcome:
    """Run with progress shown while it works; `trial` makes it an analysis."""
    effort = Effort(seconds=request.seconds, workers=request.workers)
    with told(request.lang) as tell:
        return run_region(region, content_hash(region), objective, effort, tell, trial)


def reject(outcome: RunOutcome, out: Path | None, lang: Lang) -> Exit:
    """Keep a result that the verifier rejects apart, name each claim that fails."""
    path = rejected_of(out or UNNAMED)
    kept_as = KEPT.in_(lang).format(path=path)
    try:
        write_whole(path, write_result(outcome.result))
    except OSError as error:
        kept_as = unwritable(path, error, lang)
    complain([REJECTED.in_(lang), kept_as])
    complain(failure_lines(outcome.failures, lang))
    return Exit.REJECTED


def sidecar_of(out: Path) -> Path:
    """Return where the host facts of a result go: `RESULT.sidecar.json`."""
    return out.with_suffix(".sidecar.json")


def rejected_of(out: Path) -> Path:
    """Return where a result goes that the verifier rejects: `RESULT.json.rejected`."""
    return out.with_name(out.name + ".rejected")


def sidecar(outcome: RunOutcome) -> bytes:
    """Return the host facts of a run as JSON: workers, seconds and engine per step."""
    return json.dumps(dataclasses.asdict(outcome.report), indent=2).encode() + b"\n"
