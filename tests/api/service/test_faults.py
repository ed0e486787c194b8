"""What is gone and comes back, with real processes; docs/faults.md is the table."""

import contextlib
import resource
import signal

import httpx2
import pytest

from tests.api.service import postgres
from tests.api.service.processes import begun, until

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Gives both zones on files; a test leaves them as it found them."""
    folder = tmp_path_factory.mktemp("files")
    addresses = {z: f"sqlite:///{folder}/{z}.db" for z in ("case", "exchange")}
    with begun(addresses, folder) as made:
        yield made


@pytest.fixture(autouse=True)
def both_started(request):
    """Starts what a test before has left stopped."""
    if "files" not in request.fixturenames:
        return
    files = request.getfixturevalue("files")
    for zone in ("exchange", "case"):
        if zone not in files.started or files.started[zone].poll() is not None:
            files.start(zone)
    until(lambda: files.client("coordinator").get("/places").json()["items"])


def asked(desk):
    answer = desk.post("/runs", json={})
    assert answer.status_code == 202, answer.text
    return answer.json()["ref"]


def is_in(desk, ref, *states):
    def look():
        body = desk.get(f"/runs/{ref}").json()
        return body if body["state"] in states else None

    return until(look)


def refused(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == PROBLEM
    assert int(answer.headers["Retry-After"]) > 0
    assert "Nothing was changed" in answer.json()["detail"]


def test_a_database_that_is_gone_is_told_and_all_goes_on_when_it_is_back(tmp_path):
    with postgres.own_server() as server:
        addresses = {zone: server.database() for zone in ("case", "exchange")}
        with begun(addresses, tmp_path) as zones:
            zones.start("exchange")
            zones.start("case")
            desk, provider = zones.client("coordinator"), zones.client("provider-1")
            until(lambda: desk.get("/places").json()["items"])
            ref = asked(desk)
            is_in(desk, ref, "RUNNING")
            server.stop()
            refused(desk.get("/cases"), 503)
            refused(desk.post("/runs", json={}), 503)
            refused(provider.post("/confirmations"), 503)
            for zone in ("case", "exchange"):
                assert zones.health(zone, "live").status_code == 200
                ready = zones.health(zone, "ready")
                assert ready.status_code == 503
                assert ready.headers["Content-Type"] == PROBLEM
            server.start()
            for zone in ("case", "exchange"):
                until(lambda zone=zone: zones.health(zone, "ready").is_success)
            assert provider.post("/confirmations").status_code == 201
            assert is_in(desk, ref, "DONE")["resultHash"]
            assert desk.get(f"/runs/{ref}/result").status_code == 200
            assert len(desk.get("/runs").json()["items"]) == 1


def test_an_exchange_that_is_gone_is_told_and_asked_again_by_itself(files):
    desk, provider = files.client("coordinator"), files.client("provider-1")
    case = desk.get("/cases").json()["items"][0]["ref"]
    place = provider.get("/places").json()["items"][0]["ref"]
    opening = {"start": "2030-01-01", "count": 5, "reason": "nieuw"}
    assert provider.post(f"/places/{place}/openings", json=opening).is_success
    files.started["exchange"].kill()
    files.started["exchange"].wait()
    body = {"place": place, "start": "2030-02-01", "answerBy": "2031-01-01T00:00:00Z"}
    url = f"/cases/{case}/questions"
    answer = desk.post(url, json=body | {"emptyNights": "COLLEGE"})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    (asked,) = desk.get(url).json()
    assert (asked["state"], asked["pending"]) == ("ASKED", "ask")
    assert files.health("case", "ready").is_success
    assert desk.get("/places").json()["items"]
    files.start("exchange")
    until(lambda: desk.get(url).json()[0]["pending"] is None)
    assert provider.get(f"/questions/{asked['ref']}").json()["state"] == "ASKED"
    until(lambda: files.heard("case", "exchange") < 1)


def room_for(zones, zone, kilobytes):
    """Let no file of a zone's process grow beyond this; None: as large as it likes."""
    most = resource.RLIM_INFINITY if kilobytes is None else kilobytes * 1024
    limits = (most, resource.RLIM_INFINITY)
    resource.prlimit(zones.started[zone].pid, resource.RLIMIT_FSIZE, limits)


def test_a_disk_without_room_refuses_and_keeps_nothing_by_halves(files):
    provider = files.client("provider-1")
    place = provider.get("/places").json()["items"][0]["ref"]
    before = provider.get(f"/places/{place}").json()
    size = max(path.stat().st_size for path in files.folder.glob("exchange.db*"))
    room_for(files, "exchange", size // 1024)
    opening = {"start": "2030-01-01", "reason": "x" * 200}
    url = f"/places/{place}/openings"
    answers = [provider.post(url, json=opening) for _ in range(60)]
    kept = [answer for answer in answers if answer.is_success]
    for answer in answers[len(kept) :]:
        assert answer.status_code in {503, 507}, answer.text
        refused(answer, answer.status_code)
    assert len(kept) < len(answers)
    assert files.health("exchange", "live").is_success
    room_for(files, "exchange", None)
    # Read with room again: what cannot be logged is not shown.
    found = provider.get(f"/places/{place}/intervals").json()
    assert len([one for one in found if one["reason"] == "x" * 200]) == len(kept)
    assert provider.post(url, json=opening).status_code == 201
    after = provider.get(f"/places/{place}").json()
    assert after["version"] == before["version"]


def test_a_run_that_is_cancelled_while_it_solves_ends_and_the_next_one_goes(files):
    desk = files.client("coordinator")
    ref = asked(desk)
    is_in(desk, ref, "RUNNING")
    answer = desk.post(f"/runs/{ref}/_cancel")
    assert (answer.status_code, answer.json()["state"]) == (200, "CANCELLED")
    following = asked(desk)
    assert is_in(desk, following, "DONE")["attempt"] == 1
    assert desk.get(f"/runs/{ref}").json()["state"] == "CANCELLED"
    assert desk.get(f"/runs/{ref}/result").status_code == 409
    assert desk.post(f"/runs/{ref}/_cancel").status_code == 409


def test_a_zone_that_is_told_to_stop_stops_while_somebody_follows_a_run(files):
    desk = files.client("coordinator")
    ref = asked(desk)
    with desk.stream("GET", f"/runs/{ref}/events") as stream:
        lines = stream.iter_lines()
        assert next(lines)
        files.started["case"].send_signal(signal.SIGTERM)
        with contextlib.suppress(httpx2.HTTPError):
            list(lines)
    # The server ends by the signal it was given, after it has closed everything.
    assert files.started["case"].wait(60) == -signal.SIGTERM
