"""Run every group of benchmarks, or those that are named.

`python -m benchmarks [GROUP ...] [--quick] [OPTION ...]`: what is no group is handed
to each of them.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module

GROUPS = {
    "eligibility": ("benchmarks.eligibility.bench_pairs",),
    "changes": ("benchmarks.changes.bench_changes",),
    "solving": ("benchmarks.solving.bench_engines",),
    "gaps": ("benchmarks.gaps.bench_gaps",),
    "verifying": ("benchmarks.verifying.bench_verifying",),
    "competition": ("benchmarks.competition.bench_certificates",),
    "service": (
        "benchmarks.service.bench_options",
        "benchmarks.service.bench_confirming",
        "benchmarks.service.bench_log",
    ),
}


def main(argv: Sequence[str]) -> int:
    """Run the groups one after another; return the worst of their exit codes."""
    named = [word for word in argv if word in GROUPS]
    options = [word for word in argv if word not in GROUPS]
    worst = 0
    for group in named or GROUPS:
        print(f"\n=== {group} ===", flush=True)
        for name in GROUPS[group]:
            run: Callable[[Sequence[str]], int] = import_module(name).main
            worst = max(worst, run(options))
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
