"""Signing in from the command line: unlocked, a second factor away, keys ended."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from api.exchange.app import PEOPLE
from api.identity import Account, Role
from api.serving.beginning import add_accounts
from api.settings import ExchangeSettings
from api.signin import keys
from api.signin.keys import SystemKey
from api.signin.local import Shown, WrongError
from api.store import Store, migrate
from api.store.moves import Why
from api.web.zone import door_on
from tests.api.cli.running import run

AT = ("--zone", "exchange")
NOW = datetime.now(UTC)
WHY = Why(who="test", at=NOW)
ANNA = Account(ref="anna", name="Anna", role=Role.AUDITOR, organisation="DESK")


@pytest.fixture
def store(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path}/exchange.db"
    monkeypatch.setenv("SCHAKELPUNT_EXCHANGE_DATABASE", url)
    monkeypatch.setenv("SCHAKELPUNT_LOG_KEYS", str(tmp_path / "log"))
    monkeypatch.setenv("SCHAKELPUNT_SIGN_IN_TRIES", "1")
    made = Store(url)
    migrate(made, "exchange")
    add_accounts(made, "exchange", [ANNA], "open-sesame")
    yield made
    made.close()


@pytest.fixture
def door(store):
    return door_on(store, PEOPLE, ExchangeSettings(), "exchange")


def shown(word):
    return Shown(ref="anna", password=word, code=None, at=NOW)


def test_who_tried_too_often_is_let_in_again(door):
    for word in ("wrong", "open-sesame"):
        with pytest.raises(WrongError):
            door.account(shown(word), NOW)
    done = run("accounts", "unlock", "anna", *AT)
    assert (done.code, done.out.strip()) == (0, "anna kan weer inloggen.")
    assert door.account(shown("open-sesame"), NOW) == ANNA


def test_a_second_factor_that_is_lost_is_taken_away(door, store):
    with store.writing() as connection:
        secret = door.second.propose(connection, "anna", WHY)
        code = pyotp.TOTP(secret).at(NOW)
        assert door.second.confirm(connection, "anna", code, NOW, WHY)
    for expected in (0, 2):
        done = run("accounts", "reset-second-factor", "anna", *AT, "--lang", "en")
        assert done.code == expected
    assert "no second factor" in done.err
    assert door.account(shown("open-sesame"), NOW) == ANNA


def test_keys_are_listed_and_ended(store):
    key = SystemKey(
        ref="figures",
        name="nightly",
        role=Role.AUDITOR,
        organisation="DESK",
        routes=("list_log",),
        until=NOW + timedelta(days=1),
    )
    with store.writing() as connection:
        secret = keys.add(connection, PEOPLE, key, WHY)
    listed = run("accounts", "keys", *AT)
    assert all(text in listed.out for text in ("figures", "list_log", "ACTIVE"))
    for expected in (0, 2):
        assert run("accounts", "end-key", "figures", *AT).code == expected
    assert run("accounts", "end-key", "another", *AT).code == 2
    assert "ENDED" in run("accounts", "keys", *AT).out
    with store.reading() as connection:
        assert keys.acting(connection, PEOPLE, secret, NOW) is None


@pytest.mark.parametrize("words", [("unlock",), ("keys", "figures"), ("end-key",)])
def test_a_thing_is_named_where_one_is_needed(words):
    assert run("accounts", *words, *AT).code == 2


WRONG = [
    ("{", "SCHAKELPUNT_EXCHANGE_OIDC"),
    ('{"secret": "hush"}', "SCHAKELPUNT_EXCHANGE_OIDC_ISSUER"),
    (
        '{"issuer": "http://elsewhere.example/", "secret": "hush"}',
        "SCHAKELPUNT_EXCHANGE_OIDC_ISSUER",
    ),
    ('{"roles": {"x": "CHEF"}}', "SCHAKELPUNT_EXCHANGE_OIDC_ROLES_X"),
]


@pytest.mark.parametrize(("text", "named"), WRONG)
def test_a_provider_that_is_set_wrongly_is_told_without_its_secret(
    monkeypatch, text, named
):
    monkeypatch.setenv("SCHAKELPUNT_EXCHANGE_OIDC", text)
    done = run("accounts", "list", *AT)
    assert (done.code, named in done.err) == (2, True), done.err
    assert "hush" not in done.err
