"""The letter as a page that everybody can read, with a keyboard and a screen reader."""

from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe

from api.reports.page import page
from api.text.letter import letter_blocks, letter_title
from api.text.names import Names
from fixtures.casussen.defaults import AS_OF, consents
from matcher.model.place import Opening
from matcher.model.terms import StayKind
from matcher.projecting.alone import alone
from matcher.projecting.person import person_view
from tests.api.reports.browser import opened
from tests.matcher.projecting.worlds import house, person, world

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_letter_has_no_known_accessibility_fault(tmp_path, lang: str) -> None:
    free = Opening(start=AS_OF, count=1)
    case = replace(person("A"), consents=consents(StayKind.OPNAME))
    found = world([case], [house("H1", free, max_age=30), house("H2")])
    view = person_view(found.region, found.result, "A")
    names = Names(alone(found.region, "A"), lang)
    file = tmp_path / "brief.html"
    file.write_bytes(page(letter_title(view, names), letter_blocks(view, names), lang))
    with opened() as shown:
        shown.goto(file.as_uri())
        options = {"runOnly": {"type": "tag", "values": list(TAGS)}}
        faults = Axe().run(shown, options=options).response["violations"]
        heading = shown.locator("h1").all_inner_texts()
    assert [fault["id"] for fault in faults] == []
    assert len(heading) == 1
