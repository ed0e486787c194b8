"""Production refuses whatever is fit for a demo only, and names all of it."""

import secrets
import shutil
from pathlib import Path

import pytest

from api.clock import clock
from api.identity import Account, Role
from api.serving.beginning import add_accounts, begin_exchange
from api.serving.demo import DEMO_ACCOUNTS, PASSWORD, demo_logins
from api.serving.disks import is_shared
from api.serving.production import UnfitError, Why, is_weak, refuse_unfit
from api.settings import CaseSettings, ExchangeSettings
from api.store import Store, migrate
from fixtures.demo import demo_region
from fixtures.generator import generate
from tests.api.cli.running import run

STRONG = secrets.token_urlsafe(32)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """Gives an exchange with the land of a region."""
    path = tmp_path_factory.mktemp("begun") / "exchange.db"
    store = Store(f"sqlite:///{path}")
    migrate(store, "exchange")
    region = generate("tiny", 3)
    begin_exchange(store, region, clock(region.as_of)())
    store.close()
    return path


@pytest.fixture
def set_up(begun, tmp_path, monkeypatch):
    """Gives what sets up an exchange that is fit for production, but for changes."""
    shutil.copy(begun, tmp_path)
    fit = {
        "MODE": "production",
        "TLS_OFFLOAD": "true",
        "ZONE_SECRET": STRONG,
        "EXCHANGE_DATABASE": f"sqlite:///{tmp_path}/exchange.db",
        "LOG_KEYS": str(tmp_path / "log"),
    }

    def changed(**changes):
        for name, value in (fit | changes).items():
            if value is None:
                monkeypatch.delenv(f"SCHAKELPUNT_{name}", raising=False)
            else:
                monkeypatch.setenv(f"SCHAKELPUNT_{name}", value)
        return ExchangeSettings()

    return changed


def faults_of(settings):
    url = getattr(settings, "exchange_database", None) or settings.case_database
    store = Store(url)
    try:
        refuse_unfit(settings, store)
    except UnfitError as error:
        return {(fault.setting, fault.why) for fault in error.faults}
    finally:
        store.close()
    return set()


def test_an_installation_that_is_in_order_is_served(set_up):
    assert faults_of(set_up()) == set()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"TLS_OFFLOAD": None}, ("tls_offload", Why.NO_TLS)),
        ({"ZONE_SECRET": None}, ("zone_secret", Why.WEAK_SECRET)),
        ({"ZONE_SECRET": "change-this-secret"}, ("zone_secret", Why.WEAK_SECRET)),
        ({"METRICS_TOKEN": "short"}, ("metrics_token", Why.WEAK_SECRET)),
        ({"SECOND_FACTOR": "optional"}, ("second_factor", Why.NO_SECOND_FACTOR)),
        ({"FIRST_DAY": "2026-01-01"}, ("first_day", Why.INVENTED_DAY)),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value[1],
)
def test_what_is_not_fit_is_refused_in_production_alone(set_up, changes, fault):
    assert faults_of(set_up(**changes)) == {fault}
    assert faults_of(set_up(**changes, MODE="trial")) == set()


def test_all_that_is_wrong_is_named_at_once_and_no_secret_is_told(set_up):
    set_up(TLS_OFFLOAD="false", ZONE_SECRET="a-short-one", FIRST_DAY="2026-01-01")  # noqa: S106 - of the test
    for lang in ("nl", "en"):
        done = run("serve", "--zone", "exchange", "--lang", lang)
        assert done.code == 2
        for name in ("TLS_OFFLOAD", "ZONE_SECRET", "FIRST_DAY"):
            assert f"SCHAKELPUNT_{name}" in done.err
        assert "a-short-one" not in done.err + done.out


@pytest.mark.parametrize(
    "secret", ["", "short", "a" * 64, "change-this-secret-to-something-longer-please"]
)
def test_a_secret_that_can_be_guessed_is_weak(secret):
    assert is_weak(secret)


def test_a_secret_of_chance_is_not_weak():
    assert not any(is_weak(secrets.token_urlsafe(32)) for _ in range(200))


