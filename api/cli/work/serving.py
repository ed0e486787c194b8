"""Serving from the command line: one zone, or both with the demo region."""

import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import Popen

import httpx2
from pydantic import ValidationError

from api.cli.work.exits import Exit
from api.cli.work.screen import complain, show
from api.cli.work.unfit import NO_DEMO, unfit_faults
from api.serving import serve_zone, settings_of, stored_at, work_runs
from api.serving.demo import PASSWORD, Demo, Login, make_demo, served
from api.serving.production import UnfitError
from api.settings import CaseSettings, Settings, Zone
from api.store import Outdated, StoreGone
from api.text.blocks import Block, Grid, Heading, Line
from api.text.language import Both, Lang

OUTDATED = Both(
    "De opslag heeft een andere versie dan het programma ({why}). Doe eerst: migrate.",
    "The store has another version than the program ({why}). First do: migrate.",
)
GONE = Both(
    "De opslag antwoordt niet. Er is niets veranderd.",
    "The store does not answer. Nothing was changed.",
)
TAKEN = Both("Deze poort is bezet of niet toegestaan.", "This port is taken or denied.")
WRONG = Both(
    "{name}: deze instelling deugt niet ({why}).",
    "{name}: this setting is wrong ({why}).",
)
TITLE = Both("De dienst draait", "The service runs")
NOTE = Both(
    "Alles is verzonnen en verdwijnt bij het stoppen. Stop met Ctrl-C.",
    "Everything is invented and is gone when you stop. Stop with Ctrl-C.",
)
DAY = Both("Het is hier {day}.", "The day here is {day}.")
COLUMNS = (
    Both("adres", "address"),
    Both("naam", "account"),
    Both("wachtwoord", "password"),
    Both("rol", "role"),
)
ENDED = Both("Een van de zones is gestopt.", "One of the zones has stopped.")
TICK, PATIENCE = 0.2, 60.0


def serve_one(zone: Zone, database: str | None, lang: Lang) -> Exit:
    """Serve one zone by its settings, until it is told to stop."""
    return _told_ending(
        lambda: serve_zone(stored_at(settings_of(zone), database)), lang
    )


def work_here(database: str | None, lang: Lang) -> Exit:
    """Do runs of the case zone until this process is told to stop."""
    stop = threading.Event()
    ends = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda *_: stop.set()) for number in ends]
    try:
        return _told_ending(
            lambda: work_runs(stored_at(CaseSettings(), database), stop), lang
        )
    finally:
        for number, handler in zip(ends, before, strict=True):
            signal.signal(number, handler)


def _told_ending(serve: Callable[[], None], lang: Lang) -> Exit:
    try:
        serve()
    except ValidationError as error:
        complain(setting_faults(error, lang))
    except UnfitError as error:
        complain(unfit_faults(error, lang))
    except Outdated as error:
        complain([OUTDATED.in_(lang).format(why=error)])
    except StoreGone:
        complain([GONE.in_(lang)])
    except OSError:
        complain([TAKEN.in_(lang)])
    else:
        return Exit.DONE
    return Exit.BAD_INPUT


def serve_demo(port: int, lang: Lang) -> Exit:
    """Serve both zones with the demo region until Ctrl-C; nothing is left behind.

    Never in production: its passwords are known to everybody.
    """
    if Settings().mode == "production":
        complain([NO_DEMO.in_(lang)])
        return Exit.BAD_INPUT
    if not all(map(_is_free, (port, port + 1))):
        complain([TAKEN.in_(lang)])
        return Exit.BAD_INPUT
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="schakelpunt-") as folder:
        demo, logins = make_demo(Path(folder), port)
        with served(demo) as processes:
            try:
                if not _answers(demo, processes):
                    complain([ENDED.in_(lang)])
                    return Exit.BAD_INPUT
                show(_told(demo, logins, lang))
                while all(process.poll() is None for process in processes):
                    time.sleep(TICK)
            except KeyboardInterrupt:
                return Exit.DONE
    complain([ENDED.in_(lang)])
    return Exit.BAD_INPUT


def setting_faults(error: ValidationError, lang: Lang) -> tuple[str, ...]:
    """Return what is wrong with the settings, each with its name."""
    return tuple(
        WRONG.in_(lang).format(
            name="SCHAKELPUNT_" + "_".join(map(str, fault["loc"])).upper(),
            why=fault["msg"],
        )
        for fault in error.errors()
    )


def _answers(demo: Demo, processes: Sequence[Popen[bytes]]) -> bool:
    ends = time.monotonic() + PATIENCE
    waiting = [demo.port, demo.port + 1]
    while waiting and time.monotonic() < ends:
        if any(process.poll() is not None for process in processes):
            return False
        waiting = [port for port in waiting if not _ready(port)]
        time.sleep(TICK)
    return not waiting


def _is_free(port: int) -> bool:
    # Whoever answers there already would be taken for the zone that cannot start.
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def _ready(port: int) -> bool:
    try:
        return httpx2.get(f"http://127.0.0.1:{port}/health/ready").is_success
    except httpx2.HTTPError:
        return False


def _told(demo: Demo, logins: Sequence[Login], lang: Lang) -> list[Block]:
    ports = {"case": demo.port, "exchange": demo.port + 1}
    rows = tuple(
        (
            f"http://127.0.0.1:{ports[one.zone]}/v1",
            one.account.ref,
            PASSWORD,
            one.account.role.value.lower(),
        )
        for one in logins
    )
    columns = tuple(column.in_(lang) for column in COLUMNS)
    return [
        Heading(TITLE.in_(lang)),
        Grid(columns=columns, rows=rows, whole=frozenset({0, 1, 2, 3})),
        Line(DAY.in_(lang).format(day=demo.first_day)),
        Line(NOTE.in_(lang)),
    ]
