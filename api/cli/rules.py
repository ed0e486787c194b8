"""`schakelpunt rules`: the catalogue of rules."""

import typer

from api.cli.options import JSON, AsJson, Lang, Language


def rules(
    as_json: AsJson = JSON,
    lang: Lang = Language.NL,
) -> None:
    """Toon alle regels, met hun bron in de wet of het beleid.

    Show all rules, with their source in law or policy.
    """
    from api.cli.work.catalogue import show_rules

    raise typer.Exit(show_rules(lang.value, as_json=as_json))
