"""A local account signs in: a password, a code where there is a second factor."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from api import accounts
from api.identity import Account, Known, People, is_word
from api.signin.box import Box
from api.signin.second import ON, SecondFactor
from api.signin.tries import Tries
from api.states import ACCOUNT
from api.store import Store
from api.store.moves import Why

BY = "sign-in"


class WrongError(Exception):
    """No account signs in with this; not even whether there is one is told."""


class CodeError(Exception):
    """The password is right, and a code of the second factor is missing or wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What somebody shows at the door; `at` is the moment by the clock of apps."""

    ref: str
    password: str
    code: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The door of one zone; `first_days`: how long a password of chance counts."""

    store: Store
    people: People
    tries: Tries
    box: Box
    first_days: int

    @property
    def second(self) -> SecondFactor:
        """The second factors of the zone."""
        return SecondFactor(people=self.people, box=self.box)

    def account(self, shown: Shown, now: datetime) -> Account:
        """Return who may come in; raises WrongError or CodeError.

        Every try is counted before it is looked at, so that tries made at once are
        counted as well. A name that is closed takes as long as one that is not.
        """
        mark = self.box.mark(shown.ref)
        with self.store.writing() as store:
            number = self.tries.count(store, mark, now)
            kept = self.people.has_password(store, shown.ref)
        right = is_word(kept, shown.password)
        with self.store.writing() as store:
            known = self.people.one(store, shown.ref)
            wrong: Exception | None = WrongError()
            # In each case something is written, as that takes the most time here.
            if not right or number > self.tries.most or known is None:
                self._closed(store, shown.ref, number, now, there=known is not None)
            elif not known.may_sign_in(now):
                self.tries.stand(store, mark)
            else:
                wrong = self._second_of(store, known.account, shown, number, now)
        if wrong is not None:
            raise wrong
        assert known is not None  # noqa: S101 - else it was wrong
        return known.account

    def closed_until(
        self, store: Connection, ref: str, now: datetime
    ) -> datetime | None:
        """Return until when nobody signs in with a name."""
        return self.tries.closed_until(store, self.box.mark(ref), now)

    def unlock(self, store: Connection, ref: str, why: Why) -> None:
        """Let an account be tried again; IllegalMoveError when it is disabled."""
        known = self.people.one(store, ref)
        state = "ACTIVE" if known is not None and known.active else "DISABLED"
        self.people.moves.move(store, ACCOUNT, ref, state, "unlock", why)
        self.tries.forget(store, self.box.mark(ref))

    def renew(self, store: Connection, known: Known, why: Why) -> str:
        """Return another password of an account, that can be tried at once.

        Raises IllegalMoveError when it is disabled, OutsideError where it has none.
        """
        word = accounts.renew(store, self.people, known, why, self.first_days)
        self.tries.forget(store, self.box.mark(known.account.ref))
        return word

    def reset_second(self, store: Connection, ref: str, why: Why) -> None:
        """Take a second factor away; raises IllegalMoveError where there is none."""
        self.second.drop(store, ref, "reset", why)
        self.people.close_all(store, ref)

    def _second_of(
        self,
        store: Connection,
        account: Account,
        shown: Shown,
        number: int,
        now: datetime,
    ) -> Exception | None:
        second, mark = self.second, self.box.mark(shown.ref)
        if second.state(store, account.ref) == ON:
            if shown.code is None:
                # Who only asks whether a code is needed has tried nothing.
                self.tries.give_back(store, mark)
                return CodeError()
            why = Why(who=account.ref, at=now)
            if not second.accepts(store, account.ref, shown.code, shown.at, why):
                self._closed(store, account.ref, number, now, there=True)
                return CodeError()
        self.tries.forget(store, mark)
        return None

    def _closed(
        self, store: Connection, ref: str, number: int, now: datetime, *, there: bool
    ) -> None:
        """Let a try stand, and keep it when a name is closed from this one on."""
        self.tries.stand(store, self.box.mark(ref))
        if number == self.tries.most and there:
            why = Why(who=BY, at=now, why=f"{number} wrong tries")
            self.people.moves.move(store, ACCOUNT, ref, "ACTIVE", "lock", why)
