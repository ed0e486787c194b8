"""A run from asking to explanation, over real HTTP and on both databases."""

import asyncio
import json
import secrets
import time

import pytest

from api.casezone.runs.following import events
from api.casezone.runs.shapes import RunBody
from api.casezone.runs.snapshots import region_at
from api.resultfile import write_result
from api.store import StoreGone
from matcher.flow import run
from matcher.objective import Objective


def wait(client, ref):
    while True:
        body = client.get(f"/runs/{ref}").json()
        if body["state"] not in {"QUEUED", "RUNNING"}:
            return body
        time.sleep(0.1)


def asked(client, **more):
    answer = client.post("/runs", json=more)
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == f"/v1/runs/{answer.json()['ref']}"
    return answer.json()["ref"]


def brought_in(client, **changes):
    case = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{case}").json()["case"] | changes
    facts["ref"] = f"X{secrets.token_hex(6)}"
    answer = client.post("/cases", json=facts)
    assert answer.status_code == 201, answer.text
    return facts["ref"]


def test_a_run_gives_the_bytes_that_the_matcher_gives(zones):
    client = zones.client("coordinator")
    ref = asked(client)
    body = wait(client, ref)
    assert body["state"] == "DONE"
    with zones.desk.store.reading() as store:
        region = region_at(store, zones.desk.keys, body["snapshot"])
    here = run(
        region, snapshot=body["snapshot"], objective=Objective(), remaining=lambda: 60
    )
    assert client.get(f"/runs/{ref}/result").content == write_result(here.result)


def test_the_explanation_of_a_case_is_that_of_the_result(zones):
    client = zones.client("coordinator")
    ref = asked(client)
    wait(client, ref)
    result = client.get(f"/runs/{ref}/result").json()
    for outcome in result["cases"][:3]:
        found = client.get(f"/runs/{ref}/cases/{outcome['case']}").json()
        assert found["claim"]["case"] == outcome["case"]
        assert (found["claim"]["placed"] is None) == (outcome["placed"] is None)
        assert outcome["case"] in found["text"][0]["text"]


def test_events_follow_a_run_to_its_end(zones):
    client = zones.client("coordinator")
    ref = asked(client)
    with client.stream("GET", f"/runs/{ref}/events") as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        lines = [line for line in stream.iter_lines() if line.startswith("data: ")]
    states = [json.loads(line.removeprefix("data: "))["state"] for line in lines]
    assert states[-1] == "DONE"
    again = client.get(f"/runs/{ref}/events").text
    assert [line for line in again.splitlines() if line.startswith("data: ")] == [
        lines[-1]
    ]


def test_a_replay_gives_the_same_bytes_and_names_who_was_erased(zones):
    client = zones.client("coordinator")
    other = brought_in(client)
    stays = brought_in(client)
    ref = asked(client)
    wait(client, ref)
    replayed = zones.client("auditor").post(f"/runs/{ref}/replays").json()["ref"]
    assert wait(client, replayed)["sameBytes"] is True
    assert client.delete(f"/cases/{other}").status_code == 204
    for answer in (
        client.get(f"/runs/{ref}/result"),
        client.post(f"/runs/{ref}/replays"),
        client.get(f"/runs/{ref}/cases/{other}"),
    ):
        assert answer.status_code == 410
        assert other in answer.json()["detail"]
    assert client.get(f"/runs/{ref}/cases/{stays}").status_code == 200
    client.delete(f"/cases/{stays}")


def test_a_run_that_has_ended_is_not_cancelled(zones):
    client = zones.client("coordinator")
    ref = asked(client)
    wait(client, ref)
    before = client.get(f"/runs/{ref}").json()
    assert client.post(f"/runs/{ref}/_cancel").status_code == 409
    assert client.get(f"/runs/{ref}").json() == before


def test_the_same_idempotency_key_asks_one_run(zones):
    client = zones.client("coordinator")
    headers = {"Idempotency-Key": secrets.token_hex()}
    first = client.post("/runs", json={"seconds": 30}, headers=headers)
    again = client.post("/runs", json={"seconds": 30}, headers=headers)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    other = client.post("/runs", json={"seconds": 31}, headers=headers)
    assert other.status_code == 409


@pytest.mark.parametrize("seconds", [0, -1, "5", 1.5, 3601, True])
def test_a_run_of_an_impossible_length_is_refused(zones, seconds):
    answer = zones.client("coordinator").post("/runs", json={"seconds": seconds})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["location"] == "/seconds"


def test_a_store_that_is_gone_for_a_while_ends_no_stream(zones):
    client = zones.client("coordinator")
    ref = asked(client)
    ended = RunBody.model_validate_json(client.get(f"/runs/{ref}").content)
    ended = ended.model_copy(update={"state": "DONE"})
    looks = iter([StoreGone("x"), StoreGone("x"), ended])

    def look():
        found = next(looks)
        if isinstance(found, StoreGone):
            raise found
        return found

    async def heard():
        return [text async for text in events(look)]

    told = asyncio.run(heard())
    assert told[0].startswith("retry: ")
    assert [text.split("\n")[0] for text in told[1:]] == ["event: progress"]
