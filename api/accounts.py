"""Accounts are added, disabled, enabled, given other passwords; who did so is kept."""

import secrets
from datetime import timedelta

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
    store: Connection, people: People, account: Account, why: Why, password: str
) -> None:
    """Keep a new account with a password that was chosen for it."""
    people.add(store, account, password)
    people.moves.move(store, ACCOUNT, account.ref, NEW, "add", why)


def invite(
    store: Connection, people: People, account: Account, why: Why, days: int
) -> str:
    """Keep a new account and return its password of chance, which counts so long.

    Who signs in with it chooses another one first.
    """
    word = secrets.token_urlsafe(PASSWORD_BYTES)
    people.add(store, account, word, why.at + timedelta(days=days))
    people.moves.move(store, ACCOUNT, account.ref, NEW, "add", why)
    return word


class OutsideError(Exception):
    """The account is of a provider, and gets no password here."""


def renew(store: Connection, people: People, known: Known, why: Why, days: int) -> str:
    """Give an account another password and return it; its sessions have ended.

    It counts so many days, unless another one is chosen. Raises OutsideError for an
    account that follows a provider: it would outlive it.
    """
    word = _renewed(store, people, known, "renew-password", why, days)
    people.close_all(store, known.account.ref)
    return word


def change(
    store: Connection, people: People, known: Known, word: str, digest: str, why: Why
) -> None:
    """Keep the password that somebody chose; only the session in use goes on."""
    ref = known.account.ref
    people.moves.move(store, ACCOUNT, ref, state_of(known), "change-password", why)
    people.set(store, ref, password=hashed(word), first_until=None)
    people.close_all(store, ref, but=digest)


def disable(store: Connection, people: People, known: Known, why: Why) -> None:
    """Let an account sign in no more; its sessions have ended."""
    ref = known.account.ref
    people.moves.move(store, ACCOUNT, ref, state_of(known), "disable", why)
    people.set(store, ref, active=False)
    people.close_all(store, ref)


def enable(store: Connection, people: People, known: Known, why: Why, days: int) -> str:
    """Let an account sign in again, with another password, which is returned.

    It counts so many days, unless another one is chosen. Raises OutsideError for an
    account that follows a provider: it has no password here.
    """
    word = _renewed(store, people, known, "enable", why, days)
    people.set(store, known.account.ref, active=True)
    return word


def state_of(known: Known) -> str:
    """Return the state of an account."""
    return ACTIVE if known.active else DISABLED


def _renewed(
    store: Connection, people: People, known: Known, event: str, why: Why, days: int
) -> str:
    word = secrets.token_urlsafe(PASSWORD_BYTES)
    ref, until = known.account.ref, why.at + timedelta(days=days)
    if people.is_outside(store, ref):
        raise OutsideError
    people.moves.move(store, ACCOUNT, ref, state_of(known), event, why)
    people.set(store, ref, password=hashed(word), first_until=until)
    return word
