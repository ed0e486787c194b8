"""`schakelpunt migrate`: the store of a zone gets the newest version."""

import typer

from api.cli.options import AZone, Lang, Language


def migrate(zone: AZone, lang: Lang = Language.NL) -> None:
    """Breng de opslag van een zone naar de nieuwste versie.

    Bring a store to its newest version.
    """
    from api.cli.work.keeping import migrate_store

    raise typer.Exit(migrate_store(zone.value, lang.value))
