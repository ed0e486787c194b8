"""JSON Schema of the files that go in and out, on standard output."""

from api.cli.work.screen import indented, write_out
from api.regionfile import schema
from api.resultfile import result_schema


def show_schema() -> None:
    """Show the JSON Schema of the region file and of the result file."""
    write_out(indented({"region": schema(), "result": result_schema()}))
