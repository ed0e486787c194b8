"""Trying out changes from the command line: the region itself stays as it is."""

from dataclasses import dataclass, replace
from pathlib import Path

from api.answers.rejected import RejectedError
from api.answers.trying import compared, tried_with
from api.changefile import Changed, read_changes
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
from api.cli.work.matching import (
    KEPT,
    REJECTED,
    UNNAMED,
    Request,
    compute,
    load_objective,
    reject,
    rejected_of,
)
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import result_of
from api.cli.work.verifying import failure_lines, load_result
from api.regionfile import RegionFileError
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.language import Both
from api.text.names import Names
from api.text.whatif import comparison_blocks
from matcher.flow import Trial
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.result import Result, RunStatus
from matcher.whatif import Told, Tried

MOST_FILES = 2
ONE_OR_TWO = Both(
    "Geef een of twee bestanden met wijzigingen, geen {number}.",
    "Give one or two files of changes, not {number}.",
)
AS_IT_IS = Both("Zoals het nu is", "As it is now")
WHAT_IF = Both("Wat als: {name}", "What if: {name}")
WORST = (Exit.INTERRUPTED, Exit.NOT_PROVED, Exit.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a user wants to try, and where the answer goes."""

    request: Request
    files: tuple[Path, ...]
    stored: Path | None
    as_json: bool
    out: Path | None


def show_comparison(question: Question) -> Exit:
    """Compare, write the comparison when asked, show it; return the exit code."""
    request = question.request
    try:
        if question.out is not None:
            _check_outputs(question, question.out)
        region = load_region(request.region, request.as_of, request.lang)
        changed = _changed(question, region)
        complain([AS_IT_IS.in_(request.lang)] if question.stored is None else [])
        base = result_of(request, region, question.stored)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if base is None:
        return Exit.REJECTED
    told = Told(region=region, result=base)
    tried = _tried(request, told, changed)
    if tried is None:
        return Exit.REJECTED
    return _tell(question, told, tried)


def _check_outputs(question: Question, out: Path) -> None:
    """Raise BadInputError when there is no place to write, or only over an input."""
    request = question.request
    asked = (request.region, request.objective, question.stored, *question.files)
    inputs = [path for path in asked if path is not None]
    for path in (out, *([] if is_special(out) else [rejected_of(out)])):
        check_writable(path, request.lang, inputs)


def _changed(question: Question, region: Region) -> tuple[Changed, ...]:
    """Return the region after each file of changes; all faults of all files at once."""
    lang, files = question.request.lang, question.files
    if len(files) > MOST_FILES:
        raise BadInputError((ONE_OR_TWO.in_(lang).format(number=len(files)),))
    objective = _objective(question)
    found: list[Changed] = []
    lines: list[str] = []
    for file in files:
        try:
            found.append(read_changes(file, region, objective))
        except (RegionFileError, OSError) as error:
            lines += bad_input(file, error, lang).lines
    if lines:
        raise BadInputError(tuple(lines))
    return tuple(found)


def _objective(question: Question) -> Objective:
    if question.stored is None:
        return load_objective(question.request)
    return load_result(question.stored, question.request.lang).objective


def _tried(
    request: Request, base: Told, changed: tuple[Changed, ...]
) -> tuple[Tried, ...] | None:
    """Return the run after each set of changes; None when one was rejected.

    After Ctrl-C what is left gets no time.
    """
    found: list[Tried] = []
    before: Result = base.result
    for one in changed:
        complain([WHAT_IF.in_(request.lang).format(name=one.name)])
        stopped = before.status is RunStatus.INTERRUPTED
        spending = replace(request, seconds=0.0) if stopped else request
        trial = Trial(switches=one.switches, like=base.result)
        outcome = compute(one.region, one.objective, spending, trial)
        if outcome.failures:
            reject(outcome, None, request.lang)
            return None
        before = outcome.result
        found.append(tried_with(one, outcome))
    return tuple(found)


def _tell(question: Question, base: Told, tried: tuple[Tried, ...]) -> Exit:
    lang = question.request.lang
    try:
        comparison = compared(base, tried)
    except RejectedError as error:
        complain([REJECTED.in_(lang), *failure_lines(error.failures, lang)])
        return _reject(question, canonical(tree_of(error.claim)))
    data = canonical(tree_of(comparison))
    try:
        if question.out is not None:
            write_whole(question.out, data)
    except OSError as error:
        complain([unwritable(question.out or UNNAMED, error, lang)])
        return Exit.BAD_INPUT
    if question.as_json:
        write_out(data)
    else:
        after = [Names(one.region, lang) for one in tried]
        show(comparison_blocks(comparison, Names(base.region, lang), after))
    codes = {OF_STATUS[r.status] for r in (base.result, *(t.result for t in tried))}
    return next(code for code in WORST if code in codes)


def _reject(question: Question, data: bytes) -> Exit:
    lang, path = question.request.lang, rejected_of(question.out or UNNAMED)
    try:
        write_whole(path, data)
        complain([KEPT.in_(lang).format(path=path)])
    except OSError as error:
        complain([unwritable(path, error, lang)])
    return Exit.REJECTED
