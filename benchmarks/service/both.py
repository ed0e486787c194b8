"""Run what is measured of the service, one after another."""

from collections.abc import Sequence

from benchmarks.service import bench_confirming, bench_options


def main(argv: Sequence[str] | None = None) -> int:
    """Return the worst of the exit codes."""
    return max(bench_options.main(argv), bench_confirming.main(argv))
