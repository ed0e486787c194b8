"""Looks for secrets and for packages that are not nailed down; needs no network.

`make check` runs it. With pip-audit installed and a network it also asks for known
weaknesses; without either it says that nobody was asked, and does not fail.
"""

import importlib.metadata
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
# Made by others of what they are given; a lock is nothing but hashes.
LEFT_OUT = frozenset({"requirements.lock"})
SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{60,})",
    "a token of GitLab": r"\bglpat-[\w-]{20,}",
    "a token of Slack": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "a key of Stripe": r"\bsk_live_[0-9A-Za-z]{16,}",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    "a password in an address": r"\w+://[^\s/:@{}<>\"']+:[^\s/:@{}<>\"']{4,}@[\w.]+",
    "a secret that is written out": (
        r"(?i)\b\w*(?:secret|passw(?:or)?d|token|api_?key)\w*[\"']?\s*[:=]\s*"
        r"[\"'](?=[^\"']*\d)(?=[^\"']*[A-Za-z])[A-Za-z0-9+/_=-]{24,}[\"']"
    ),
}
PINNED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)(.*)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
OURS = frozenset({"schakelpunt", "pip", "setuptools"})
# Releases that were taken back or taken over; a lock that names one is refused.
REFUSED = frozenset(
    {("ctx", "0.2.6"), ("num2words", "0.5.15"), ("torchtriton", "3.0.0")}
)
NO_NETWORK = ("ConnectionError", "Timeout", "Max retries", "resolve", "unreachable")


def secrets_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of each line with a secret, and what it looks like."""
    for kind, pattern in SECRETS.items():
        for found in re.finditer(pattern, text):
            yield text.count("\n", 0, found.start()) + 1, kind


def lock_faults(text: str) -> Iterator[str]:
    """Yield what is wrong with a lock: no version, no hash, an address, taken back."""
    for entry in re.split(r"\n(?=\S)", text.strip()):
        name = entry.split()[0] if entry.split() else ""
        found = PINNED.match(entry)
        if not found:
            yield f"{name}: not pinned to one version"
            continue
        if not HASH.search(entry):
            yield f"{name}: no hash"
        if "://" in entry or "@" in entry:
            yield f"{name}: an address instead of a name"
        if (normal(found[1]), found[2]) in REFUSED:
            yield f"{name}: taken back"


def versions_in(text: str) -> dict[str, set[str]]:
    """Return the versions of each package of a lock."""
    found = dict[str, set[str]]()
    for line in text.splitlines():
        if match := PINNED.match(line):
            found.setdefault(normal(match[1]), set()).add(match[2])
    return found


def normal(name: str) -> str:
    """Return a name as every registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def missing_from(text: str, project: dict) -> Iterator[str]:
    """Yield the packages that the project asks for and the lock does not have."""
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for group in project["dependency-groups"].values():
        asked += group
    known = versions_in(text)
    for one in asked:
        name = normal(re.split(r"[\s\[<>=!~;]", one, maxsplit=1)[0])
        if name not in known:
            yield f"{name}: asked for, not in the lock"


def strangers(text: str) -> Iterator[str]:
    """Yield what is installed here in another version than the lock's, or besides."""
    known = versions_in(text)
    for one in importlib.metadata.distributions():
        name = normal(one.metadata["Name"])
        if name not in OURS and one.version not in known.get(name, set()):
            yield f"{name} {one.version}: installed, not in the lock"


def planted(folder: Path) -> Iterator[str]:
    """Yield every secret in the files that are kept, each with its line."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        path = folder / name
        if name in LEFT_OUT or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for line, kind in secrets_in(text):
            yield f"{name}:{line}: {kind}"


def weaknesses() -> tuple[bool, str]:
    """Return whether anything known is wrong, and what was said of it."""
    if importlib.util.find_spec("pip_audit") is None:
        return False, "Known weaknesses: nobody was asked (pip-audit is not installed)."
    words = ("--disable-pip", "--require-hashes", "--timeout", "5", "-r", str(LOCK))
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    if done.returncode and any(word in told for word in NO_NETWORK):
        return False, "Known weaknesses: nobody was asked (no network)."
    return bool(done.returncode), told.strip()


def main() -> int:
    """Tell every fault; 1 when there is any."""
    lock = LOCK.read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    faults = [
        *lock_faults(lock),
        *missing_from(lock, project),
        *strangers(lock),
        *planted(ROOT),
    ]
    weak, told = weaknesses()
    sys.stdout.write("\n".join([*faults, told]) + "\n")
    return int(bool(faults) or weak)


if __name__ == "__main__":
    sys.exit(main())
