"""What an auditor reads of one case: where the run stands, and every claim."""

from collections.abc import Iterator

from api.text.blocks import Block, Line
from api.text.case import case_blocks
from api.text.names import Names
from api.text.sentences import readers as say
from api.text.sentences.run import STATUS
from matcher.result import Result


def auditor_blocks(result: Result, case: str, names: Names) -> Iterator[Block]:
    """Yield what the run rests on, and the outcome of one case as it is."""
    lang = names.lang
    yield Line(say.SNAPSHOT.fill(lang, code=result.snapshot))
    yield Line(say.RULE_SET.fill(lang, code=result.rule_set))
    yield Line(say.OBJECTIVE.fill(lang, code=result.objective_id))
    yield Line(STATUS.fill(lang, status=result.status))
    found = next(outcome for outcome in result.cases if outcome.case == case)
    yield from case_blocks(found, names)
