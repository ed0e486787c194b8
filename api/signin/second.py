"""A second factor: codes of an app (TOTP, RFC 6238) and recovery codes, each once."""

import base64
import hmac
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyotp
from sqlalchemy import Connection, delete, func, insert, select, update

from api.aead import UnreadableError
from api.identity import People, digest_of
from api.signin.box import Box, key_in
from api.states import NEW, SECOND_FACTOR
from api.store.moves import Why

ISSUER = "Schakelpunt"
STEP, BESIDE = timedelta(seconds=30), (0, -1, 1)
CODES, CODE_BYTES, PART = 10, 10, 4
OFF, PROPOSED, ON = "OFF", "PROPOSED", "ON"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondFactor:
    """The second factors of one zone: sealed secrets, and digests of recovery codes."""

    people: People
    box: Box

    def state(self, store: Connection, account: str) -> str:
        """Return how far an account is: NEW, PROPOSED, ON or OFF."""
        row = self._row(store, account)
        return NEW if row is None else str(row["state"])

    def left(self, store: Connection, account: str) -> int:
        """Return how many recovery codes were not used yet."""
        table = self.people.more.recovery
        query = select(func.count()).where(table.c.account == account)
        return int(store.execute(query).scalar_one())

    def propose(self, store: Connection, account: str, why: Why) -> str:
        """Return a new secret; it counts once a code of it was shown.

        Raises IllegalMoveError when there is a second factor already.
        """
        secret = pyotp.random_base32()
        sealed = self.box.seal(secret.encode(), _about(account))
        state = self.state(store, account)
        values = {"sealed": sealed, "step": 0}
        self._move(store, account, "enrol", why, values, new=state == NEW)
        return secret

    def confirm(
        self, store: Connection, account: str, code: str, at: datetime, why: Why
    ) -> tuple[str, ...] | None:
        """Return the recovery codes, shown this once; None when the code is wrong.

        Raises IllegalMoveError when nothing was proposed.
        """
        step = self._step(store, account, code, at)
        if step is None and self.state(store, account) == PROPOSED:
            return None
        self._move(store, account, "confirm", why, {"step": step})
        return self._new_codes(store, account)

    def accepts(
        self, store: Connection, account: str, code: str, at: datetime, why: Why
    ) -> bool:
        """Tell whether a code is right; it is used up then."""
        step = self._step(store, account, code, at)
        if step is not None:
            return self._use(store, account, step)
        table = self.people.more.recovery
        mine = (table.c.digest == _digest(code)) & (table.c.account == account)
        used = store.execute(delete(table).where(mine)).rowcount > 0
        if used:
            self._move(store, account, "recover", why, {})
        return used

    def drop(self, store: Connection, account: str, event: str, why: Why) -> None:
        """End a second factor; raises IllegalMoveError when there is none."""
        self._move(store, account, event, why, {"sealed": b"", "step": 0})
        table = self.people.more.recovery
        store.execute(delete(table).where(table.c.account == account))

    def seal_anew(self, store: Connection) -> int:
        """Seal every secret with the key in use, and return how many those were.

        What no key opens stays as it is: recovery codes still count.
        """
        table, done = self.people.more.second, 0
        rows = store.execute(select(table).with_for_update()).mappings().all()
        for row in rows:
            about = _about(row["account"])
            try:
                secret = self.box.open(row["sealed"], about)
            except UnreadableError:
                continue
            same = table.c.account == row["account"]
            sealed = self.box.seal(secret, about)
            store.execute(update(table).where(same).values(sealed=sealed))
            done += 1
        return done

    def sealed_by(self, store: Connection) -> Counter[str]:
        """Return by which keys secrets are sealed, and how many by each."""
        rows = store.execute(select(self.people.more.second.c.sealed)).scalars()
        return Counter(key_in(sealed) for sealed in rows if sealed)

    def _row(self, store: Connection, account: str) -> Mapping[Any, Any] | None:
        table = self.people.more.second
        query = select(table).where(table.c.account == account)
        return store.execute(query).mappings().first()

    def _move(
        self,
        store: Connection,
        account: str,
        event: str,
        why: Why,
        values: dict[str, object],
        *,
        new: bool = False,
    ) -> None:
        table, moves = self.people.more.second, self.people.moves
        source = NEW if new else self.state(store, account)
        state = moves.move(store, SECOND_FACTOR, account, source, event, why)
        kept = {**values, "state": state}
        if new:
            store.execute(insert(table).values(account=account, **kept))
        else:
            same = table.c.account == account
            store.execute(update(table).where(same).values(kept))

    def _step(
        self, store: Connection, account: str, code: str, at: datetime
    ) -> int | None:
        """Return the half minute of which this is the code; None when it is of none."""
        row = self._row(store, account)
        if row is None or row["state"] == OFF:
            return None
        try:
            secret = self.box.open(row["sealed"], _about(account)).decode()
        except UnreadableError:
            return None
        app, now = pyotp.TOTP(secret), int(at.timestamp() // STEP.total_seconds())
        for beside in BESIDE:
            if hmac.compare_digest(app.generate_otp(now + beside), code):
                return now + beside
        return None

    def _use(self, store: Connection, account: str, step: int) -> bool:
        # Of one code shown twice at once, only one is the first.
        table = self.people.more.second
        first = (table.c.account == account) & (table.c.step < step)
        used = update(table).where(first).values(step=step)
        return store.execute(used).rowcount > 0

    def _new_codes(self, store: Connection, account: str) -> tuple[str, ...]:
        table = self.people.more.recovery
        codes = tuple(_code() for _ in range(CODES))
        rows = [{"digest": _digest(code), "account": account} for code in codes]
        store.execute(insert(table), rows)
        return codes


def address_of(account: str, secret: str) -> str:
    """Return what a camera of an app reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=ISSUER)


def _code() -> str:
    text = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    return "-".join(text[i : i + PART] for i in range(0, len(text), PART))


def _digest(code: str) -> str:
    return digest_of(code.replace("-", "").replace(" ", "").upper())


def _about(account: str) -> str:
    return f"second factor of {account}"
