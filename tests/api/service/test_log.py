"""Every request leaves its line before it is answered, in both zones."""

import secrets

import httpx2
import pytest
from sqlalchemy import select

from api.casezone.tables import LOG_ENTRY
from api.log.tables import ENTRY
from api.store import StoreGone
from tests.api.service.bringing import finished_run
from tests.api.service.describing import described
from tests.api.service.zones import PASSWORD

KEYS = "at event action outcome account role organisation onBehalf ground kind ref"


def stores(zones):
    return {"case": zones.desk.store, "exchange": zones.exchange_store}


def all_lines(zones, zone):
    with stores(zones)[zone].reading() as store:
        return store.execute(select(ENTRY).order_by(ENTRY.c.id)).all()


def lines_after(zones, zone, do):
    known = {line.id for line in all_lines(zones, zone)}
    answer = do()
    return answer, [line for line in all_lines(zones, zone) if line.id not in known]


def mine(lines, who):
    """Return the lines of one account: the zones talk to each other meanwhile."""
    return [line for line in lines if line.who == who]


@pytest.fixture
def case(zones):
    """Gives the reference of a case of this test alone."""
    client = zones.client("coordinator")
    first = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{first}").json()["case"]
    ref = f"L{secrets.token_hex(6)}"
    assert client.post("/cases", json=facts | {"ref": ref}).status_code == 201
    yield ref
    client.delete(f"/cases/{ref}")


def test_a_reading_of_a_case_is_one_line_in_the_shape_of_nen_7513(zones, case):
    client = zones.client("coordinator")
    _, lines = lines_after(zones, "case", lambda: client.get(f"/cases/{case}"))
    (line,) = mine(lines, "coordinator")
    assert (line.event, line.action, line.outcome) == ("READ", "read", "OK")
    assert (line.role, line.organisation) == ("COORDINATOR", "DESK")
    assert (line.ground, line.kind, line.ref) == ("PUBLIC_TASK", "case", case)
    assert line.request
    assert line.point == "127.0.0.1"


def test_two_lines_of_one_request_share_its_reference(zones):
    client = zones.client("coordinator")
    _, lines = lines_after(zones, "case", lambda: client.get("/cases"))
    own = mine(lines, "coordinator")
    assert len(own) > 1
    assert len({line.request for line in own}) == 1
    assert {line.event for line in own} == {"SEARCH"}


def test_the_lines_of_a_long_answer_share_the_reference_of_its_request(zones):
    client = zones.client("coordinator")
    finished_run(zones)
    place = client.get("/places").json()["items"][0]["ref"]
    url = f"/places/{place}/candidates"
    answer, lines = lines_after(zones, "case", lambda: client.get(url))
    assert answer.status_code == 200, answer.text
    own = [line for line in mine(lines, "coordinator") if line.kind == "case"]
    assert own
    assert len({line.request for line in own}) == 1
    assert all(line.request and line.point for line in own)


@pytest.mark.parametrize(
    ("zone", "who"), [("case", "coordinator-2"), ("exchange", "provider-2")]
)
def test_no_route_answers_without_a_line(zones, zone, who):
    client = zones.client(who)
    silent = []
    for path, methods in described(zone)["paths"].items():
        for method, operation in methods.items():
            if operation["operationId"] in {"who", "sign_out", "sign_in"}:
                continue
            url = path.replace("{number}", "1").replace("{ref}", "nothing-here")
            url = url.replace("{case}", "x")
            if "{" in url:
                continue
            _, lines = lines_after(
                zones, zone, lambda m=method, u=url: client.request(m, u)
            )
            if not [line for line in lines if line.who in {who, ""}]:
                silent.append((method, path))
    assert silent == []


def test_a_place_that_a_provider_reads_is_logged_in_the_exchange(zones):
    client = zones.client("provider-1")
    ref = client.get("/places").json()["items"][0]["ref"]
    for path in (f"/places/{ref}", f"/places/{ref}/record"):
        _, lines = lines_after(zones, "exchange", lambda p=path: client.get(p))
        (line,) = mine(lines, "provider-1")
        assert (line.event, line.outcome, line.kind) == ("READ", "OK", "place")
        assert (line.ref, line.ground) == (ref, "OWN_ORGANISATION")


