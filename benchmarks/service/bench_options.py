"""Ranked options of one case through HTTP, against the same in the process.

In the process: the rules, options, limits and order of one case, on a land that is
ready and a region that is there. Through HTTP the rest comes with it: the session, the
look whether the land is as it was, opening and checking the files of all cases, the
answer as JSON and the log. The goal is a multiple of the time in the process plus an
empty route that asks for a session and logs. Answers are asserted equal first.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from api.casezone.options.present import files_at, ready_at, region_at_present
from api.casezone.options.shapes import options_body
from api.text.names import Names
from benchmarks.service.desk import Served, served
from fixtures.generator import Size, generate
from matcher.explaining.ranked import OwnOptions, own_options
from matcher.objective import Objective

GOAL = 3.0
MOST = 50


def main(argv: Sequence[str] | None = None) -> int:
    """Print times and the ratio; 1 if some ratio is above the goal."""
    parser = argparse.ArgumentParser(prog="benchmarks service", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="1,000 places")
    parser.add_argument("--cases", type=int, default=6)
    parser.add_argument("--places", type=int, default=10_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    places = 1_000 if options.quick else options.places
    region = generate(Size.of(options.cases, places), options.seed)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(region, Path(folder)) as service,
    ):
        first = timed(lambda: ready_at(service.desk))
        print(
            f"{places} places, {len(region.cases)} cases; land ready in {first:.2f} s"
        )
        refs = [case.ref for case in region.open_cases]
        ratios = [measure(service, ref, options.repeats) for ref in refs]
    print(f"highest ratio {max(ratios):.2f}, goal {GOAL:.2f}")
    return int(max(ratios) > GOAL)


def measure(service: Served, ref: str, repeats: int) -> float:
    """Print one case and return HTTP over the process plus the empty route."""
    url = f"/cases/{ref}/options"
    files = files_at(service.desk)
    version = next(file.version for file, _ in files if file.ref == ref)
    ready = ready_at(service.desk)
    region = region_at_present(ready, [facts for _, facts in files])

    def inside() -> OwnOptions:
        return own_options(ready.board(region, ref))

    days = Objective().stale_days
    names = Names(region, "nl")
    body = options_body((ref, version), inside(), days, MOST, names)
    expected = json.loads(body.model_dump_json(by_alias=True))
    assert service.client.get(url).json() == expected
    rounds = [
        (
            timed(inside),
            timed(lambda: service.client.get(f"/empty/{ref}").raise_for_status()),
            timed(lambda: service.client.get(url).raise_for_status()),
        )
        for _ in range(repeats)
    ]
    process, empty, http = (median(times) for times in zip(*rounds, strict=True))
    ratio: float = http / (process + empty)
    print(
        f"{ref}: process {process:.3f} s, empty route {empty:.4f} s, "
        f"HTTP {http:.3f} s, ratio {ratio:.2f}"
    )
    return ratio


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    raise SystemExit(main())
