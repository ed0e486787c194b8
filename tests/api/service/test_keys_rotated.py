"""Keys are replaced: what was sealed stays readable, what comes is under new ones."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select, update

from api.aead import AES_256_GCM, UnreadableError, opened, sealed
from api.casezone.keys import ErasedError, Keys
from api.casezone.zonekey import make_zone_key, zone_keys
from api.exchange.app import PEOPLE
from api.identity import Account, Role
from api.keyring import KeyRing, NoKeyError
from api.sealing import public_key, seal, unseal
from api.serving.backups import backup, restore
from api.serving.beginning import add_accounts
from api.serving.rotating import What, rotate
from api.settings import ExchangeSettings
from api.signin.box import Box, key_in
from api.signin.local import CodeError, Shown
from api.store import Store, migrate
from api.store.moves import Why
from api.web.zone import door_on
from tests.api.cli.running import run
from tests.api.service.doors import door as door_of
from tests.api.service.doors import enrolled, next_code, sign_in, signed_in, somebody
from tests.api.service.zones import PASSWORD

AT = ("--zone", "exchange")
NOW = datetime.now(UTC)
WHY = Why(who="test", at=NOW)
ANNA = Account(ref="anna", name="Anna", role=Role.AUDITOR, organisation="DESK")


@pytest.fixture
def store(addresses, tmp_path, monkeypatch):
    url = addresses()
    monkeypatch.setenv("SCHAKELPUNT_EXCHANGE_DATABASE", url)
    monkeypatch.setenv("SCHAKELPUNT_LOG_KEYS", str(tmp_path / "log"))
    made = Store(url)
    migrate(made, "exchange")
    add_accounts(made, "exchange", [ANNA], PASSWORD)
    yield made
    made.close()


@pytest.fixture
def door(store):
    return door_on(store, PEOPLE, ExchangeSettings(), "exchange")


@pytest.fixture
def secret(store, door):
    """Gives the secret of the second factor of somebody."""
    with store.writing() as connection:
        made = door.second.propose(connection, "anna", WHY)
        code = pyotp.TOTP(made).at(NOW)
        door.second.confirm(connection, "anna", code, NOW, WHY)
    return made


def lets_in(door, secret, steps):
    at = NOW + timedelta(seconds=30 * steps)
    code = pyotp.TOTP(secret).at(at)
    shown = Shown(ref="anna", password=PASSWORD, code=code, at=at)
    return door.account(shown, NOW) == ANNA


def kept(store):
    with store.reading() as connection:
        return connection.execute(select(PEOPLE.more.second.c.sealed)).scalar_one()


def test_second_factors_are_sealed_anew_and_go_on(store, door, secret):
    ring = door.box.ring
    old, before = ring.current, kept(store)
    assert key_in(before) == old.name
    done = run("keys", "rotate", *AT, "--what", "sign-in")
    assert (done.code, ring.current.name in done.out) == (0, True)
    assert key_in(kept(store)) == ring.current.name != old.name
    assert lets_in(door, secret, 2)
    with store.writing() as connection:
        connection.execute(update(PEOPLE.more.second).values(sealed=before))
    assert lets_in(door, secret, 4)
    assert run("keys", "clear", *AT, "--what", "sign-in").code == 0
    assert ring.named(old.name) == old
    with store.writing() as connection:
        assert door.second.seal_anew(connection) == 1
    cleared = run("keys", "clear", *AT, "--what", "sign-in")
    assert old.name in cleared.out
    with pytest.raises(NoKeyError):
        ring.named(old.name)
    assert lets_in(door, secret, 6)


def test_a_copy_from_before_still_lets_in(store, secret, addresses, tmp_path):
    whole = backup(store, "exchange").splitlines(keepends=True)
    assert run("keys", "rotate", *AT, "--what", "sign-in").code == 0
    other = Store(addresses())
    restore(other, "exchange", whole)
    settings = ExchangeSettings(log_keys=tmp_path / "log")
    assert lets_in(door_on(other, PEOPLE, settings, "exchange"), secret, 2)
    other.close()


def test_without_the_key_that_sealed_it_no_code_lets_in(store, door, secret):
    old = door.box.ring.current
    before = kept(store)
    run("keys", "rotate", *AT, "--what", "sign-in")
    run("keys", "clear", *AT, "--what", "sign-in")
    with store.writing() as connection:
        connection.execute(update(PEOPLE.more.second).values(sealed=before))
    with pytest.raises(CodeError):
        lets_in(door, secret, 2)
    assert old.name not in {key.name for key in door.box.ring.every()}


@pytest.mark.usefixtures("store")
def test_the_log_is_whole_across_a_new_key_and_says_who_made_it():
    for _ in range(2):
        assert run("log", "export", *AT, "--out", f"{secrets.token_hex(4)}.x").code == 0
        assert run("log", "seal", *AT).code == 0
        assert run("keys", "rotate", *AT, "--what", "log").code == 0
    assert run("log", "seal", *AT).code == 0
    assert run("log", "verify", *AT).code == 0
    listed = run("keys", "list", *AT, "--lang", "en").out
    rows = [row.split() for row in listed.splitlines() if row.startswith("log")]
    states = sorted((row[2], row[-1]) for row in rows)
    assert states == [("in", "1"), ("to", "1"), ("to", "1")]
    cleared = run("keys", "clear", *AT, "--what", "log", "--lang", "en")
    assert cleared.out.strip() == "There is nothing to clear."
    assert run("log", "verify", *AT).code == 0


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_process_that_runs_uses_the_new_keys_at_once(zones):
    ref, folder = somebody(zones), zones.desk.settings.log_keys.parent / "log-exchange"
    settings, now = ExchangeSettings(log_keys=folder), zones.desk.now()
    provider, body = zones.client("provider-1"), {"count": 1, "reason": "x"}
    place = provider.get("/places").json()["items"][0]["ref"]
    again = {"Idempotency-Key": secrets.token_hex(8)}
    body |= {"start": "2031-02-01"}
    url = f"/places/{place}/openings"
    with door_of(zones) as address:
        with signed_in(address, ref) as client:
            secret, _ = enrolled(client)
        first = provider.post(url, json=body, headers=again)
        for what in (What.LOG, What.SIGN_IN):
            rotate(zones.exchange_store, "exchange", settings, what, now)
        second = provider.post(url, json=body, headers=again)
        assert sign_in(address, ref, code=next_code(secret)).status_code == 201
        other = somebody(zones)
        with signed_in(address, other) as client:
            enrolled(client)
    assert (second.status_code, second.content) == (first.status_code, first.content)
    assert first.status_code == 201, first.text
    number = first.json()["id"]
    provider.delete(f"/places/{place}/intervals/{number}")
    table = PEOPLE.more.second
    query = select(table.c.sealed).where(table.c.account.in_([ref, other]))
    with zones.exchange_store.reading() as store:
        found = store.execute(query).scalars().all()
    current = Box(folder, "exchange").ring.current
    assert {key_in(box) for box in found} == {current.name}


def test_a_referral_that_was_closed_for_the_key_before_still_opens(
    addresses, tmp_path, monkeypatch
):
    url, keys = addresses(), tmp_path / "keys"
    monkeypatch.setenv("SCHAKELPUNT_CASE_DATABASE", url)
    monkeypatch.setenv("SCHAKELPUNT_KEYS", str(keys))
    store = Store(url)
    migrate(store, "case")
    store.close()
    before = make_zone_key(keys)
    waits = seal(public_key(before), b"{}", "x")
    done = run("keys", "rotate", "--zone", "case", "--what", "referrals")
    assert done.code == 0, done.err
    new = done.out.split("SCHAKELPUNT_REFERRAL_KEY=")[1].strip()
    assert (new == make_zone_key(keys), new == before) == (True, False)
    comes = seal(public_key(new), b"[]", "x")
    assert [unseal(zone_keys(keys), box, "x") for box in (waits, comes)] == [
        *(b"{}", b"[]")
    ]


@pytest.mark.usefixtures("store")
def test_a_zone_has_the_keys_it_has():
    for words in (
        ("rotate", *AT, "--what", "referrals"),
        ("clear", "--zone", "case", "--what", "referrals"),
        ("rotate", *AT),
        ("list", *AT, "--what", "log"),
    ):
        assert run("keys", *words).code == 2


def test_two_who_rotate_at_once_lose_no_key(tmp_path):
    ring = KeyRing(tmp_path / "keys", "x")
    with ThreadPoolExecutor(8) as pool:
        names = {key.name for key in pool.map(lambda _: ring.rotate(), range(16))}
    assert len(names) == 16
    assert str(ring.current.secret) not in repr(ring.current)
    assert names <= {key.name for key in ring.every()}
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {
        0o600
    }
    assert not [*(tmp_path / "keys").glob("*.draft")]


def test_what_is_sealed_says_how_and_is_opened_in_no_other_way(tmp_path):
    keys, key = Keys(tmp_path / "keys"), secrets.token_bytes(32)
    keys.make("X")
    box = keys.seal("X", b"facts")
    assert box.startswith(AES_256_GCM)
    assert keys.open("X", box) == b"facts"
    for wrong in (b"", b"\x00" + box[1:], b"\x02" + box[1:], box[1:], box[:-1]):
        with pytest.raises(ErasedError):
            keys.open("X", wrong)
    named = sealed(key, b"content", "this", b"one")
    assert opened(key, named, "this", b"one") == b"content"
    for about, name in (("that", b"one"), ("this", b"two"), ("this", b"")):
        with pytest.raises(UnreadableError):
            opened(key, named, about, name)
