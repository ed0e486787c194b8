"""`schakelpunt keys`: the keys of a zone listed, replaced, and cleared."""

from enum import StrEnum
from typing import Annotated

import typer

from api.cli.options import AZone, Lang, Language
from api.cli.program import MisuseError, both


class Action(StrEnum):
    """What is done with keys."""

    LIST = "list"
    ROTATE = "rotate"
    CLEAR = "clear"


class Kind(StrEnum):
    """What keys are for."""

    LOG = "log"
    SIGN_IN = "sign-in"
    REFERRALS = "referrals"


def keys(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="ACTION",
            help=both(
                "Tonen, een nieuwe maken, of weg wat niets meer nodig heeft.",
                "Show, make a new one, or away with what nothing needs.",
            ),
        ),
    ],
    zone: AZone,
    what: Annotated[
        Kind | None,
        typer.Option(
            "--what",
            help=both(
                "Waar de sleutel voor is; referrals alleen in de casuszone.",
                "What the key is for; referrals in the case zone alone.",
            ),
        ),
    ] = None,
    lang: Lang = Language.NL,
) -> None:
    """Vervang de sleutels van een zone; oude blijven om te lezen en na te gaan.

    Replace the keys of a zone; old ones stay to read and to verify.
    """
    if (action is Action.LIST) != (what is None):
        raise MisuseError(
            "Geef --what, behalve bij list.", "Give --what, except with list."
        )
    if what is Kind.REFERRALS and (zone.value != "case" or action is Action.CLEAR):
        raise MisuseError(
            "De sleutel van verwijzingen is van de casuszone, en wordt niet opgeruimd: "
            "niemand weet welke verwijzing hem nog nodig heeft.",
            "The key of referrals is of the case zone, and is not cleared: nobody "
            "knows which referral still needs it.",
        )
    from api.cli.work.keyrings import manage_rings

    named = None if what is None else what.value
    raise typer.Exit(manage_rings(action.value, zone.value, named, lang.value))
