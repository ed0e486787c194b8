"""The log and the policy: what they add to a reading; how long a log takes to check.

A case is read through HTTP with its line in the log and the sharing policy laid over
the answer, and without both. A bare durable commit is one row in a table of its own on
the same disk. The goal: with them, less that commit, at most twice the time without.
The three are measured in turn, in one run, and medians are compared.

Logs of several lengths are written, sealed and gone through in turn. The goal: per line
the longest log takes about as long as the shortest. A changed line at the end is
asserted to be found.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from math import inf
from pathlib import Path
from statistics import median
from unittest import mock

from sqlalchemy import Column, Integer, MetaData, Table, insert, update

from api.log.checking import Checked, Fault, check_log
from api.log.keeping import LogKey
from api.log.sealing import seal_all
from api.log.shape import Actor, Entry, Event, Ground, Outcome
from api.log.tables import ENTRY
from api.log.writing import add
from api.store import Store, migrate
from api.web.shared import Shared
from benchmarks.service.desk import served
from fixtures.generator import generate

GOAL_READ, GOAL_LINE = 2.0, 1.3
SIZES = (250_000, 500_000, 1_000_000)
CHUNK, ROUNDS = 10_000, 3
AT = datetime(2026, 11, 1, tzinfo=UTC)
DOT = Table("dot", MetaData(), Column("id", Integer, primary_key=True))


def main(argv: Sequence[str] | None = None) -> int:
    """Print both; 1 if one of them is above its goal."""
    parser = argparse.ArgumentParser(prog="benchmarks service", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the lines")
    parser.add_argument("--repeats", type=int, default=200)
    options, _ = parser.parse_known_args(argv)
    sizes = tuple(size // 10 for size in SIZES) if options.quick else SIZES
    with tempfile.TemporaryDirectory() as folder:
        read = reading(Path(folder), options.repeats)
    with tempfile.TemporaryDirectory() as folder:
        line = checking(Path(folder), sizes)
    return int(read > GOAL_READ or line > GOAL_LINE)


def reading(folder: Path, repeats: int) -> float:
    """Print and return (with both - a bare commit) over without both."""
    region = generate("tiny", 3)
    with served(region, folder) as service:
        url = f"/cases/{region.cases[0].ref}"
        bare = Store(f"sqlite:///{folder}/dot.db")
        with bare.writing() as connection:
            DOT.create(connection)
        times: dict[str, list[float]] = {"with": [], "without": [], "commit": []}
        for _ in range(repeats):
            times["with"].append(timed(lambda: service.client.get(url)))
            with without_log_and_policy():
                times["without"].append(timed(lambda: service.client.get(url)))
            times["commit"].append(timed(lambda: committed(bare)))
        bare.close()
    logged, plain, commit = (median(times[k]) for k in ("with", "without", "commit"))
    ratio = (logged - commit) / plain
    print(
        f"reading a case: with log and policy {logged * 1e3:.2f} ms, without "
        f"{plain * 1e3:.2f} ms, a bare commit {commit * 1e3:.2f} ms"
    )
    print(f"ratio {ratio:.2f}, goal {GOAL_READ:.2f}")
    return ratio


@contextmanager
def without_log_and_policy() -> Iterator[None]:
    """Add no line, and let every answer leave as it was made."""
    with (
        mock.patch("api.log.writing.add"),
        mock.patch("api.web.logged.add"),
        mock.patch.object(Shared, "_concerns", return_value=False),
    ):
        yield


def checking(folder: Path, sizes: Sequence[int]) -> float:
    """Print and return the time per line of the longest log over the shortest.

    The logs are gone through in turn, and the least processor time of each counts:
    what else the machine does makes no log longer.
    """
    logs = [written(folder / str(size), size) for size in sizes]
    least = [inf] * len(sizes)
    for _ in range(ROUNDS):
        for at, (store, key) in enumerate(logs):
            took = spent(partial(whole, store, key, sizes[at]))
            least[at] = min(least[at], took)
    for size, seconds in zip(sizes, least, strict=True):
        per_line = seconds / size * 1e6
        print(f"{size:>9,} lines: checked in {seconds:.2f} s, {per_line:.2f} us a line")
    store, key = logs[-1]
    with store.writing() as connection:
        last_line = ENTRY.c.id == sizes[-1]
        connection.execute(update(ENTRY).where(last_line).values(who="other"))
    found = checked(store, key)
    assert (found.fault, found.line) == (Fault.CHANGED, sizes[-1])
    for store, _ in logs:
        store.close()
    ratio = (least[-1] / sizes[-1]) / (least[0] / sizes[0])
    print(f"per line, longest over shortest: ratio {ratio:.2f}, goal {GOAL_LINE:.2f}")
    return ratio


def written(folder: Path, size: int) -> tuple[Store, LogKey]:
    """Return a sealed log of so many lines, and its key."""
    store, key = Store(f"sqlite:///{folder}/case.db"), LogKey(folder / "log", "case")
    migrate(store, "case")
    for first in range(0, size, CHUNK):
        with store.writing() as connection:
            add(connection, map(line, range(first, min(first + CHUNK, size))))
    sealed = timed(partial(seal_all, store, key))
    print(f"{size:>9,} lines: written, and sealed in {sealed:.1f} s", flush=True)
    return store, key


def whole(store: Store, key: LogKey, size: int) -> None:
    """Go through a log and assert that it is whole."""
    found = checked(store, key)
    assert (found.fault, found.lines, found.waiting) == (None, size, 0)


def checked(store: Store, key: LogKey) -> Checked:
    """Go through a log."""
    with store.reading() as connection:
        return check_log(connection, key, AT - timedelta(days=1))


def committed(store: Store) -> None:
    """Keep one row, durably."""
    with store.writing() as connection:
        connection.execute(insert(DOT))


def line(k: int) -> Entry:
    """Return a line as a reading leaves it."""
    return Entry(
        at=AT + timedelta(seconds=k),
        event=Event.READ,
        action="read",
        outcome=Outcome.OK,
        actor=Actor(who="coordinator", role="COORDINATOR", organisation="DESK"),
        on_behalf="",
        ground=Ground.PUBLIC_TASK,
        kind="case",
        ref=f"C{k % 997}",
        request=f"{k:032x}",
        point="127.0.0.1",
    )


def spent(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that something takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    raise SystemExit(main())
