"""`schakelpunt policy`: what a change of the sharing policy would mean."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import JSON, AsJson, Lang, Language
from api.cli.program import both


def policy(
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION", help=both("diff: vergelijk.", "diff: compare.")
        ),
    ],
    old: Annotated[
        Path,
        typer.Argument(
            metavar="OLD.json",
            help=both(
                "Het privacyreglement nu; - is het standaardreglement.",
                "The sharing policy now; - is the standard one.",
            ),
        ),
    ],
    new: Annotated[
        Path,
        typer.Argument(
            metavar="NEW.json",
            help=both("Het nieuwe reglement.", "The new policy."),
        ),
    ],
    as_json: AsJson = JSON,
    lang: Lang = Language.NL,
) -> None:
    """Laat zien wie meer of minder zou zien onder een nieuw privacyreglement.

    Show who would see more or less under a new sharing policy.
    """
    from api.cli.work.sharing import compare_policies

    raise typer.Exit(compare_policies(action, old, new, lang.value, as_json=as_json))