def test_another_providers_place_and_another_role_are_refused_and_logged(zones):
    first, second = zones.client("provider-1"), zones.client("provider-2")
    other = second.get("/places").json()["items"][0]["ref"]
    answer, lines = lines_after(
        zones, "exchange", lambda: first.get(f"/places/{other}")
    )
    (line,) = mine(lines, "provider-1")
    assert answer.status_code == 404
    assert (line.outcome, line.ref) == ("REFUSED", other)
    auditor = zones.client("auditor")
    answer, lines = lines_after(zones, "case", lambda: auditor.get("/cases"))
    (line,) = mine(lines, "auditor")
    assert (answer.status_code, line.outcome) == (403, "REFUSED")


@pytest.mark.parametrize("zone", ["case", "exchange"])
def test_a_failed_sign_in_is_logged_without_what_was_typed(zones, zone):
    known = "coordinator" if zone == "case" else "provider-1"
    typed = f"typed{secrets.token_hex(6)}"
    for name, kept in ((known, known), (typed, "")):
        body = {"account": name, "password": "wrong"}
        answer, lines = lines_after(
            zones, zone, lambda b=body: zones.nobody(zone).post("/sessions", json=b)
        )
        assert answer.status_code == 401
        (line,) = [line for line in lines if line.event == "SIGN_IN"]
        assert (line.who, line.outcome) == (kept, "REFUSED")
    assert typed not in repr(all_lines(zones, zone))


def test_signing_in_and_out_is_logged(zones):
    body = {"account": "coordinator-2", "password": PASSWORD}
    answer, lines = lines_after(
        zones, "case", lambda: zones.nobody("case").post("/sessions", json=body)
    )
    found = mine(lines, "coordinator-2")
    assert [(line.event, line.outcome) for line in found] == [("SIGN_IN", "OK")]
    token = answer.json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    _, lines = lines_after(
        zones,
        "case",
        lambda: zones.nobody("case").delete("/sessions/current", headers=headers),
    )
    found = mine(lines, "coordinator-2")
    assert [(line.event, line.outcome) for line in found] == [("SIGN_OUT", "OK")]
    assert token not in repr(all_lines(zones, "case"))


def test_an_old_token_is_a_failed_access(zones):
    headers = {"Authorization": "Bearer no-such-token"}
    _, lines = lines_after(
        zones, "case", lambda: zones.nobody("case").get("/cases", headers=headers)
    )
    assert ("", "REFUSED") in {(line.who, line.outcome) for line in lines}


def test_what_is_typed_into_a_path_is_kept_only_when_it_is_a_reference(zones):
    client = zones.client("coordinator")
    _, lines = lines_after(zones, "case", lambda: client.get("/cases/Jan%20de%20Vries"))
    (line,) = mine(lines, "coordinator")
    assert (line.outcome, line.kind, line.ref) == ("REFUSED", "case", "")


def test_a_run_and_its_result_are_logged_for_each_case(zones):
    client = zones.client("coordinator")
    answer, lines = lines_after(
        zones, "case", lambda: client.post("/runs", json={"seconds": 1})
    )
    asked = [line for line in mine(lines, "coordinator") if line.event == "RUN"]
    with zones.desk.store.reading() as store:
        from api.casezone.runs.snapshots import refs_in

        assert {line.ref for line in asked} == set(
            refs_in(store, answer.json()["snapshot"])
        )
    client.post(f"/runs/{answer.json()['ref']}/_cancel")


def test_the_auditor_reads_the_log_and_that_is_logged(zones, case):
    zones.client("coordinator").get(f"/cases/{case}")
    auditor = zones.client("auditor")
    answer, lines = lines_after(
        zones, "case", lambda: auditor.get("/log-entries", params={"ref": case})
    )
    items = answer.json()["items"]
    assert {item["ref"] for item in items} == {case}
    assert "read" in {item["action"] for item in items}
    assert set(KEYS.split()) < set(items[0])
    assert {item["zone"] for item in items} == {"case"}
    (line,) = mine(lines, "auditor")
    assert (line.event, line.ref, line.ground) == ("READ_LOG", case, "OVERSIGHT")


