"""JSON Schema of the files that go in and out, on standard output."""

from api.changefile import changes_schema
from api.cli.work.screen import indented, write_out
from api.regionfile import schema
from api.resultfile import result_schema


def show_schema() -> None:
    """Show the JSON Schema of the region file, the result and the file of changes."""
    schemas = {
        "region": schema(),
        "result": result_schema(),
        "changes": changes_schema(),
    }
    write_out(indented(schemas))
