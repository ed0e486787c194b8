"""A real Chromium that opens pages without the network."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without these it looks for its own servers at every start.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str:
    """Return the path of a Chromium; a machine without one fails, never skips."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found is not None, "no Chromium here: `make test` installs it where it may"
    return found


@contextmanager
def opened(width: int = 1100) -> Iterator[Page]:
    """Yield an empty page; asking for anything outside it fails the test."""
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=chromium(), args=list(QUIET))
        try:
            # The checker of accessibility is a script of the test, not of the page.
            context = browser.new_context(
                viewport={"width": width, "height": 800}, bypass_csp=True
            )
            page = context.new_page()
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            yield page
            assert [url for url in asked if not url.startswith("file:")] == []
        finally:
            browser.close()
