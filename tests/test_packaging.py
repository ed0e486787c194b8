import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path):
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    built = run(
        sys.executable,
        "-m",
        "hatchling",
        "build",
        "-t",
        "wheel",
        "-d",
        folder,
        cwd=ROOT,
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory):
    """Gives a folder whose own environment has the wheel and none of the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    site = Path(
        run_python(python, "import sysconfig; print(sysconfig.get_path('purelib'))")
    )
    installed = run(
        sys.executable,
        "-m",
        "pip",
        f"--python={python}",
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        wheel,
        cwd=folder,
    )
    assert installed.returncode == 0, installed.stderr
    # Added after the wheel and as a plain path: its own .pth files (such as that of an
    # editable checkout) are not followed.
    (site / "shared.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


def run_python(python: Path, code: str):
    told = run(python, "-c", code, cwd=python.parent)
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


def schakelpunt(folder: Path, *arguments: str):
    return run(folder / "venv" / "bin" / "schakelpunt", *arguments, cwd=folder)


def test_the_wheel_holds_the_three_packages_and_the_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    roots = {name.split("/")[0] for name in names}
    assert {root for root in roots if not root.endswith(".dist-info")} == {
        "matcher",
        "api",
        "fixtures",
    }
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_package_is_not_the_checkout(elsewhere):
    python = elsewhere / "venv" / "bin" / "python"
    where = run_python(python, "import matcher; print(matcher.__file__)")
    assert Path(where).is_relative_to(elsewhere)


def test_the_installed_script_lists_its_rules(elsewhere):
    told = schakelpunt(elsewhere, "rules", "--json")
    assert told.returncode == 0, told.stderr
    assert len(json.loads(told.stdout)["rules"]) >= 20


def test_the_installed_script_makes_a_region(elsewhere):
    told = schakelpunt(elsewhere, "generate", "--size", "tiny", "--seed", "1")
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["synthetic"] is True


def test_the_installed_script_matches_the_shipped_demo_region(elsewhere):
    told = schakelpunt(elsewhere, "demo")
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip()
