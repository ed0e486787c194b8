"""Accounts are added, disabled, enabled, given other passwords; who did so is kept."""

import secrets

from sqlalchemy import Connection

from api.identity import Account, Known, People, hashed
from api.states import ACCOUNT, NEW
from api.store.moves import Why

# What fits in a path and in a table; an organisation may be named more freely.
REF = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
ORGANISATION = r"^[^\s:]{1,64}$"
PASSWORD_BYTES = 12
ACTIVE, DISABLED = "ACTIVE", "DISABLED"


def add(
    store: Connection,
    people: People,
    account: Account,
    why: Why,
    password: str | None = None,
) -> str:
    """Keep a new account and return its password, one of chance unless it is given."""
    word = password or secrets.token_urlsafe(PASSWORD_BYTES)
    people.add(store, account, word)
    people.moves.move(store, ACCOUNT, account.ref, NEW, "add", why)
    return word


class OutsideError(Exception):
    """The account is of a provider, and gets no password here."""


def renew(store: Connection, people: People, known: Known, why: Why) -> str:
    """Give an account another password and return it; its sessions have ended.

    Raises OutsideError for one that follows a provider: it would outlive it.
    """
    word = secrets.token_urlsafe(PASSWORD_BYTES)
    ref = known.account.ref
    if people.is_outside(store, ref):
        raise OutsideError
    people.moves.move(store, ACCOUNT, ref, state_of(known), "renew-password", why)
    people.set(store, ref, password=hashed(word))
    people.close_all(store, ref)
    return word


def change(
    store: Connection, people: People, known: Known, word: str, digest: str, why: Why
) -> None:
    """Keep the password that somebody chose; only the session in use goes on."""
    ref = known.account.ref
    people.moves.move(store, ACCOUNT, ref, state_of(known), "change-password", why)
    people.set(store, ref, password=hashed(word))
    people.close_all(store, ref, but=digest)


def disable(store: Connection, people: People, known: Known, why: Why) -> None:
    """Let an account sign in no more; its sessions have ended."""
    ref = known.account.ref
    people.moves.move(store, ACCOUNT, ref, state_of(known), "disable", why)
    people.set(store, ref, active=False)
    people.close_all(store, ref)


def enable(store: Connection, people: People, known: Known, why: Why) -> str:
    """Let an account sign in again, with another password, which is returned.

    Raises OutsideError for one that follows a provider: it has no password here.
    """
    word = secrets.token_urlsafe(PASSWORD_BYTES)
    ref = known.account.ref
    if people.is_outside(store, ref):
        raise OutsideError
    people.moves.move(store, ACCOUNT, ref, state_of(known), "enable", why)
    people.set(store, ref, active=True, password=hashed(word))
    return word


def state_of(known: Known) -> str:
    """Return the state of an account."""
    return ACTIVE if known.active else DISABLED
