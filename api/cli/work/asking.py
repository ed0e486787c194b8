"""Answering one question about a plan from the command line."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from api.answers.asking import answered
from api.answers.rejected import RejectedError
from api.answers.settled import Settled
from api.cli.work.aside import aside
from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import FAULTS, BadInputError, load_region
from api.cli.work.matching import REJECTED, Request
from api.cli.work.progress import told
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import settled
from api.cli.work.verifying import PROVE_SECONDS, failure_lines
from api.regionfile.fault import Expected, Fault, shown
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.contrast import contrast_blocks
from api.text.language import Both
from api.text.names import Names
from matcher.claims.contrast import Answer, Contrast, Question
from matcher.contrasting import Ask, ContradictionError, places_offered
from matcher.flow import Progress
from matcher.model.region import Region

FORMS = "--place, --instead-of, --not-case"
ONE_FORM = Expected("precies één van deze drie", "exactly one of these three")
A_CASE = Expected("een casus van deze regio", "a case of this region")
ANOTHER = Expected("een andere casus dan --case", "another case than --case")
A_PLACE = Expected(
    "een woonplek of team van deze regio, geen overbrugging",
    "a dwelling or team of this region, no bridge",
)
QUESTION = Both("De vraag", "The question")
NOT_THE_BEST = Both(
    "Er is een verdeling die beter is dan de bewezen beste ({why}). "
    "Dat is een fout in het programma; niets hiervan is bewezen.",
    "There is a plan better than the one proved to be the best ({why}). "
    "That is a defect of the program; nothing of this is proved.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a user asked: `case`, one of the three forms, and how to tell it."""

    case: str
    place: str | None
    instead_of: str | None
    not_case: str | None
    all_steps: bool
    prove: bool
    as_json: bool

    @property
    def ask(self) -> Ask:
        """The question in references."""
        if self.place is not None:
            return Ask(question=Question.PLACE, case=self.case, place=self.place)
        if self.instead_of is not None:
            question, other = Question.INSTEAD_OF, self.instead_of
        else:
            question, other = Question.NOT_CASE, self.not_case or ""
        return Ask(question=question, case=self.case, other=other)


def answer_question(request: Request, asking: Asking, stored: Path | None) -> Exit:
    """Answer a question about a stored plan, or about one that is computed now."""
    try:
        region = _region_for(request, asking)
        found = settled(request, region, stored)
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if found is None:
        return Exit.REJECTED
    claim = aside(lambda: _answered(request, asking, found))
    if claim is None:
        return Exit.REJECTED
    if asking.as_json:
        write_out(canonical(tree_of(claim)))
    else:
        names = Names(region, request.lang)
        show(contrast_blocks(claim, found.result, names, all_steps=asking.all_steps))
    return _exit(claim, found)


def _answered(request: Request, asking: Asking, found: Settled) -> Contrast | None:
    """Return the verified answer; None, with the reasons told, when rejected."""
    lang = request.lang
    ends = time.monotonic() + request.seconds
    with told(lang) as tell:
        tell(Progress(stage="question"))
        try:
            return answered(
                found,
                asking.ask,
                lambda: max(0.0, ends - time.monotonic()),
                verifying=lambda: tell(Progress(stage="verify")),
                prove_seconds=PROVE_SECONDS if asking.prove else None,
            )
        except ContradictionError as error:
            complain([NOT_THE_BEST.in_(lang).format(why=error)])
        except RejectedError as error:
            complain([REJECTED.in_(lang), *failure_lines(error.failures, lang)])
    return None


def _exit(claim: Contrast, found: Settled) -> Exit:
    if claim.answer is Answer.NOT_PROVED:
        return Exit.NOT_PROVED
    if claim.answer in {None, Answer.BLOCKED}:
        return Exit.DONE
    return OF_STATUS[found.result.status]


def _region_for(request: Request, asking: Asking) -> Region:
    """Return the region; BadInputError names all that is wrong with the question."""
    lang = request.lang
    faults = list(_faults_of_form(asking))
    lines: tuple[str, ...] = ()
    region = None
    try:
        region = load_region(request.region, request.as_of, lang)
    except BadInputError as error:
        lines = error.lines
    if region is not None:
        faults += _faults_of_refs(asking, region)
    if faults:
        source = QUESTION.in_(lang)
        head = FAULTS.in_(lang).format(source=source, number=len(faults))
        lines = (*lines, head, *(f"  {fault.text(lang)}" for fault in faults))
    if region is None or lines:
        raise BadInputError(lines)
    return region


def _faults_of_form(asking: Asking) -> Iterator[Fault]:
    given = [
        ref
        for ref in (asking.place, asking.instead_of, asking.not_case)
        if ref is not None
    ]
    if len(given) != 1:
        value = ", ".join(map(shown, given))
        yield Fault(FORMS, value, ONE_FORM)
    for name, ref in _others(asking):
        if ref == asking.case:
            yield Fault(name, shown(ref), ANOTHER)


def _faults_of_refs(asking: Asking, region: Region) -> Iterator[Fault]:
    for name, ref in (("--case", asking.case), *_others(asking)):
        if ref not in region.case:
            yield Fault(name, shown(ref), A_CASE)
    if asking.place is not None and asking.place not in places_offered(region):
        yield Fault("--place", shown(asking.place), A_PLACE)


def _others(asking: Asking) -> Iterator[tuple[str, str]]:
    for name, ref in (
        ("--instead-of", asking.instead_of),
        ("--not-case", asking.not_case),
    ):
        if ref is not None:
            yield name, ref
