"""Blocks of text as one web page that needs nothing else: no script, no other file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from api.text.blocks import Block, Chart, Flow, Grid, Heading, Line
from api.text.language import Both, Lang

CONTENT = Both("Naar de inhoud", "To the content")
AMOUNT = Both("hoeveel", "how much")
WHAT = Both("waarvan", "of what")
BOX, ARROW, BOX_WIDTH = 40, 24, 220
ROW, LABEL_WIDTH, BAR_WIDTH, VALUE_WIDTH = 28, 300, 360, 110


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """One bar of a drawing: its top and width in pixels."""

    label: str
    shown: str
    top: int
    width: int


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """One box of a drawing and its top in pixels."""

    name: str
    top: int


def page(title: str, blocks: Iterable[Block], lang: Lang) -> bytes:
    """Return an HTML page: equal blocks give equal bytes.

    Every chart and flow is drawn as SVG with the same figures or texts beside it. A
    grid is named after the heading above it.
    """
    text = _template("page.html").render(
        lang=lang,
        title=title,
        content=CONTENT.in_(lang),
        amount=AMOUNT.in_(lang),
        what=WHAT.in_(lang),
        parts=list(_parts(blocks)),
        drawing={"row": ROW, "label": LABEL_WIDTH, "bar": BAR_WIDTH},
        flow={"box": BOX, "arrow": ARROW, "wide": BOX_WIDTH},
        wide=LABEL_WIDTH + BAR_WIDTH + VALUE_WIDTH,
    )
    return text.encode()


def _parts(blocks: Iterable[Block]) -> Iterator[dict[str, object]]:
    above, number = "", count(1)
    for block in blocks:
        if isinstance(block, Heading):
            above = block.text
            yield {"kind": "heading", "block": block, "id": f"deel-{next(number)}"}
        elif isinstance(block, Line):
            yield {"kind": "line", "block": block}
        elif isinstance(block, Grid):
            yield {"kind": "grid", "block": block, "caption": above}
        elif isinstance(block, Flow):
            high = BOX + (BOX + ARROW) * (len(block.boxes) - 1)
            flow = {"boxes": list(_stacked(block)), "high": high}
            yield {"kind": "flow", "block": block, "id": f"beeld-{next(number)}"} | flow
        else:
            drawn = {"bars": list(_drawn(block)), "high": ROW * len(block.bars)}
            yield {"kind": "chart", "block": block, "id": f"beeld-{next(number)}"} | (
                drawn
            )


def _stacked(flow: Flow) -> Iterator[DrawnBox]:
    for k, (name, _) in enumerate(flow.boxes):
        yield DrawnBox(name, (BOX + ARROW) * k)


def _drawn(chart: Chart) -> Iterator[DrawnBar]:
    for k, bar in enumerate(chart.bars):
        width = round(BAR_WIDTH * bar.value / chart.largest)
        yield DrawnBar(bar.label, bar.shown, ROW * k, width)


@cache
def _template(name: str) -> Template:
    loader = PackageLoader("api.reports")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
