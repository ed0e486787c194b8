"""A question worked out beside the store, for a version of the case."""

from dataclasses import dataclass

from api.casezone.cases import kept as cases
from api.casezone.desk import Desk
from api.casezone.keys import ErasedError
from api.casezone.options.present import ready_at
from api.casezone.questions.posing import posed
from api.casezone.questions.shapes import NewQuestion
from api.casezone.sharing.crossing import check_crossing
from api.messages.questions import QuestionAsked
from api.sharing.words import Phase
from api.web.problems import FaultBody, Problem, invalid, not_found, wrong_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is going to cross about one version of a case, or why it cannot."""

    case: str
    version: int
    told: QuestionAsked | Problem

    def of_version(self, version: int) -> QuestionAsked:
        """Return what crosses; a problem when it cannot, or the case has changed."""
        if isinstance(self.told, Problem):
            raise self.told
        if self.version != version:
            raise wrong_state("The case has changed meanwhile. Ask again.")
        return self.told


def drafted(desk: Desk, ref: str, body: NewQuestion) -> Draft:
    """Return the draft of a question about a case."""
    version = 0
    try:
        with desk.store.reading() as store:
            file = cases.one(store, ref)
            if file is None:
                raise not_found("case")
        version = file.version
        if body.answer_by <= desk.now():
            expected = "a moment that is to come"
            raise invalid([FaultBody(location="/answerBy", expected=expected)])
        facts = cases.opened(desk.keys, file)
        asked = posed(ready_at(desk), facts, body)
        check_crossing(desk, Phase.ASKING, asked)
        told: QuestionAsked | Problem = asked
    except Problem as problem:
        told = problem
    except ErasedError:
        told = not_found("case")
    return Draft(case=ref, version=version, told=told)
