"""`schakelpunt schema`: JSON Schema of the files that go in and out."""


def schema() -> None:
    """Toon het JSON Schema van regio en resultaat.

    Show the JSON Schema of region and result.
    """
    from api.cli.work.schemas import show_schema

    show_schema()
