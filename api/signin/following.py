"""An account follows what the provider says: its role, its organisation, its name."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from api import accounts
from api.accounts import ORGANISATION
from api.identity import ZONES_OF, Account, People, Role
from api.settings import Provider, Zone
from api.signin.metadata import RefusedError
from api.signin.tokens import SignedOut
from api.signin.tries import INSERT
from api.states import ACCOUNT
from api.store.moves import Why

NAMED, LONGEST = 24, 200
BY = "provider"


def told(claims: Mapping[str, Any], provider: Provider, zone: Zone) -> Account:
    """Return the account that claims are about, as it is to be.

    Raises RefusedError unless they give exactly one role of this zone, and one
    organisation.
    """
    roles = {provider.roles.get(word) for word in _words(claims, provider.role_claim)}
    fitting = [role for role in Role if role in roles and zone in ZONES_OF[role]]
    if len(fitting) != 1:
        raise RefusedError("role")
    words = _words(claims, provider.organisation_claim)
    if provider.organisations:
        words = {
            provider.organisations[w] for w in words if w in provider.organisations
        }
    if len(words) != 1 or not re.match(ORGANISATION, (word := words.pop())):
        raise RefusedError("organisation")
    subject = str(claims["sub"])
    ref = f"oidc-{sha256(f'{provider.issuer} {subject}'.encode()).hexdigest()[:NAMED]}"
    name = claims.get("name")
    return Account(
        ref=ref,
        name=name[:LONGEST] if isinstance(name, str) and name else ref,
        role=fitting[0],
        organisation=word,
    )


def follow(
    store: Connection,
    people: People,
    wanted: Account,
    claims: Mapping[str, Any],
    why: Why,
    has_organisation: Callable[[Connection, Account], bool],
) -> Account:
    """Return the account of an issuer and subject, made when there is none yet.

    With another role or organisation its open sessions end. Raises RefusedError for
    one that was disabled, and for an organisation that is not there.
    """
    if not has_organisation(store, wanted):
        raise RefusedError("organisation")
    table = people.more.outside
    issuer, subject = str(claims["iss"]), str(claims["sub"])
    same = (table.c.issuer == issuer) & (table.c.subject == subject)
    ref = store.execute(select(table.c.account).where(same)).scalar_one_or_none()
    if ref is None:
        # Nobody knows this password: who follows a provider signs in there alone.
        accounts.add(store, people, wanted, why, secrets.token_urlsafe())
        values = {"issuer": issuer, "subject": subject, "account": wanted.ref}
        store.execute(insert(table).values(values))
        return wanted
    known = people.one(store, ref, lock=True)
    if known is None or not known.active:
        raise RefusedError("disabled")
    new, old = replace(wanted, ref=ref), known.account
    if new != old:
        people.moves.move(store, ACCOUNT, ref, "ACTIVE", "follow", why)
        people.set(
            store,
            ref,
            name=new.name,
            role=new.role.value,
            organisation=new.organisation,
        )
    if (new.role, new.organisation) != (old.role, old.organisation):
        people.close_all(store, ref)
    return new


def end(
    store: Connection, people: People, issuer: str, told: SignedOut, at: datetime
) -> str | None:
    """End the sessions of who was signed out at the provider, and return the account.

    None when nobody is signed in here by it. Raises RefusedError for what was told
    before.
    """
    table, sessions = people.more.signed_out, people.sessions
    store.execute(delete(table).where(table.c.until <= at))
    new = INSERT[store.dialect.name](table).values(digest=told.mark, until=told.until)
    first = new.on_conflict_do_nothing().returning(table.c.digest)
    if store.execute(first).first() is None:
        raise RefusedError("again")
    outside = people.more.outside
    mine = select(outside.c.account).where(outside.c.issuer == issuer)
    if told.subject is not None:
        mine = mine.where(outside.c.subject == told.subject)
    over: list[ColumnElement[bool]] = [sessions.c.account.in_(mine)]
    if told.session is not None:
        same = sessions.c.outside == told.session
        # Of a session without a name it may have been this one.
        unnamed = sessions.c.outside.is_(None)
        over.append(same if told.subject is None else or_(same, unnamed))
    ended = store.execute(delete(sessions).where(*over).returning(sessions.c.account))
    return ended.scalars().first()


def _words(claims: Mapping[str, Any], name: str) -> set[str]:
    """Return the words of a claim, by its name or by those of claims in claims."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    listed = found if isinstance(found, list) else [found]
    return {word for word in listed if isinstance(word, str)}
