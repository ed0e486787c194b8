"""The algorithm statement as a page: a real browser, wide, narrow and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.reports.page import page
from api.statement.blocks import statement_blocks
from api.statement.making import statement
from matcher.objective import Objective
from tests.api.reports.browser import opened
from tests.api.reports.test_page import TAGS


@pytest.fixture(name="made", params=["nl", "en"])
def _made(request, tmp_path):
    said = statement(request.param, Objective())
    path = tmp_path / "statement.html"
    path.write_bytes(page(said.title, statement_blocks(said), request.param))
    return said, path.as_uri()


def test_the_statement_has_no_known_accessibility_fault(made):
    with opened() as shown:
        shown.goto(made[1])
        options = {"runOnly": {"type": "tag", "values": sorted(TAGS)}}
        found = Axe().run(shown, options=options).response["violations"]
        headings = shown.locator("h1").count()
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []
    assert headings == 1


def test_the_picture_has_the_same_steps_in_words_beside_it(made):
    said, address = made
    with opened() as shown:
        shown.goto(address)
        drawn = shown.locator("figure svg text").all_text_contents()
        beside = shown.locator("figure ol li").all_inner_texts()
    names = [one.name for one in said.way]
    assert [text.strip() for text in drawn] == [
        f"{k}. {name}" for k, name in enumerate(names, start=1)
    ]
    assert beside == [f"{one.name}. {one.text}" for one in said.way]


def test_a_narrow_screen_needs_no_sideways_scrolling(made):
    with opened(width=360) as shown:
        shown.goto(made[1])
        assert shown.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth"
        )
        assert shown.locator("figure ol").is_visible()


def test_on_paper_no_table_is_cut_off(made):
    with opened(width=680) as shown:
        shown.goto(made[1])
        shown.emulate_media(media="print")
        assert shown.locator(".skip").is_hidden()
        cut = shown.evaluate(
            "[...document.querySelectorAll('.wide')]"
            ".filter(w => w.scrollWidth > w.clientWidth + 1).map(w => w.ariaLabel)"
        )
    assert cut == []
