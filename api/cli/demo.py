"""`schakelpunt demo`: the demo region, matched and explained."""

import typer

from api.cli.options import SECONDS, Lang, Language, TimeLimit


def demo(lang: Lang = Language.NL, time_limit: TimeLimit = SECONDS) -> None:
    """Reken de voorbeeldregio door en leg drie casussen helemaal uit.

    Match the demo region and explain three casussen in full.
    """
    from api.cli.work.demonstrating import show_demo

    raise typer.Exit(show_demo(lang.value, time_limit))
