import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.reports.page import page
from api.text.blocks import Bar, Chart, Grid, Heading, Line
from tests.api.reports.browser import opened

BARS = (
    Bar("er ontbreekt een feit", 10, "10 weken"),
    Bar("een geldstroom", 31, "31 weken"),
    Bar("een titel", 0, "0 weken"),
)
BLOCKS = (
    Heading("Wat ontbreekt <nu>", 1),
    Line("Een zin & nog een."),
    Heading("Per soort nee", 2),
    Chart("Persoon-weken per soort nee", BARS),
    Grid(("soort", "aantal"), (("feit", "1"), ("geld", "20")), frozenset({1})),
)
TAGS = {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rapport.html"
    path.write_bytes(page("Rapport", BLOCKS, "nl"))
    return path.as_uri()


def test_equal_blocks_give_equal_bytes():
    assert page("Rapport", BLOCKS, "nl") == page("Rapport", list(BLOCKS), "nl")


def test_text_is_never_read_as_markup():
    html = page("<script>", BLOCKS, "nl").decode()
    assert "<script" not in html
    assert "Wat ontbreekt &lt;nu&gt;" in html


def test_a_page_names_no_other_file_and_runs_no_script():
    html = page("Rapport", BLOCKS, "nl").decode()
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)""", html)
    assert not re.search(r"\bon\w+\s*=", html)
    assert "url(" not in html
    assert "@import" not in html


def test_every_chart_has_its_figures_in_a_table_beside_it(file):
    with opened() as shown:
        shown.goto(file)
        figure = shown.locator("figure")
        drawn = figure.locator("svg text").all_text_contents()
        cells = figure.locator("tbody th, tbody td").all_inner_texts()
    assert [text.strip() for text in drawn] == [
        part for bar in BARS for part in (bar.label, bar.shown)
    ]
    assert cells == [part for bar in BARS for part in (bar.label, bar.shown)]


def test_bars_are_as_long_as_their_values_and_start_at_zero(file):
    with opened() as shown:
        shown.goto(file)
        rects = shown.locator("svg rect")
        widths = [float(r.get_attribute("width") or 0) for r in rects.all()]
    assert widths[2] == 0
    assert widths[0] / widths[1] == pytest.approx(10 / 31, abs=0.01)


def test_the_page_has_no_known_accessibility_fault(file):
    with opened() as shown:
        shown.goto(file)
        options = {"runOnly": {"type": "tag", "values": sorted(TAGS)}}
        found = Axe().run(shown, options=options).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


def test_a_keyboard_reaches_the_content_first(file):
    with opened() as shown:
        shown.goto(file)
        shown.keyboard.press("Tab")
        assert shown.evaluate("document.activeElement.textContent") == (
            "Naar de inhoud"
        )
        shown.keyboard.press("Enter")
        assert shown.evaluate("document.activeElement.id") == "inhoud"


def test_a_narrow_screen_needs_no_sideways_scrolling(file):
    with opened(width=360) as shown:
        shown.goto(file)
        assert shown.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth"
        )


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_language_of_the_page_is_said(lang):
    assert f'<html lang="{lang}">' in page("Rapport", BLOCKS, lang).decode()
