"""JSON Schema of the files that go in and out, on standard output."""

from api.changefile import changes_schema
from api.cli.work.screen import indented, write_out
from api.regionfile import schema
from api.resultfile import result_schema
from api.sharing.reading import policy_schema


def show_schema() -> None:
    """Show the JSON Schema of region, result, changes and sharing policy."""
    schemas = {
        "region": schema(),
        "result": result_schema(),
        "changes": changes_schema(),
        "sharing-policy": policy_schema(),
    }
    write_out(indented(schemas))
