"""Changes written to a file and read over the region of version 1."""

import json
from pathlib import Path
from typing import Any

from api.changefile import Changed, read_changes
from api.regionfile import Fault, RegionFileError, read_region
from matcher.model.region import Region
from matcher.objective import Objective
from tests.api.cli.running import V1

NEW_PLACE = {
    "ref": "PLEK-9",
    "name": "Nieuw huis",
    "location": "LOC-1",
    "type": "BESCHERMD_WONEN",
    "stay": "BESCHERMD_WONEN",
    "security": 0,
    "offers": ["WONEN"],
    "source": "proef",
    "dated": "2026-11-22",
    "confirmed_at": "2026-11-22",
}


def region() -> Region:
    return read_region(V1)


def changed(folder: Path, *changes: Any, **more: Any) -> Changed:
    whole = {"format": 1, "name": "proef", "changes": list(changes), **more}
    path = folder / "changes.json"
    path.write_text(json.dumps(whole))
    return read_changes(path, region(), Objective())


def faults(folder: Path, *changes: Any, **more: Any) -> dict[str, Fault]:
    """Return the faults by path; the last one of each."""
    try:
        changed(folder, *changes, **more)
    except RegionFileError as error:
        return {fault.path: fault for fault in error.faults}
    return {}
