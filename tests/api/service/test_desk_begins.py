"""A real desk begins from nothing: the page that tells how, carried out as written."""

import contextlib
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pyotp
import pytest

from api.regionfile import read_region
from tests.api.cli.running import run

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = [sys.executable, "-c", "from api.cli import main; main()"]
PAGE = (ROOT / "docs" / "starting.md").read_text(encoding="utf-8")
SETTING = re.compile(r"(SCHAKELPUNT_REFERRAL_KEY)=(\S+)")
PASSWORD = re.compile(r"(?m)^(\w+) +(\S{16})$")
CHOSEN = "vuurtoren zingt in mei"


def lines_of_the_page():
    for block in re.findall(r"(?s)```sh\n(.*?)```", PAGE):
        yield from block.splitlines()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@contextlib.contextmanager
def served(zone):
    process = subprocess.Popen([*PROGRAM, "serve", "--zone", zone], env=os.environ)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def ready(url):
    for _ in range(300):
        with contextlib.suppress(httpx2.TransportError):
            if httpx2.get(f"{url}/health/ready").status_code == 200:
                return
        time.sleep(0.1)
    raise AssertionError(url)


def signed_in(url, account, word, codes):
    """Return a client of somebody, who begins the first time."""
    body = {"account": account, "password": CHOSEN if codes else word}
    body |= {"code": codes.pop()} if codes else {}
    answer = httpx2.post(f"{url}/v1/sessions", json=body)
    assert answer.status_code == 201, answer.text
    headers = {"Authorization": f"Bearer {answer.json()['token']}"}
    own = {"base_url": f"{url}/v1", "headers": headers, "timeout": 60}
    if answer.json()["limited"]:
        assert answer.json()["first"] == ["CHOOSE_PASSWORD", "ADD_SECOND_FACTOR"]
        with httpx2.Client(**own) as client:
            chosen = {"old": word, "new": CHOSEN}
            client.post("/sessions/_change-password", json=chosen).raise_for_status()
            codes += enrolled(client, CHOSEN)
    return httpx2.Client(**own)


def enrolled(client, word):
    """Return the recovery codes of somebody who adds a second factor."""
    assert client.get("/cases").status_code == 403
    asked = client.post("/second-factor/_enrol", json={"password": word}).json()
    code = pyotp.TOTP(asked["secret"]).now()
    return client.post("/second-factor/_confirm", json={"code": code}).json()["codes"]


def run_of(client):
    ref = client.post("/runs", json={}).json()["ref"]
    while True:
        body = client.get(f"/runs/{ref}").json()
        if body["state"] not in {"QUEUED", "RUNNING"}:
            return body
        time.sleep(0.1)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Gives the settings of a new desk: its own stores, folder and ports."""
    ports = {"CASE": free_port(), "EXCHANGE": free_port()}
    own = {f"SCHAKELPUNT_{zone}_PORT": str(port) for zone, port in ports.items()}
    urls = {zone: f"http://127.0.0.1:{port}" for zone, port in ports.items()}
    own["SCHAKELPUNT_EXCHANGE_URL"] = urls["EXCHANGE"]
    own["SCHAKELPUNT_FIRST_DAY"] = "2026-11-27"
    own["SCHAKELPUNT_FETCH_SECONDS"] = "0.1"
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), *sys.path]))
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "out").mkdir()
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    return urls


def test_the_page_works_as_it_is_written(desk, addresses, monkeypatch):
    words, told, codes = {}, {}, []
    with contextlib.ExitStack() as running:
        for line in lines_of_the_page():
            if line.startswith("export "):
                name, value = line.removeprefix("export ").split("=", 1)
                is_store = name.endswith("_DATABASE")
                monkeypatch.setenv(name, addresses() if is_store else value)
                continue
            _, *command = shlex.split(line)
            zone = command[command.index("--zone") + 1] if "--zone" in command else ""
            if command[0] == "serve":
                running.enter_context(served(zone))
                ready(desk[zone.upper()])
                continue
            if command[:2] == ["export", "--zone"] and "--template" in command:
                assert_a_run_over_nothing_is_honest(desk, words["case", "anna"], codes)
            done = run(*command)
            assert done.code == 0, (line, done.err)
            told[command[0]] = done.out
            for name, value in SETTING.findall(done.out):
                monkeypatch.setenv(name, value)
            words |= {(zone, who): word for who, word in PASSWORD.findall(done.out)}
            if command[0] == "import" and "--dry-run" not in command:
                wait_for_places(
                    desk, words["case", "anna"], codes, {"BRUG-1", "BRUG-2"}
                )
    region = read_region(Path("out/region.json"))
    assert {place.ref for place in region.places} == {"BRUG-1", "BRUG-2", "BRUG-T"}
    assert (region.region, region.synthetic) == ("Utrecht en omgeving", False)
    assert Path("out/region.json").stat().st_mode & 0o077 == 0
    assert "CASUSREGISSEUR" in told["accounts"]
    assert "DISABLED" not in told["accounts"]


def assert_a_run_over_nothing_is_honest(urls, word, codes):
    with signed_in(urls["CASE"], "anna", word, codes) as client:
        assert client.get("/cases").json()["items"] == []
        assert client.get("/places").json()["items"] == []
        body = run_of(client)
        assert body["state"] == "DONE", body
        result = client.get(f"/runs/{body['ref']}/result").json()
    assert result["status"] == "OPTIMAL"


def wait_for_places(urls, word, codes, refs):
    with signed_in(urls["CASE"], "anna", word, codes) as client:
        for _ in range(100):
            items = client.get("/places").json()["items"]
            if refs <= {place["ref"] for place in items}:
                return
            time.sleep(0.1)
    raise AssertionError(items)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--region", "x"], "--crisis-contact"),
        ([], "--region"),
        (["region.json", "--region", "x"], "--region"),
    ],
)
def test_init_says_what_it_needs(more, told):
    done = run("init", *more, "--zone", "case", "--account", "a:COORDINATOR:DESK")
    assert done.code == 2
    assert told in done.err


@pytest.mark.usefixtures("desk")
def test_every_mistake_in_the_organisations_is_told_and_nothing_is_kept(
    addresses, monkeypatch
):
    monkeypatch.setenv("SCHAKELPUNT_EXCHANGE_DATABASE", addresses())
    wrong = {"places": [], "locations": [{"ref": "x", "provider": "y"}]}
    Path("wrong.json").write_text(json.dumps(wrong), encoding="utf-8")
    beginning = ["init", "--zone", "exchange", "--region", "x", "--gemeente"]
    account = ["--account", "a:AANBIEDER:DE-BRUG"]
    done = run(*beginning, "9999", "--organisations", "wrong.json", *account)
    assert done.code == 2
    for part in ("places", "locations[0].provider", ".municipality", "--gemeente 9999"):
        assert part in done.err
    lost = run(*beginning, "0344", *account)
    assert (lost.code, "a:AANBIEDER:DE-BRUG" in lost.err) == (2, True)
    begun = run(*beginning, "0344", "--account", "b:BEHEERDER:DESK")
    assert begun.code == 0, begun.err
    again = run(*beginning, "0344", "--account", "b:BEHEERDER:DESK")
    assert again.code == 2
