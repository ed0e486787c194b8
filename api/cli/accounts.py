"""`schakelpunt accounts`: who may sign in to a zone."""

from enum import StrEnum
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language
from api.cli.program import MisuseError, both

NAME, NOBODY = "", ""


class Action(StrEnum):
    """What is done with accounts."""

    ADD = "add"
    LIST = "list"
    DISABLE = "disable"
    ENABLE = "enable"
    NEW_PASSWORD = "new-password"  # noqa: S105 - a verb


def accounts(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="ACTION",
            help=both(
                "Kies add, list, disable, enable of new-password.",
                "Choose add, list, disable, enable or new-password.",
            ),
        ),
    ],
    zone: AZone,
    account: Annotated[
        str,
        typer.Argument(
            metavar="[ACCOUNT]",
            show_default=False,
            help=both(
                "De naam van het account; bij add als REF:ROLE:ORGANISATION.",
                "Which account; with add as REF:ROLE:ORGANISATION.",
            ),
        ),
    ] = NOBODY,
    name: Annotated[
        str,
        typer.Option(
            "--name",
            metavar="TEXT",
            show_default=False,
            help=both("Hoe iemand heet, bij add.", "A full name, with add."),
        ),
    ] = NAME,
    lang: Lang = Language.NL,
) -> None:
    """Beheer de accounts van een zone; een wachtwoord wordt één keer getoond.

    Manage accounts of one zone; passwords are shown once.
    """
    if (action is Action.LIST) == bool(account):
        raise MisuseError(
            "Geef een account, behalve bij list.",
            "Give an account, except with list.",
        )
    from api.cli.work.accounts import manage

    raise typer.Exit(manage(action.value, zone.value, account, name, lang.value))
