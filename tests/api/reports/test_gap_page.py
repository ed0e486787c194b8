"""A gap report of the demo region as a page, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.reports.gapfile import as_html
from api.text.names import Names
from fixtures.demo import demo_region
from matcher.claims.figures import Audience
from matcher.gaps import report
from matcher.projecting.gaps import for_reader
from tests.api.reports.browser import opened
from tests.api.reports.test_page import TAGS
from tests.matcher.gaps.scarce import day_from


@pytest.fixture(name="claims", scope="module")
def _claims():
    return report([day_from(demo_region())])


@pytest.fixture(name="page", params=["nl", "en"])
def _page(request, claims, tmp_path):
    path = tmp_path / "report.html"
    path.write_bytes(as_html(claims, Names(demo_region(), request.param)))
    return path.as_uri()


def test_a_real_report_has_no_known_accessibility_fault(page):
    with opened() as shown:
        shown.goto(page)
        options = {"runOnly": {"type": "tag", "values": sorted(TAGS)}}
        found = Axe().run(shown, options=options).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


def test_on_a_narrow_screen_every_chart_has_its_table_and_every_part_says_something(
    claims, tmp_path
):
    path = tmp_path / "report.html"
    path.write_bytes(as_html(claims, Names(demo_region(), "nl")))
    with opened(width=360) as shown:
        shown.goto(path.as_uri())
        assert shown.evaluate(
            "document.documentElement.scrollWidth <= window.innerWidth"
        )
        charts = shown.locator("figure")
        tables = charts.locator("table")
        empty = shown.evaluate(
            "[...document.querySelectorAll('h2')].filter("
            "h => !h.nextElementSibling || h.nextElementSibling.tagName === 'H2'"
            ").map(h => h.textContent)"
        )
        assert charts.count() == tables.count() == 4
        assert empty == []


def test_every_part_of_the_demo_report_has_figures(claims):
    for part in (
        *(claims.agenda, claims.cells, claims.owners, claims.causes, claims.chain),
        *(claims.values.rows, claims.shadow.walls, claims.refusals, claims.falls),
    ):
        assert part
    assert any(row.against.number for row in claims.refusals)
    assert any(row.back.number for row in claims.falls)
    assert any(row.resting.number for row in claims.stale)
    assert any(item.decided for item in claims.topics)


@pytest.mark.parametrize("reader", [Audience.TASKFORCE, Audience.FUNDER])
def test_a_page_for_others_names_nobody(claims, reader):
    told = for_reader([claims], reader)
    html = as_html(told, Names(demo_region(), "nl")).decode()
    assert [c.ref for c in demo_region().cases if f">{c.ref}<" in html] == []
