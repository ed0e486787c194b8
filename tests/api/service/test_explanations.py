"""What a run explains over real HTTP: the same as the matcher says, and logged."""

import threading

import httpx2
import pytest
from sqlalchemy import select

from api.answers.rejected import RejectedError
from api.casezone import tables
from api.casezone.explaining import asking
from matcher.kinds import LimitKind
from tests.api.service.test_runs import asked, brought_in, wait


@pytest.fixture(scope="module")
def run(zones):
    """Gives a run that is done, and its result."""
    client = zones.client("coordinator")
    ref = asked(client)
    assert wait(client, ref)["state"] == "DONE"
    return ref, client.get(f"/runs/{ref}/result").json()


@pytest.fixture
def client(zones):
    return zones.client("coordinator")


def one(result, *, placed):
    return next(c for c in result["cases"] if (c["placed"] is not None) == placed)


def texts(answer):
    return "\n".join(
        part
        for block in answer["text"]
        for part in (block["text"], *(cell for row in block["rows"] for cell in row))
    )


def readings(zones, action):
    query = select(tables.LOG_ENTRY.c.ref).where(tables.LOG_ENTRY.c.action == action)
    with zones.desk.store.reading() as store:
        return set(store.execute(query).scalars())


def test_a_pair_tells_every_blocker_expected_and_found(zones, client, run):
    ref, result = run
    case = one(result, placed=False)
    cited = next(o for o in case["no"]["cited"] if o["blockers"])
    url = f"/runs/{ref}/cases/{case['case']}/places/{cited['place']}"
    found = client.get(url).json()
    told = [offer["claim"] for offer in found["claim"]["offers"]]
    assert {blocker["rule"] for blocker in cited["blockers"]} <= {
        blocker["rule"] for offer in told for blocker in offer["blockers"]
    }
    rules = [rule for offer in found["claim"]["offers"] for rule in offer["rules"]]
    assert all(e["expected"] for rule in rules for e in rule["expectations"])
    assert [figure["place"] for figure in found["figures"]][:1] == [cited["place"]]
    assert case["case"] in texts(found)
    assert case["case"] in readings(zones, "pair")


@pytest.mark.parametrize("path", ["cases/X/places/Y", "cases/X/letter", "cases/X/why"])
def test_what_a_run_does_not_know_is_not_found(client, run, path):
    assert client.get(f"/runs/{run[0]}/{path}").status_code == 404


def test_a_place_that_offers_nothing_is_not_found(client, run):
    case = one(run[1], placed=False)["case"]
    answer = client.get(f"/runs/{run[0]}/cases/{case}/places/NOWHERE")
    assert answer.status_code == 404


def test_why_not_at_a_place_has_one_of_six_answers(zones, client, run):
    ref, result = run
    case = one(result, placed=True)
    now = case["placed"]["option"]
    url = f"/runs/{ref}/cases/{case['case']}/why"
    here = client.get(url, params={"place": now["place"]}).json()
    assert here["claim"]["premise"] == "ALREADY_THERE"
    other = next(p.ref for p in zones.region.places if p.ref != now["place"])
    answer = client.get(url, params={"place": other})
    if answer.status_code == 200:
        assert (answer.json()["claim"]["answer"] is None) == (
            answer.json()["claim"]["premise"] is not None
        )


def test_the_two_questions_about_another_case_are_each_others_opposite(client, run):
    ref, result = run
    placed, left = one(result, placed=True)["case"], one(result, placed=False)["case"]
    first = client.get(
        f"/runs/{ref}/cases/{left}/why", params={"insteadOf": placed}
    ).json()
    second = client.get(
        f"/runs/{ref}/cases/{placed}/why", params={"notCase": left, "lang": "en"}
    ).json()
    assert first["claim"]["answer"] == second["claim"]["answer"] is not None
    assert first["claim"]["best"] == second["claim"]["best"]
    assert placed in texts(first)
    assert left in texts(second)


def test_all_that_is_wrong_with_a_question_is_told_at_once(client, run):
    ref, result = run
    case = result["cases"][0]["case"]
    asked_wrong = {"place": "NOWHERE", "insteadOf": case, "notCase": "X"}
    answer = client.get(f"/runs/{ref}/cases/{case}/why", params=asked_wrong)
    assert answer.status_code == 400
    assert {e["location"] for e in answer.json()["errors"]} == {
        "query",
        *asked_wrong,
    }
    assert client.get(f"/runs/{ref}/cases/{case}/why").status_code == 400


