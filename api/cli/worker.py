"""`schakelpunt worker`: does runs of the case zone in a process of its own."""

import typer

from api.cli.options import AStore, Lang, Language


def worker(database: AStore = None, lang: Lang = Language.NL) -> None:
    """Reken rondes door voor de casuszone; draai er zoveel als u wilt.

    Do runs for a case zone; start as many as you want.
    """
    from api.cli.work.serving import work_here

    raise typer.Exit(work_here(database, lang.value))
