"""An anonymous casus from the command line."""

from pathlib import Path

from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.files import BadInputError, load_region
from api.cli.work.matching import Request
from api.cli.work.reading import NO_CASE
from api.cli.work.screen import complain, show, write_out
from api.cli.work.settled import result_of
from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.text.anonymous import anonymous_blocks
from api.text.sentences.anonymous import REFUSED
from api.text.values import CASES, Counted
from matcher.anonymising.casus import anonymised
from matcher.anonymising.fields import population


def show_anonymous(
    request: Request, case: str, stored: Path | None, k: int, *, as_json: bool
) -> Exit:
    """Show the finest version of a casus that fits k persons of its own region."""
    lang = request.lang
    try:
        region = load_region(request.region, request.as_of, lang)
        if case not in region.case:
            raise BadInputError((NO_CASE.in_(lang).format(ref=case),))  # noqa: TRY301
        result = result_of(request, region, stored)
        if result is None:
            return Exit.REJECTED
        people = population(region, result.cases)
        casus = anonymised(people, case, k)
        if casus is None:
            cases = Counted(len(people), CASES)
            raise BadInputError((REFUSED.fill(lang, k=k, cases=cases),))  # noqa: TRY301
    except BadInputError as error:
        complain(error.lines)
        return Exit.BAD_INPUT
    if as_json:
        write_out(canonical(tree_of(casus)))
    else:
        show(anonymous_blocks(casus, lang))
    return OF_STATUS[result.status]
