"""Progress of a run on standard error: a moving line, or plain lines."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from api.cli.work.screen import Terminal
from api.text.labels import label
from api.text.language import Both, Lang
from matcher import planning
from matcher.flow import Progress
from matcher.objective import StepName

Tell = Callable[[Progress], None]

STAGES: dict[str, Both] = {
    "rules": Both("Regels nagaan", "Checking rules"),
    "solve": Both("De beste verdeling zoeken", "Looking for the best plan"),
    "explain": Both("Uitleg maken", "Explaining"),
    "question": Both("De vraag beantwoorden", "Answering the question"),
    "verify": Both("Nagaan langs een tweede weg", "Verifying by a second way"),
}
FIXED_ORDER = Both("vaste volgorde, zonder betekenis", "fixed order, without meaning")
AS_BEFORE = Both("zo min mogelijk verschil", "as little difference as can be")
CASE = Both("Concurrentie: casus {done} van {of}", "Competition: case {done} of {of}")
STEP = Both("stap {index} van {count}: {step}", "step {index} of {count}: {step}")


@contextmanager
def told(lang: Lang) -> Iterator[Tell]:
    """Give a function that shows progress while the block runs."""
    console = Terminal(file=sys.stderr, highlight=False, markup=False)
    if not console.is_terminal:
        yield lambda progress: console.print(_text(progress, lang))
        return
    with console.status("...") as status:
        yield lambda progress: status.update(_text(progress, lang))


@dataclass(frozen=True, slots=True)
class Counting:
    """Tells which of so many cases is at work, and that what came of it is verified."""

    say: Callable[[str], None]
    lang: Lang

    def case(self, done: int, of: int) -> None:
        """Tell that the next case is at work, so many being done."""
        self.say(CASE.in_(self.lang).format(done=done + 1, of=of) + " ...")

    def verifying(self) -> None:
        """Tell that it is verified."""
        self.say(f"{STAGES['verify'].in_(self.lang)} ...")


@contextmanager
def counting(lang: Lang) -> Iterator[Counting]:
    """Give what shows progress over cases while the block runs."""
    console = Terminal(file=sys.stderr, highlight=False, markup=False)
    if not console.is_terminal:
        yield Counting(console.print, lang)
        return
    with console.status("...") as status:
        yield Counting(status.update, lang)


@contextmanager
def working(lang: Lang) -> Iterator[Callable[[Both], None]]:
    """Give a function that shows what is being worked out while the block runs."""
    console = Terminal(file=sys.stderr, highlight=False, markup=False)
    if not console.is_terminal:
        yield lambda what: console.print(f"{what.in_(lang)} ...")
        return
    with console.status("...") as status:
        yield lambda what: status.update(f"{what.in_(lang)} ...")


def _text(progress: Progress, lang: Lang) -> str:
    stage = STAGES.get(progress.stage)
    text = progress.stage if stage is None else stage.in_(lang)
    step = progress.step
    if step is None:
        return f"{text} ..."
    known = {name.value: name for name in StepName}
    name = step.result.name
    other = AS_BEFORE if name == planning.AS_BEFORE else FIXED_ORDER
    of = STEP.in_(lang).format(
        index=step.index + 1,
        count=step.count,
        step=label(known[name], lang) if name in known else other.in_(lang),
    )
    return f"{text}, {of}"
