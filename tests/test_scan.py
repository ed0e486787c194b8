"""The scan of `make check` finds what it is for, and nothing in what is kept."""

import re
import tomllib

import pytest

from tests.scan import (
    LOCK,
    REFUSED,
    ROOT,
    lock_faults,
    missing_from,
    planted,
    secrets_in,
    strangers,
)

HASHED = " \\\n    --hash=sha256:" + "a" * 64
# In pieces, so that the scan does not find them here.
PLANTED = {
    "a private key": "-----BEGIN " + "RSA PRIVATE KEY-----",
    "a key of AWS": "AKIA" + "ABCDEFGHIJKLMNOP",
    "a token of GitHub": "ghp_" + "a1" * 18,
    "a token of GitLab": "glpat-" + "a1" * 10,
    "a token of Slack": "xoxb-" + "1234567890",
    "a key of Stripe": "sk_live_" + "a1" * 10,
    "a signed token": ".".join(("eyJ" + "a" * 12, "eyJ" + "b" * 12, "c" * 12)),
    "a password in an address": "postgresql://desk:" + "hunter22@db.example/x",
    "a secret that is written out": "zone_secret" + ' = "' + "a1b2" * 8 + '"',
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_secret_is_found_with_its_line(kind):
    found = list(secrets_in(f"first\n{PLANTED[kind]}\nlast\n"))
    assert (2, kind) in found


def test_nothing_that_is_kept_holds_a_secret():
    assert list(planted(ROOT)) == []


def test_every_package_is_nailed_down_asked_for_and_no_other_is_here():
    lock = LOCK.read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert list(lock_faults(lock)) == []
    assert list(missing_from(lock, project)) == []
    assert list(strangers(lock)) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("numpy>=2" + HASHED, "pinned"),
        ("numpy==2.1.0", "no hash"),
        ("numpy @ https://elsewhere.example/numpy.whl" + HASHED, "pinned"),
        ("{}=={}".format(*min(REFUSED)) + HASHED, "taken back"),
    ],
)
def test_a_lock_that_is_not_safe_is_told(entry, fault):
    (told,) = lock_faults(f"absl-py==2.5.1{HASHED}\n{entry}\n")
    assert fault in told


def test_the_scan_is_part_of_the_check():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (check,) = re.findall(r"^check:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert "-m tests.scan" in check
