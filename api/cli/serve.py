"""`schakelpunt serve`: one zone, or both with the demo region."""

from typing import Annotated

import typer

from api.cli.options import AStore, Lang, Language, ZoneName
from api.cli.program import MisuseError, both

PORT = 8000
DEMO = False


Demo = Annotated[
    bool,
    typer.Option(
        "--demo",
        help=both(
            "Beide zones met de voorbeeldregio, op deze computer.",
            "Both zones with the demo region, on this computer.",
        ),
    ),
]


def serve(
    demo: Demo = DEMO,
    zone: Annotated[
        ZoneName | None,
        typer.Option("--zone", help=both("Alleen deze zone.", "Only one zone.")),
    ] = None,
    database: AStore = None,
    port: Annotated[
        int,
        typer.Option(
            "--port",
            min=1024,
            max=65534,
            help=both(
                "Poort bij --demo; de tweede zone neemt de poort erna.",
                "Port with --demo; zone two takes port plus one.",
            ),
        ),
    ] = PORT,
    lang: Lang = Language.NL,
) -> None:
    """Start de dienst: één zone met eigen instellingen, of allebei als voorbeeld.

    Start the service: a zone with settings of its own, or both as an example.
    """
    if demo == (zone is not None):
        raise MisuseError(
            "Geef óf --demo, óf --zone.",
            "Give either --demo or --zone.",
        )
    if demo and database is not None:
        raise MisuseError(
            "Het voorbeeld heeft een eigen opslag: laat --database weg.",
            "The example has stores of its own: leave --database out.",
        )
    from api.cli.work.serving import serve_demo, serve_one

    if zone is None:
        raise typer.Exit(serve_demo(port, lang.value))
    raise typer.Exit(serve_one(zone.value, database, lang.value))
