"""What the pages on security say is so, as far as a test can tell."""

import re
from pathlib import Path

from tests.test_house import ROOT, text_of

ASVS = ROOT / "docs" / "asvs.md"
SECURITY = ROOT / "SECURITY.md"
# Lines of levels 1 and 2 in version 5.0.0, for each chapter.
LINES = {
    1: 27,
    2: 11,
    3: 19,
    4: 10,
    5: 9,
    6: 35,
    7: 18,
    8: 7,
    9: 7,
    10: 29,
    11: 14,
    12: 9,
    13: 13,
    14: 9,
    15: 13,
    16: 16,
    17: 7,
}
ROW = re.compile(r"^\| (\d[\d., ]+) \| ([^|]+) \| (met|not applicable|open): (.+) \|$")


def rows():
    lines = text_of(ASVS).splitlines()
    table = [line for line in lines if re.match(r"\| \d", line)]
    return [ROW.match(line) or line for line in table]


def named(text):
    return re.findall(r"`(test_\w+)`", text)


def written():
    """Return the names of all tests."""
    files = Path(ROOT, "tests").rglob("test_*.py")
    return {
        name for path in files for name in re.findall(r"def (test_\w+)", text_of(path))
    }


def test_every_line_of_asvs_is_met_not_applicable_or_open():
    seen = [line for row in rows() for line in row[1].split(", ")]
    assert len(seen) == len(set(seen))
    chapters = [int(line.split(".")[0]) for line in seen]
    assert {n: chapters.count(n) for n in set(chapters)} == LINES


def test_what_is_met_names_tests_and_each_of_them_is_there():
    there = written()
    for row in rows():
        if row[3] == "met":
            assert named(row[4]), row[0]
        assert [name for name in named(row[4]) if name not in there] == []


def test_every_key_and_algorithm_is_on_the_page():
    page = text_of(SECURITY)
    used = {
        "AESGCM": "AES-256-GCM",
        "hpke": "HPKE",
        "PasswordHasher": "argon2id",
        "blake2b": "BLAKE2b",
        "hmac": "HMAC-SHA256",
        "sha256": "SHA-256",
    }
    code = "\n".join(map(text_of, (ROOT / "api").rglob("*.py")))
    for word, told in used.items():
        assert word in code, word
        assert told in page, told
    # No other cipher or digest came in unseen.
    for word in ("md5", "sha1(", "AESCBC", "modes.", "Fernet", "ARC4", "TripleDES"):
        assert word not in code


def test_the_page_on_security_says_in_how_many_days():
    days = re.findall(r"within (\d+) days", text_of(SECURITY))
    assert sorted(map(int, days)) == [7, 30, 90]
