"""The commands that keep a store, from an empty one to a copy and back."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from api.regionfile import write_region
from fixtures.generator import generate
from tests.api.cli.running import run

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    for zone in ("CASE", "EXCHANGE"):
        url = f"sqlite:///{tmp_path}/{zone.lower()}.db"
        monkeypatch.setenv(f"SCHAKELPUNT_{zone}_DATABASE", url)
    monkeypatch.setenv("SCHAKELPUNT_KEYS", str(tmp_path / "keys"))


@pytest.fixture
def region(tmp_path):
    path = tmp_path / "region.json"
    path.write_bytes(write_region(generate("tiny", 3)))
    return path


@pytest.mark.parametrize(
    ("zone", "account"),
    [("case", "anna:COORDINATOR:DESK"), ("exchange", "bram:AANBIEDER:A0000")],
)
def test_a_store_begins_is_copied_and_put_back(
    region, tmp_path, monkeypatch, zone, account
):
    beginning = ("init", str(region), "--zone", zone, "--account", account)
    begun = run(*beginning)
    assert begun.code == 0, begun.err
    assert account.split(":")[0] in begun.out
    assert ("SCHAKELPUNT_REFERRAL_KEY=" in begun.out) == (zone == "case")
    again = run(*beginning)
    assert (again.code, again.err != "") == (2, True)
    assert run("migrate", "--zone", zone).code == 0
    copy, second = tmp_path / "copy", tmp_path / "second"
    assert run("backup", "--zone", zone, "--out", str(copy)).code == 0
    other = f"sqlite:///{tmp_path}/other.db"
    monkeypatch.setenv(f"SCHAKELPUNT_{zone.upper()}_DATABASE", other)
    back = run("restore", str(copy), "--zone", zone)
    assert back.code == 0, back.err
    assert run("backup", "--zone", zone, "--out", str(second)).code == 0
    assert second.read_bytes() == copy.read_bytes()
    assert run("restore", str(copy), "--zone", zone).code == 2


def test_every_wrong_account_is_named(region):
    wrong = ("anna", "bram:CHEF:DESK", "cees:AANBIEDER:A0000")
    options = [part for text in wrong for part in ("--account", text)]
    done = run("init", str(region), "--zone", "case", *options)
    assert done.code == 2
    assert [text for text in wrong if text not in done.err] == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_store_of_no_version_is_not_served(lang):
    for command in (("serve", "--zone", "exchange"), ("worker",)):
        done = run(*command, "--lang", lang)
        assert done.code == 2
        assert "migrate" in done.err


def test_a_wrong_setting_is_named(monkeypatch):
    monkeypatch.setenv("SCHAKELPUNT_CASE_PORT", "many")
    done = run("serve", "--zone", "case")
    assert done.code == 2
    assert "SCHAKELPUNT_CASE_PORT" in done.err


@pytest.mark.parametrize("command", [("serve", "--zone", "exchange"), ("worker",)])
def test_a_store_that_is_given_is_the_one_that_is_used(tmp_path, command):
    given = tmp_path / "given.db"
    done = run(*command, "--database", f"sqlite:///{given}")
    assert done.code == 2
    assert "migrate" in done.err
    assert given.exists()


@pytest.mark.parametrize(
    "options",
    [(), ("--demo", "--zone", "case"), ("--demo", "--database", "sqlite:///x.db")],
)
def test_serve_needs_one_of_two(options):
    assert run("serve", *options).code == 2


def is_free(port):
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def two_free_ports():
    """Return a port below those that a system gives out by itself."""
    first = 20_000 + 2 * (os.getpid() % 5_000)
    ports = range(first, first + 1_000, 2)
    return next(port for port in ports if is_free(port) and is_free(port + 1))


@pytest.mark.parametrize("taken", [0, 1])
def test_a_port_that_is_taken_is_not_used_for_the_demo(taken):
    port = two_free_ports()
    with socket.create_server(("127.0.0.1", port + taken)):
        done = run("serve", "--demo", "--port", str(port), "--lang", "en")
    assert done.code == 2
    assert "port" in done.err


def test_the_demo_is_served_until_it_is_stopped(tmp_path):
    port = two_free_ports()
    demo = subprocess.Popen(
        [*PROGRAM, "serve", "--demo", "--port", str(port), "--lang", "en"],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        told = ""
        for line in demo.stdout:
            told += line
            if "Ctrl-C" in line:
                break
        found = re.findall(r"(http\S+/v1) +(\S+) +(\S+) ", told)
        assert len(found) == 6
        for url, account, password in found:
            body = {"account": account, "password": password}
            answer = httpx2.post(f"{url}/sessions", json=body)
            assert answer.status_code == 201
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.stdout.close()
        assert demo.wait(30) == 0
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"http://127.0.0.1:{port}/health/live")
