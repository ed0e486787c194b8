"""`schakelpunt a4`: what a partner sees, on one page."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Lang, Language, PolicyPath
from api.cli.program import both


def a4(
    partner: Annotated[
        str,
        typer.Option(
            "--partner",
            metavar="PARTNER",
            help=both(
                "coordinator, case-lead, provider, funder, referrer, auditor of "
                "person.",
                "coordinator, case-lead, provider, funder, referrer, auditor or "
                "person.",
            ),
        ),
    ],
    policy: PolicyPath = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help=both(
                "Schrijf de bladzijde hierheen: tekst, of .html.",
                "Write the page to this file: text, or .html.",
            ),
        ),
    ] = None,
    lang: Lang = Language.NL,
) -> None:
    """Toon op één bladzijde wat een partner ziet, waarom en hoe lang.

    Show on one page what a partner sees, why and how long.
    """
    from api.cli.work.sharing import show_page

    raise typer.Exit(show_page(partner, policy, out, lang.value))
