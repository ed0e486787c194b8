"""The question of `why`: exactly one of three forms, with all that is wrong at once."""

from collections.abc import Iterator

from api.web.problems import FaultBody, invalid
from matcher.claims.contrast import Question
from matcher.contrasting import Ask, places_offered
from matcher.model.region import Region

FORMS = {
    "place": Question.PLACE,
    "insteadOf": Question.INSTEAD_OF,
    "notCase": Question.NOT_CASE,
}
ONE_FORM = "exactly one of place, insteadOf and notCase"


def question_of(region: Region, case: str, asked: dict[str, str | None]) -> Ask:
    """Return what is asked of a case, the three forms by their names; 400 otherwise."""
    given = {name: ref for name, ref in asked.items() if ref is not None}
    faults = list(_faults(region, case, given))
    if faults:
        raise invalid(faults)
    ((name, ref),) = given.items()
    question = FORMS[name]
    if question is Question.PLACE:
        return Ask(question=question, case=case, place=ref)
    return Ask(question=question, case=case, other=ref)


def _faults(region: Region, case: str, given: dict[str, str]) -> Iterator[FaultBody]:
    if len(given) != 1:
        yield FaultBody(location="query", expected=ONE_FORM)
    for name, ref in given.items():
        if name == "place":
            if ref not in places_offered(region):
                expected = "a dwelling or team of this run, no bridge"
                yield FaultBody(location=name, expected=expected)
        elif ref == case or ref not in region.case:
            yield FaultBody(location=name, expected="another case of this run")
