"""Progress of a run on standard error: a moving line, or plain lines."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from api.text.labels import label
from api.text.language import Both, Lang
from matcher.flow import Progress
from matcher.objective import StepName

Tell = Callable[[Progress], None]

STAGES: dict[str, Both] = {
    "rules": Both("Regels nagaan", "Checking rules"),
    "solve": Both("De beste verdeling zoeken", "Looking for the best plan"),
    "explain": Both("Uitleg maken", "Explaining"),
    "verify": Both("Nagaan langs een tweede weg", "Verifying by a second way"),
}
FIXED_ORDER = Both("vaste volgorde, zonder betekenis", "fixed order, without meaning")
STEP = Both("stap {index} van {count}: {step}", "step {index} of {count}: {step}")


@contextmanager
def told(lang: Lang) -> Iterator[Tell]:
    """Give a function that shows progress while the block runs."""
    console = Console(file=sys.stderr, highlight=False, markup=False)
    if not console.is_terminal:
        yield lambda progress: console.print(_text(progress, lang))
        return
    with console.status("...") as status:
        yield lambda progress: status.update(_text(progress, lang))


@contextmanager
def counting(lang: Lang) -> Iterator[Callable[[Both], None]]:
    """Give a function that shows what is being worked out while the block runs."""
    console = Console(file=sys.stderr, highlight=False, markup=False)
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
    of = STEP.in_(lang).format(
        index=step.index + 1,
        count=step.count,
        step=label(known[name], lang) if name in known else FIXED_ORDER.in_(lang),
    )
    return f"{text}, {of}"
