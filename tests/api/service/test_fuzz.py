"""Requests of chance, per role: no 5xx, and nothing that the description denies."""

import subprocess
import sys

import pytest

from tests.api.service.zones import zones_on

EXAMPLES, SEED = 2, 20261126
# Facts of a case are described as an object, and dates lie in a range: what fits the
# description may still be refused. Signing out would end the session of the fuzzer.
OPTIONS = (
    *("--phases", "coverage,fuzzing", "--max-examples", str(EXAMPLES)),
    *("--exclude-checks", "positive_data_acceptance", "--seed", str(SEED)),
    *("--exclude-operation-id", "sign_out", "--exclude-operation-id", "follow_run"),
    *("--no-color", "--generation-database", "none"),
)


@pytest.fixture(scope="module")
def own_zones(tmp_path_factory):
    """Gives zones that no other test looks at."""
    folder = tmp_path_factory.mktemp("fuzzed")
    urls = (f"sqlite:///{folder}/{zone}.db" for zone in ("case", "exchange"))
    with zones_on(*urls, folder) as both:
        yield both


@pytest.mark.parametrize(
    "who", ["coordinator", "provider-1", "funder-1", "referrer-1", "other zone"]
)
def test_requests_of_chance_find_nothing(own_zones, who, tmp_path):
    zone = "case" if who == "coordinator" else "exchange"
    client = own_zones.other_zone() if who == "other zone" else own_zones.client(who)
    base = f"{own_zones.urls[zone]}/v1"
    token = client.headers["Authorization"]
    program = "import sys; from schemathesis.cli import schemathesis; schemathesis()"
    target = (f"{base}/openapi.json", "--url", base, "-H", f"Authorization: {token}")
    done = subprocess.run(
        [sys.executable, "-c", program, "run", *target, *OPTIONS],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert "Tested: " in done.stdout
