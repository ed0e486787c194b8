"""The process of the exchange cannot open the store of the case zone."""

import os
import re
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from api.casezone.keys import Keys
from api.casezone.zonekey import make_zone_key
from api.clock import clock
from api.log.keeping import LogKey
from api.serving.beginning import begin_case_zone, begin_exchange
from api.store import Store, StoreGone, migrate
from fixtures.generator import generate
from tests.api.service.working import (
    asked,
    desk_without_workers,
    ended_well,
    wait_for,
    worker,
)

ROOT = Path(__file__).resolve().parents[3]
IS_ROOT = os.geteuid() == 0
# Reads all that it needs of the program, and only then becomes another user: that
# one may not be able to look into the folder of the interpreter.
AS_OTHER = """
import os, pwd, sys
from pathlib import Path
from api.exchange.app import exchange_app
from api.serving import serve_zone
from api.settings import ExchangeSettings
from api.store import Store, StoreGone, check
warm = Store("sqlite://")
with warm.writing() as store:
    store.exec_driver_sql("SELECT 1")
try:
    check(warm, "exchange")
except Exception:
    pass
if sys.argv[1] == "other":
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)

def tried(work):
    try:
        work()
    except (OSError, StoreGone) as error:
        return type(error).__name__
    return "open"

settings = ExchangeSettings()
print("own", tried(lambda: check(Store(settings.exchange_database), "exchange")))
os.environ["SCHAKELPUNT_EXCHANGE_DATABASE"] = "sqlite:///" + sys.argv[2]
print("served", tried(lambda: serve_zone(ExchangeSettings())))
for name in sys.argv[2:]:
    for way in ("rb", "r+b"):
        print(Path(name).name, tried(lambda: open(name, way)))
"""


@pytest.fixture
def case_zone():
    """Gives the files of a case zone that was begun, in a folder all may look into."""
    # The folder of a test is its owner's alone, which would prove too much.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        region = generate("tiny", 3)
        now = clock(region.as_of)
        store = Store(f"sqlite:///{folder}/case.db")
        migrate(store, "case")
        begin_case_zone(store, Keys(folder / "keys"), region, now())
        make_zone_key(folder / "keys")
        LogKey(folder / "log-case", "case").make()
        exchange = Store(f"sqlite:///{folder}/exchange.db")
        migrate(exchange, "exchange")
        begin_exchange(exchange, region, now())
        exchange.close()
        if IS_ROOT:
            import pwd

            nobody = pwd.getpwnam("nobody")
            for path in folder.glob("exchange.db*"):
                os.chown(path, nobody.pw_uid, nobody.pw_gid)
            # SQLite lays files beside a database: its folder is the exchange's own.
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        with store.writing() as connection:
            connection.exec_driver_sql("SELECT 1")
        yield folder
        store.close()


def files_in(folder):
    return [
        *folder.glob("case.db*"),
        *(
            path
            for path in folder.rglob("*")
            if path.parent.name in {"keys", "log-case"}
        ),
    ]


def test_all_files_of_the_case_zone_are_their_owners_alone(case_zone):
    found = files_in(case_zone)
    assert {path.name for path in found} >= {"case.db", "zone.key"}
    assert any(path.suffix == ".key" for path in found)
    for path in (*found, case_zone / "keys", case_zone / "log-case"):
        assert path.stat().st_mode & 0o077 == 0, path.name


def answers_of(folder, who):
    """Return what the process of the exchange can open, run by its owner or another."""
    own = {
        "SCHAKELPUNT_EXCHANGE_DATABASE": f"sqlite:///{folder}/exchange.db",
        "SCHAKELPUNT_LOG_KEYS": str(folder / "log-exchange"),
    }
    done = subprocess.run(
        [sys.executable, "-c", AS_OTHER, who, *map(str, files_in(folder))],
        env=os.environ | own,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def test_the_process_of_the_exchange_is_refused_every_file_of_the_case_zone(case_zone):
    # Whoever is not root cannot become another user: the rights of the files, which
    # are looked at above, are all that can be shown then.
    if not IS_ROOT:
        return
    (own, served, *files) = answers_of(case_zone, "other")
    assert own == ["own", "open"]
    assert served == ["served", "StoreGone"]
    assert len(files) > 10
    assert {answer for _, answer in files} == {"PermissionError"}


def sql_of_the_page(mark):
    """Return the statements of the page, with names of a test's own."""
    page = (ROOT / "docs" / "apart.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    named = re.sub(r"schakelpunt_(case|exchange)", rf"{mark}_\1", block)
    return [line for line in named.splitlines() if line]


@pytest.fixture
def databases(new_database):
    """Gives the addresses of both databases for each role, made as the page says."""
    mark = f"apart_{secrets.token_hex(4)}"
    address = new_database()
    with psycopg.connect(address, autocommit=True) as admin:
        for statement in sql_of_the_page(mark):
            admin.execute(statement)

    def address_for(role, database):
        named = re.sub(r"/[^/?]*\?", f"/{mark}_{database}?", address)
        return re.sub(r"user=\w+", f"user={mark}_{role}", named)

    yield address_for
    with psycopg.connect(address, autocommit=True) as admin:
        for zone in ("case", "exchange"):
            admin.execute(f"DROP DATABASE {mark}_{zone} WITH (FORCE)")
            admin.execute(f"DROP ROLE {mark}_{zone}")


@pytest.mark.parametrize(("own", "other"), [("exchange", "case"), ("case", "exchange")])
def test_the_role_of_a_zone_opens_its_own_database_alone(databases, own, other):
    for zone in (own, other):
        store = Store(databases(zone, zone))
        migrate(store, zone)
        store.close()
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(databases(own, other))
    store = Store(databases(own, other))
    with pytest.raises(StoreGone), store.reading():
        pass
    store.close()


def test_the_role_of_the_case_zone_has_its_runs_brought_and_done(databases, tmp_path):
    own = iter([databases("case", "case"), databases("exchange", "exchange")])
    with desk_without_workers(own.__next__, tmp_path) as desk:
        ref = asked(desk)
        one = worker(desk, tmp_path)
        wait_for(desk, ref, {"DONE"})
        assert ended_well(one)


def test_the_process_of_the_exchange_is_refused_the_database_of_cases(databases):
    store = Store(databases("case", "case"))
    migrate(store, "case")
    store.close()
    done = subprocess.run(
        [
            *(sys.executable, "-c", "from api.cli import main; main()"),
            *("serve", "--zone", "exchange", "--lang", "en"),
        ],
        env=os.environ
        | {"SCHAKELPUNT_EXCHANGE_DATABASE": databases("exchange", "case")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "does not answer" in done.stderr
