"""A thousand wrong regions: an exit code each, never a traceback."""

from collections import Counter

from hypothesis import HealthCheck, given, settings

from tests.api.cli.mutations import mutated
from tests.api.cli.running import run

THOUSAND = settings(
    max_examples=1_000,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_a_mutated_region_gives_0_2_or_3_and_never_a_traceback() -> None:
    codes = Counter[int]()

    @THOUSAND
    @given(mutated())
    def one(data: bytes) -> None:
        done = run("match", "-", "--time-limit", "20", "--workers", "1", stdin=data)
        codes[done.code] += 1
        assert done.code in {0, 2, 3}
        assert "Traceback" not in done.err
        assert bool(done.out) == (done.code != 2)
        assert done.code != 2 or "verwacht" in done.err

    one()
    assert codes[0] > 50
    assert codes[2] > 500