def test_the_competition_of_a_case_is_that_of_the_region(zones, client, run):
    ref, _ = run
    whole = client.get(f"/runs/{ref}/competition").json()
    assert whole["claim"]["snapshot"] == run[1]["snapshot"]
    for told in whole["claim"]["cases"][:1]:
        own = client.get(f"/runs/{ref}/cases/{told['case']}/competition").json()
        assert own["claim"]["competition"] == told
        assert set(told["certificate"]["cases"]) <= readings(zones, "competition")


def test_a_case_with_a_place_has_no_competition(client, run):
    case = one(run[1], placed=True)["case"]
    found = client.get(f"/runs/{run[0]}/cases/{case}/competition").json()
    assert found["claim"]["competition"] is None


def test_without_time_nothing_is_called_proved_or_impossible(client, run):
    ref, result = run
    for told in client.get(f"/runs/{ref}/competition?seconds=0").json()["claim"][
        "cases"
    ]:
        assert told["certificate"]["proof"] in {"NOT_PROVED", "HALL", "ALONE", "FARKAS"}
    changes = {"format": 1, "name": "niets", "changes": []}
    body = {"changes": [changes], "seconds": 0}
    answer = client.post(f"/runs/{ref}/_what-if", json=body)
    assert answer.status_code == 200, answer.text
    found = answer.json()["claim"]
    assert found["scenarios"][0]["certain"] is False
    assert found["scenarios"][0]["status"] != result["status"]


def test_a_what_if_tells_who_loses_and_saves_nothing(zones, client, run):
    ref, result = run
    case = one(result, placed=True)
    place = case["placed"]["option"]["place"]
    at = f"places/{place}"
    nobody = {"takesVoluntary": False, "minAge": 120, "maxAge": 120}
    changes = [{"op": "change", "at": at, "set": nobody}]
    gone = {"format": 1, "name": "Plek weg", "changes": changes}
    same = {"format": 1, "name": "Zoals het is", "changes": []}
    before = client.get("/cases?pageSize=200").content
    answer = client.post(f"/runs/{ref}/_what-if", json={"changes": [gone, same]})
    first, second = answer.json()["claim"]["scenarios"]
    assert case["case"] in {change["case"] for change in first["cases"]}
    assert second["cases"] == []
    assert second["certain"] is True
    assert answer.json()["claim"]["apart"]
    assert case["case"] in readings(zones, "what-if")
    assert client.get("/cases?pageSize=200").content == before
    assert client.get(f"/runs/{ref}").json()["resultHash"]


def test_every_fault_of_every_set_of_changes_is_told(client, run):
    wrong = {
        "format": 1,
        "name": "fout",
        "changes": [
            {"op": "change", "at": "places/NOWHERE", "set": {"minAge": 1}},
            {"op": "fly"},
        ],
    }
    body = {"changes": [wrong, {"format": 2, "name": ""}]}
    answer = client.post(f"/runs/{run[0]}/_what-if", json=body)
    assert answer.status_code == 400
    assert {
        "/changes/0/changes/0/at",
        "/changes/0/changes/1/op",
        "/changes/1/format",
        "/changes/1/name",
    } <= {e["location"] for e in answer.json()["errors"]}


@pytest.mark.parametrize("changes", [[], [{}, {}, {}], "x", [1]])
def test_what_is_no_set_of_changes_is_refused(client, run, changes):
    answer = client.post(f"/runs/{run[0]}/_what-if", json={"changes": changes})
    assert answer.status_code == 400


def test_the_letter_is_the_persons_own_and_names_nobody_else(client, run):
    ref, result = run
    others = {c["case"] for c in result["cases"]}
    for outcome in result["cases"][:3]:
        own = outcome["case"]
        found = client.get(f"/runs/{ref}/cases/{own}/letter").json()
        assert own in texts(found)
        assert not [ref for ref in others - {own} if ref in texts(found)]


def test_an_anonymous_casus_fits_enough_people_and_names_nobody(client, run):
    ref, result = run
    case = result["cases"][0]["case"]
    url = f"/runs/{ref}/cases/{case}/anonymous-casus"
    found = client.get(url, params={"persons": 3}).json()
    assert found["case"] is None
    assert found["claim"]["casus"]["persons"] >= 3
    assert case not in repr(found)
    assert client.get(url, params={"persons": 1000}).status_code == 409
    assert client.get(url, params={"persons": 1}).status_code == 400