def test_an_account_of_the_demo_is_refused(set_up):
    settings = set_up()
    store = Store(settings.exchange_database)
    own = Account(ref="aanbieder-1", name="x", role=Role.PROVIDER, organisation="A0000")
    add_accounts(store, "exchange", [own], PASSWORD)
    store.close()
    assert faults_of(settings) == {("exchange_database", Why.DEMO_LOGIN)}


def test_every_login_of_the_demo_is_known_as_one():
    assert {login.account.ref for login in demo_logins(demo_region())} <= {
        *DEMO_ACCOUNTS
    }


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_there_is_no_demo_in_production(monkeypatch, lang):
    monkeypatch.setenv("SCHAKELPUNT_MODE", "production")
    done = run("serve", "--demo", "--lang", lang)
    assert (done.code, done.out) == (2, "")
    assert done.err


@pytest.mark.parametrize(
    ("address", "closed"),
    [
        ("http://127.0.0.1:8001", True),
        ("http://localhost:8001", True),
        ("https://exchange.example", True),
        ("http://exchange.example", False),
        ("http://127.0.0.1.exchange.example", False),
    ],
)
def test_the_line_between_the_zones_is_closed(tmp_path, address, closed):
    store = Store(f"sqlite:///{tmp_path}/case.db")
    migrate(store, "case")
    store.close()
    settings = CaseSettings(
        mode="production",
        tls_offload=True,
        zone_secret=STRONG,
        case_database=f"sqlite:///{tmp_path}/case.db",
        keys=tmp_path / "keys",
        log_keys=tmp_path / "log",
        exchange_url=address,
    )
    expected = set() if closed else {("exchange_url", Why.PLAIN_EXCHANGE)}
    assert faults_of(settings) == expected


@pytest.mark.parametrize("what", ["exchange.db", "log"])
def test_what_others_on_the_machine_can_read_is_refused(set_up, tmp_path, what):
    settings = set_up()
    (tmp_path / "log").mkdir(mode=0o700)
    (tmp_path / what).chmod(0o644 if what.endswith("db") else 0o755)
    assert {why for _, why in faults_of(settings)} == {Why.OPEN_TO_OTHERS}


MOUNTS = """\
disk / ext4 rw 0 0
server:/x {folder}/share nfs4 rw 0 0
disk {folder}/share/own xfs rw 0 0
//server/y {folder}/my\\040share cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("name", "shared"),
    [
        ("case.db", False),
        ("share/case.db", True),
        ("share/own/case.db", False),
        ("my share/case.db", True),
        ("shared/case.db", False),
    ],
)
def test_a_share_of_the_network_is_known_by_its_mount(tmp_path, name, shared):
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS.format(folder=tmp_path), encoding="utf-8")
    assert is_shared(tmp_path / name, mounts) is shared


def test_without_a_list_of_mounts_nothing_is_known():
    assert not is_shared(Path("case.db"), Path("no-such-list"))


def test_a_setting_may_stand_in_a_file(set_up, tmp_path):
    (tmp_path / "kept").write_text(f"{STRONG}\n", encoding="utf-8")
    (tmp_path / "kept").chmod(0o600)
    settings = set_up(ZONE_SECRET=None, ZONE_SECRET_FILE=str(tmp_path / "kept"))
    assert settings.zone_secret.get_secret_value() == STRONG
    assert faults_of(settings) == set()
    (tmp_path / "kept").chmod(0o640)
    assert faults_of(settings) == {("zone_secret_file", Why.OPEN_TO_OTHERS)}


@pytest.mark.parametrize("secret", [None, "also-in-the-environment"])
def test_a_file_that_is_not_there_or_a_second_value_is_named(
    set_up, tmp_path, monkeypatch, secret
):
    set_up(ZONE_SECRET=secret)
    path = tmp_path / "kept"
    if secret is not None:
        path.write_text("kept-in-a-file", encoding="utf-8")
    monkeypatch.setenv("SCHAKELPUNT_ZONE_SECRET_FILE", str(path))
    done = run("serve", "--zone", "exchange")
    assert done.code == 2
    assert "SCHAKELPUNT_ZONE_SECRET_FILE" in done.err
    assert "kept-in-a-file" not in done.err
