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
    UNLOCK = "unlock"
    RESET_SECOND_FACTOR = "reset-second-factor"
    KEYS = "keys"
    END_KEY = "end-key"


LISTS, OF_KEYS = {Action.LIST, Action.KEYS}, {Action.KEYS, Action.END_KEY}


def accounts(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="ACTION",
            help=both(
                "Wat er met een account of sleutel gebeurt.",
                "What is done with an account or key.",
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
                "De naam van het account of de sleutel; bij add als "
                "REF:ROLE:ORGANISATION.",
                "Which account or key; with add as REF:ROLE:ORGANISATION.",
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
    if (action in LISTS) == bool(account):
        raise MisuseError(
            "Geef een account of sleutel, behalve bij list en keys.",
            "Give an account or key, except with list and keys.",
        )
    if action in OF_KEYS:
        from api.cli.work.systemkeys import manage_keys

        raise typer.Exit(manage_keys(zone.value, account, lang.value))
    from api.cli.work.accounts import manage

    raise typer.Exit(manage(action.value, zone.value, account, name, lang.value))