def test_the_log_is_read_in_pages_and_by_what_is_asked(zones):
    auditor = zones.client("auditor")
    first = auditor.get("/log-entries", params={"pageSize": 2}).json()
    second = auditor.get(
        "/log-entries", params={"pageSize": 2, "cursor": first["next"]}
    ).json()
    numbers = [item["id"] for page in (first, second) for item in page["items"]]
    assert numbers == sorted(set(numbers))
    query = {"outcome": "REFUSED", "account": "auditor", "pageSize": 200}
    refused = auditor.get("/log-entries", params=query).json()["items"]
    assert {item["outcome"] for item in refused} <= {"REFUSED"}
    nothing = auditor.get("/log-entries", params={"since": "2999-01-01T00:00:00Z"})
    assert nothing.json()["items"] == []
    assert auditor.get("/log-entries", params={"cursor": "x"}).status_code == 400


def test_the_log_of_the_exchange_is_for_its_auditor_alone(zones):
    auditor = zones.client("exchange-auditor")
    items = auditor.get("/log-entries").json()["items"]
    assert {item["zone"] for item in items} == {"exchange"}
    assert zones.client("provider-1").get("/log-entries").status_code == 403
    assert auditor.get("/places").status_code == 403


def test_the_person_can_know_who_looked_by_role_and_organisation(zones, case):
    client = zones.client("coordinator")
    client.get(f"/cases/{case}")
    answer, lines = lines_after(
        zones, "case", lambda: client.get(f"/cases/{case}/readings")
    )
    seen = answer.json()["items"]
    assert [one["event"] for one in seen] == ["CREATE", "READ"]
    assert {(one["role"], one["organisation"]) for one in seen} == {
        ("COORDINATOR", "DESK")
    }
    assert "account" not in seen[0]
    assert [one["at"] for one in seen] == sorted(one["at"] for one in seen)
    (line,) = mine(lines, "coordinator")
    assert (line.event, line.ref) == ("READ_LOG", case)
    assert client.get("/cases/nobody/readings").status_code == 404


def test_who_looked_can_be_known_after_a_case_was_erased(zones, case):
    client = zones.client("coordinator")
    client.delete(f"/cases/{case}")
    seen = client.get(f"/cases/{case}/readings").json()["items"]
    assert "DELETE" in {one["event"] for one in seen}


def test_nothing_is_shown_when_the_line_cannot_be_kept(zones, case, monkeypatch):
    from api.log import writing
    from api.web import logged

    def gone(*_args):
        raise StoreGone("full")

    client = zones.client("coordinator")
    monkeypatch.setattr(writing, "add", gone)
    monkeypatch.setattr(logged, "add", gone)
    for path in (f"/cases/{case}", f"/cases/{case}/holds", "/runs"):
        answer = client.get(path)
        assert answer.status_code == 503, path
        assert case not in answer.text
    monkeypatch.undo()
    assert client.get(f"/cases/{case}").status_code == 200


def test_a_zone_that_asks_for_messages_in_vain_leaves_no_line(zones):
    zone = zones.other_zone()
    last = 0
    while items := zone.get("/messages", params={"after": last}).json()["items"]:
        last = items[-1]["id"]
    _, lines = lines_after(
        zones, "exchange", lambda: zone.get("/messages", params={"after": last})
    )
    assert lines == []
    lines = all_lines(zones, "exchange")
    found = {(line.who, line.ground) for line in lines if line.role == "ZONE"}
    assert found == {("case-zone", "MESSAGE")}


def test_a_line_stands_in_the_store_before_the_answer_has_arrived(zones, case):
    token = zones.client("coordinator").headers["Authorization"]
    url = f"{zones.urls['case']}/v1/cases/{case}"
    before = len(all_lines(zones, "case"))
    with httpx2.stream("GET", url, headers={"Authorization": token}) as answer:
        # The headers are here, the body was not read yet.
        assert len(all_lines(zones, "case")) > before
        answer.read()
    assert LOG_ENTRY.name == ENTRY.name


def test_what_is_made_leaves_one_line_that_names_it(zones):
    client = zones.client("coordinator-2")
    first = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{first}").json()["case"]
    ref = f"L{secrets.token_hex(6)}"
    _, lines = lines_after(
        zones, "case", lambda: client.post("/cases", json=facts | {"ref": ref})
    )
    found = [(line.event, line.kind, line.ref) for line in mine(lines, "coordinator-2")]
    assert found == [("CREATE", "case", ref)]
    client.delete(f"/cases/{ref}")
