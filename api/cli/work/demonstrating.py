"""The demo: its region matched, and three casussen explained in full."""

from pathlib import Path

from api.cli.work.exits import OF_STATUS, Exit
from api.cli.work.explaining import show_case
from api.cli.work.matching import Request, compute, reject, show_run
from api.text.language import Lang
from fixtures.demo import DEMO_CASES, demo_region
from matcher.objective import Objective

WORKERS = 8


def show_demo(lang: Lang, seconds: float) -> Exit:
    """Match the demo region, show the outcome, explain three casussen."""
    region = demo_region()
    request = Request(
        region=Path("demo"),
        as_of=None,
        objective=None,
        seconds=seconds,
        workers=WORKERS,
        lang=lang,
    )
    outcome = compute(region, Objective(), request)
    if outcome.failures:
        return reject(outcome, None, lang)
    show_run(outcome, region, lang)
    for ref in DEMO_CASES:
        show_case(region, outcome.result, ref, lang)
    return OF_STATUS[outcome.result.status]
