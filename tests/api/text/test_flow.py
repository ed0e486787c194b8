"""A flow says the same on a terminal, over the line and where numbers are read back."""

from api.casezone.runs.shapes import blocks_of
from api.cli.work.screen import plain_text
from api.text.blocks import Flow
from api.text.readback import _texts

FLOW = Flow("Zo loopt het", (("Feiten", "Met een bron."), ("Regels", "Kan, of niet.")))


def test_on_a_terminal_the_boxes_are_numbered():
    lines = plain_text([FLOW]).decode().splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "Zo loopt het",
        "1. Feiten Met een bron.",
        "2. Regels Kan, of niet.",
    ]


def test_over_the_line_it_is_a_table_with_a_title():
    (block,) = blocks_of([FLOW])
    assert (block.kind, block.text, block.rows) == ("grid", FLOW.title, FLOW.boxes)


def test_every_text_of_it_is_read_back():
    assert list(_texts(FLOW)) == ["Feiten", "Met een bron.", "Regels", "Kan, of niet."]