def test_the_summary_has_every_case_once_and_stale_figures_apart(zones, client, run):
    ref, result = run
    found = client.get(f"/runs/{ref}/summary").json()
    parts = [found[name] for name in ("proposals", "callFirst", "without")]
    told = sorted(one["case"] for part in parts for one in part)
    assert told == [c["case"] for c in result["cases"]]
    stale = {
        c["case"]
        for c in result["cases"]
        if c["placed"] is not None and c["placed"]["option"]["stale"]
    }
    assert {one["case"] for one in found["callFirst"]} == stale
    for one_of in (*found["proposals"], *found["callFirst"]):
        assert one_of["figures"][0]["ageDays"] >= 0
    assert set(told) <= readings(zones, "summary")
    assert zones.client("auditor").get(f"/runs/{ref}/summary").status_code == 200


def test_nobody_reads_the_claims_of_a_tie(zones, client, run):
    ref, result = run
    ties = {tie.ref for tie in zones.region.ties}
    paths = [f"/runs/{ref}/competition"]
    paths += [f"/runs/{ref}/cases/{c['case']}" for c in result["cases"]]
    for path in paths:
        text = client.get(path).text
        assert f"{LimitKind.KEEP_APART}:" not in text
        assert not [tie for tie in ties if tie in text]


def test_after_an_erasure_the_summary_tells_what_is_left(client):
    gone, stays = brought_in(client), brought_in(client)
    ref = asked(client)
    wait(client, ref)
    assert client.delete(f"/cases/{gone}").status_code == 204
    summary = client.get(f"/runs/{ref}/summary").json()
    assert summary["erased"] == [gone]
    assert f'"{gone}"' not in str(summary["proposals"] + summary["without"])
    assert client.get(f"/runs/{ref}/cases/{stays}/letter").status_code == 200
    for path in (f"cases/{gone}/letter", "competition", f"cases/{stays}/why?place=X"):
        answer = client.get(f"/runs/{ref}/{path}")
        assert answer.status_code == 410
        assert gone in answer.json()["detail"]
    client.delete(f"/cases/{stays}")


def test_a_long_answer_blocks_nobody_and_one_too_many_is_told(
    zones, client, run, monkeypatch
):
    ref, _ = run
    begun, end = threading.Semaphore(0), threading.Event()
    honest = asking.competition

    def slow(*given):
        begun.release()
        assert end.wait(30)
        return honest(*given)

    monkeypatch.setattr(asking, "competition", slow)
    codes = []

    def ask():
        url = f"{zones.urls['case']}/v1/runs/{ref}/competition"
        codes.append(_get(url, client).status_code)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
        assert begun.acquire(timeout=30)
    assert client.get("/cases").status_code == 200
    busy = client.get(f"/runs/{ref}/competition")
    assert busy.status_code == 503
    assert busy.headers["Retry-After"]
    end.set()
    for thread in threads:
        thread.join()
    assert codes == [200, 200]


def test_out_of_time_is_told_and_claims_nothing(zones, client, run, monkeypatch):
    ref, _ = run
    end = threading.Event()

    def late(*_):
        assert end.wait(30)
        raise KeyError

    monkeypatch.setattr(asking, "competition", late)
    monkeypatch.setattr(zones.desk.apart, "_grace", 0.0)
    answer = client.get(f"/runs/{ref}/competition?seconds=0")
    end.set()
    assert answer.status_code == 503
    assert "nothing of what is possible" in answer.json()["detail"]


def test_an_answer_that_the_second_way_rejects_is_not_given(client, run, monkeypatch):
    def rejected(*_, **__):
        raise RejectedError(("a claim that fails",))

    monkeypatch.setattr(asking, "answered", rejected)
    ref, result = run
    case = one(result, placed=True)
    place = case["placed"]["option"]["place"]
    url = f"/runs/{ref}/cases/{case['case']}/why"
    answer = client.get(url, params={"place": place})
    assert answer.status_code == 500
    assert case["case"] not in answer.text


def _get(url, client):
    return httpx2.get(url, headers=dict(client.headers), timeout=60)
