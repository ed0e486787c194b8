"""Accounts from the command line: added, listed, off and on, with another password."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from api import accounts
from api.accounts import ORGANISATION, REF, state_of
from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError
from api.cli.work.keeping import on_store
from api.cli.work.screen import show
from api.clock import clock
from api.identity import ZONES_OF, Account, Known, Role
from api.serving import settings_of
from api.serving.beginning import PEOPLE_OF, has_organisation
from api.settings import Zone
from api.signin.local import Door
from api.states import IllegalMoveError
from api.store import Store, check
from api.store.moves import Why
from api.text.blocks import Block, Grid, Line
from api.text.language import Both, Lang
from api.web.zone import door_on

BY, MOST = "command-line", 1_000_000
NO_ACCOUNT = Both(
    "{text}: verwacht naam:rol:organisatie. Rollen van deze zone: {roles}.",
    "{text}: expected name:role:organisation. Roles of this zone: {roles}.",
)
NO_ORGANISATION = Both(
    "{text}: deze organisatie is er niet, of past niet bij de rol.",
    "{text}: this organisation is not there, or does not fit the role.",
)
THERE = Both("{ref}: dit account is er al.", "{ref}: this account is there already.")
NOT_THERE = Both("{ref}: dit account is er niet.", "{ref}: no such account.")
OFF = Both("{ref}: dit account is uitgezet.", "{ref}: this account is disabled.")
OUTSIDE = Both(
    "{ref}: dit account logt in bij een provider en heeft hier geen wachtwoord.",
    "{ref}: this account signs in at a provider and has no password here.",
)
ON = Both("{ref}: dit account staat al aan.", "{ref}: this account is enabled already.")
NO_SECOND = Both(
    "{ref}: dit account heeft geen tweede factor.",
    "{ref}: this account has no second factor.",
)
DONE = {
    "disable": Both(
        "{ref} kan niet meer inloggen en is overal uitgelogd.",
        "{ref} cannot sign in any more and is signed out everywhere.",
    ),
    "unlock": Both("{ref} kan weer inloggen.", "{ref} can sign in again."),
    "reset-second-factor": Both(
        "{ref} heeft geen tweede factor meer en is overal uitgelogd.",
        "{ref} has no second factor any more and is signed out everywhere.",
    ),
}
SECRETS = (Both("account", "account"), Both("wachtwoord", "password"))
COLUMNS = (
    Both("account", "account"),
    Both("naam", "name"),
    Both("rol", "role"),
    Both("organisatie", "organisation"),
    Both("staat", "state"),
)


def manage(action: str, zone: Zone, given: str, name: str, lang: Lang) -> Exit:
    """Do one thing with the accounts of a zone, and show what came of it."""

    def work(store: Store) -> None:
        check(store, zone)
        settings = settings_of(zone)
        now = clock(settings.first_day)()
        why = Why(who=BY, at=now)
        if action == "list":
            with store.reading() as connection:
                show([_listed(connection, zone, lang)])
            return
        door = door_on(store, PEOPLE_OF[zone], settings, zone)
        with store.writing() as connection:
            if action == "add":
                new = _new(connection, zone, given, name, lang)
                days = settings.first_password_days
                word = accounts.invite(connection, door.people, new, why, days)
                block: Block = secrets_shown([(new.ref, word)], lang)
            else:
                block = _changed(connection, door, action, given, why, lang)
        show([block])

    return on_store(zone, lang, work)


def new_accounts(zone: Zone, texts: Sequence[str], lang: Lang) -> list[Account]:
    """Return the accounts in texts as REF:ROLE:ORGANISATION; every wrong one is told.

    Raises BadInputError.
    """
    roles = {role.value: role for role in Role if zone in ZONES_OF[role]}
    found, wrong = list[Account](), list[str]()
    for text in texts:
        ref, _, rest = text.partition(":")
        role, _, organisation = rest.partition(":")
        named = re.match(REF, ref) and re.match(ORGANISATION, organisation)
        if named and role in roles:
            found.append(
                Account(ref=ref, name=ref, role=roles[role], organisation=organisation)
            )
        else:
            listed = ", ".join(roles)
            wrong.append(NO_ACCOUNT.in_(lang).format(text=text, roles=listed))
    if wrong:
        raise BadInputError(tuple(wrong))
    return found


def no_organisation(wrong: Sequence[Account], lang: Lang) -> BadInputError:
    """Return what to tell of accounts whose organisation is not there."""
    texts = (f"{a.ref}:{a.role}:{a.organisation}" for a in wrong)
    told = NO_ORGANISATION.in_(lang)
    return BadInputError(tuple(told.format(text=text) for text in texts))


def secrets_shown(made: Sequence[tuple[str, str]], lang: Lang) -> Grid:
    """Return accounts with their passwords, as they are shown once."""
    columns = tuple(column.in_(lang) for column in SECRETS)
    return Grid(columns=columns, rows=tuple(made), whole=frozenset({0, 1}))


def _new(store: Connection, zone: Zone, text: str, name: str, lang: Lang) -> Account:
    (new,) = new_accounts(zone, [text], lang)
    if not has_organisation(store, zone, new):
        raise no_organisation([new], lang)
    if PEOPLE_OF[zone].one(store, new.ref) is not None:
        raise BadInputError((THERE.in_(lang).format(ref=new.ref),))
    return replace(new, name=name or new.ref)


def _changed(
    store: Connection, door: Door, action: str, ref: str, why: Why, lang: Lang
) -> Block:
    people = door.people
    known = people.one(store, ref, lock=True)
    if known is None:
        raise BadInputError((NOT_THERE.in_(lang).format(ref=ref),))
    try:
        if action == "new-password":
            word = door.renew(store, known, why)
            return secrets_shown([(ref, word)], lang)
        if action == "enable":
            word = accounts.enable(store, people, known, why, door.first_days)
            return secrets_shown([(ref, word)], lang)
        if action == "disable":
            accounts.disable(store, people, known, why)
        elif action == "unlock":
            door.unlock(store, ref, why)
        else:
            door.reset_second(store, ref, why)
    except IllegalMoveError as error:
        told = ON if action == "enable" else OFF
        told = NO_SECOND if action == "reset-second-factor" else told
        raise BadInputError((told.in_(lang).format(ref=ref),)) from error
    except accounts.OutsideError as error:
        raise BadInputError((OUTSIDE.in_(lang).format(ref=ref),)) from error
    return Line(DONE[action].in_(lang).format(ref=ref))


def _listed(store: Connection, zone: Zone, lang: Lang) -> Grid:
    found = PEOPLE_OF[zone].some(store, "", MOST)
    return Grid(
        columns=tuple(column.in_(lang) for column in COLUMNS),
        rows=tuple(map(_row, found)),
        whole=frozenset({0}),
    )


def _row(known: Known) -> tuple[str, ...]:
    account = known.account
    role, organisation = account.role.value, account.organisation
    return (account.ref, account.name, role, organisation, state_of(known))
