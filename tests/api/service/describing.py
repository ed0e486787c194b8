"""The description of each zone; run as a script it writes them to docs/openapi."""

import json
import tempfile
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from api.casezone.app import case_app, desk_on
from api.clock import clock
from api.exchange.app import exchange_app
from api.settings import CaseSettings, ExchangeSettings
from api.store import Store

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "openapi"


def app_of(zone: str) -> FastAPI:
    """Return the application of a zone, which nobody serves."""
    store, now = Store("sqlite://"), clock()
    if zone == "exchange":
        return exchange_app(ExchangeSettings(), store, now)
    with tempfile.TemporaryDirectory() as keys:
        desk = desk_on(CaseSettings(keys=Path(keys)), store, now)
    desk.exchange.close()
    return case_app(desk)


def described(zone: str) -> dict[str, Any]:
    """Return the description as JSON gives it back."""
    found: dict[str, Any] = json.loads(json.dumps(app_of(zone).openapi()))
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for zone in ("case", "exchange"):
        text = json.dumps(described(zone), indent=1, sort_keys=True, ensure_ascii=False)
        (FOLDER / f"{zone}.json").write_text(text + "\n", encoding="utf-8")
