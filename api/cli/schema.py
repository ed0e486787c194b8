"""`schakelpunt schema`: JSON Schema of the files that go in and out."""


def schema() -> None:
    """Toon het JSON Schema van regio, resultaat en wijzigingen.

    Show the JSON Schema of region, result and changes.
    """
    from api.cli.work.schemas import show_schema

    show_schema()
