"""Blocks of text on a terminal, aligned; faults and remarks on standard error."""

import json
import sys
from collections.abc import Iterable
from io import StringIO, TextIOWrapper
from typing import IO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.text.blocks import Block, Chart, Flow, Grid, Heading, Line

INDENT = 2
GAP = 2
PLAIN_WIDTH = 140
TEXT_WIDTH = 96
BAR, BAR_WIDTH = "█", 30
STYLES = {1: "bold underline", 2: "bold", 3: "italic"}


class Terminal(Console):
    """A console that leaves a closed pipe to the ending of the program."""

    def on_broken_pipe(self) -> None:
        """Raise the error again, where rich would end the program with code 1."""
        raise  # noqa: PLE0704 - rich calls this while it handles the error


def show(blocks: Iterable[Block]) -> None:
    """Write blocks to standard output."""
    console = _console(sys.stdout)
    for block in blocks:
        with console.capture() as caught:
            console.print(_rendered(block, console.width))
        lines = (line.rstrip() for line in caught.get().splitlines())
        console.file.write("\n".join(lines) + "\n")


def plain_text(blocks: Iterable[Block]) -> bytes:
    """Return blocks as a text file, narrow enough to print."""
    stream = StringIO()
    console = Terminal(
        file=stream, width=TEXT_WIDTH, highlight=False, markup=False, emoji=False
    )
    for block in blocks:
        console.print(_rendered(block, TEXT_WIDTH))
    lines = (line.rstrip() for line in stream.getvalue().splitlines())
    return ("\n".join(lines).strip() + "\n").encode()


def complain(lines: Iterable[str]) -> None:
    """Write lines to standard error."""
    console = _console(sys.stderr)
    for line in lines:
        console.print(Text(line))


def write_out(data: bytes) -> None:
    """Write bytes to standard output, whatever its encoding."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode())
    else:
        buffer.write(data)
        buffer.flush()


def indented(value: object) -> bytes:
    """Return JSON for people to read: indented, with a newline at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"


def _console(stream: IO[str]) -> Console:
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
    console = Terminal(file=stream, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    return console


def _rendered(block: Block, width: int) -> RenderableType:
    if isinstance(block, Heading):
        top = 0 if block.level == max(STYLES) else 1
        return Padding(Text(block.text, style=STYLES[block.level]), (top, 0, 0, 0))
    if isinstance(block, Line):
        return Padding(Text(block.text), (0, 0, 0, INDENT * block.depth))
    if isinstance(block, Flow):
        return _boxes(block)
    return _bars(block) if isinstance(block, Chart) else _table(block, width)


def _boxes(flow: Flow) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, title_justify="left")
    table.title = Text(flow.title, style=STYLES[3])
    for number, (name, text) in enumerate(flow.boxes, start=1):
        table.add_row(Text(f"{number}. {name}"), Text(text))
    return table


def _bars(chart: Chart) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, title_justify="left")
    table.title = Text(chart.title, style=STYLES[3])
    table.add_column(justify="left")
    table.add_column(justify="right")
    table.add_column(justify="left")
    for bar in chart.bars:
        length = -(-BAR_WIDTH * bar.value // chart.largest)
        table.add_row(Text(bar.label), Text(bar.shown), Text(BAR * length))
    return table


def _table(grid: Grid, width: int) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.collapse_padding = True
    widths = column_widths(grid, width - GAP * (len(grid.columns) - 1))
    for k, column in enumerate(grid.columns):
        side: JustifyMethod = "right" if k in grid.numbers else "left"
        table.add_column(Text(column), justify=side, overflow="fold", width=widths[k])
    for row in grid.rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def column_widths(grid: Grid, room: int) -> list[int]:
    """Return how wide each column is: whole words while there is room for them.

    Wide columns give way first; what may not fold gives way to nothing.
    """
    cells = [(c, *(row[k] for row in grid.rows)) for k, c in enumerate(grid.columns)]
    full = [max(map(cell_len, found)) for found in cells]
    words = [
        max(cell_len(w) for c in found for w in c.split() or [c]) for found in cells
    ]
    least = [full[k] if k in grid.whole else n for k, n in enumerate(words)]
    for level in range(max(full), 0, -1):
        widths = [min(n, max(m, level)) for n, m in zip(full, least, strict=True)]
        if sum(widths) <= room:
            return widths
    for level in range(max(least), 0, -1):
        widths = [n if k in grid.whole else min(n, level) for k, n in enumerate(least)]
        if sum(widths) <= room:
            return widths
    return [n if k in grid.whole else 1 for k, n in enumerate(least)]
