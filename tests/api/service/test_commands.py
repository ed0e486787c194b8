"""The commands that keep a store, from an empty one to a copy and back."""

import os
import re
import signal
import socket
import subprocess
import sys

import httpx2
import pytest

from api.regionfile import write_region
from fixtures.generator import generate

PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]


@pytest.fixture
def run(tmp_path):
    own = {
        "SCHAKELPUNT_CASE_DATABASE": f"sqlite:///{tmp_path}/case.db",
        "SCHAKELPUNT_EXCHANGE_DATABASE": f"sqlite:///{tmp_path}/exchange.db",
        "SCHAKELPUNT_KEYS": str(tmp_path / "keys"),
    }

    def run(*arguments, **more):
        environment = os.environ | own | more
        return subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def region(tmp_path):
    path = tmp_path / "region.json"
    path.write_bytes(write_region(generate("tiny", 3)))
    return path


@pytest.mark.parametrize(
    ("zone", "account"),
    [("case", "anna:COORDINATOR:DESK"), ("exchange", "bram:AANBIEDER:A0000")],
)
def test_a_store_begins_is_copied_and_put_back(run, region, tmp_path, zone, account):
    begun = run("init", region, "--zone", zone, "--account", account)
    assert begun.returncode == 0, begun.stderr
    assert account.split(":")[0] in begun.stdout
    again = run("init", region, "--zone", zone, "--account", account)
    assert (again.returncode, again.stderr != "") == (2, True)
    assert run("migrate", "--zone", zone).returncode == 0
    copy = tmp_path / "copy"
    assert run("backup", "--zone", zone, "--out", copy).returncode == 0
    other = {f"SCHAKELPUNT_{zone.upper()}_DATABASE": f"sqlite:///{tmp_path}/other.db"}
    back = run("restore", copy, "--zone", zone, **other)
    assert back.returncode == 0, back.stderr
    second = tmp_path / "second"
    assert run("backup", "--zone", zone, "--out", second, **other).returncode == 0
    assert second.read_bytes() == copy.read_bytes()
    assert run("restore", copy, "--zone", zone, **other).returncode == 2


def test_every_wrong_account_is_named(run, region):
    wrong = ("anna", "bram:CHEF:DESK", "cees:AANBIEDER:A0000")
    options = [part for text in wrong for part in ("--account", text)]
    done = run("init", region, "--zone", "case", *options)
    assert done.returncode == 2
    assert [text for text in wrong if text not in done.stderr] == []


def test_a_store_of_no_version_is_not_served(run):
    for lang, word in (("nl", "migrate"), ("en", "migrate")):
        done = run("serve", "--zone", "exchange", "--lang", lang)
        assert done.returncode == 2
        assert word in done.stderr


def test_a_wrong_setting_is_named(run):
    done = run("serve", "--zone", "case", SCHAKELPUNT_CASE_PORT="many")
    assert done.returncode == 2
    assert "SCHAKELPUNT_CASE_PORT" in done.stderr


@pytest.mark.parametrize("options", [(), ("--demo", "--zone", "case")])
def test_serve_needs_one_of_two(run, options):
    assert run("serve", *options).returncode == 2


def two_free_ports():
    while True:
        with socket.create_server(("127.0.0.1", 0)) as one:
            port = one.getsockname()[1]
            if port > 65_000:
                continue
            try:
                socket.create_server(("127.0.0.1", port + 1)).close()
            except OSError:
                continue
            return port


def test_the_demo_is_served_until_it_is_stopped(tmp_path):
    port = two_free_ports()
    demo = subprocess.Popen(
        [*PROGRAM, "serve", "--demo", "--port", str(port), "--lang", "en"],
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
        assert len(found) == 4
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
