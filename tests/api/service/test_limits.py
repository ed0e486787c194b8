"""Too often is refused for a while: signing in, and asking what if."""

import httpx2
import pytest

from api.casezone.app import case_app, desk_on
from api.exchange.app import exchange_app
from api.settings import CaseSettings, ExchangeSettings
from api.web.pace import MANY, Pace
from api.web.problems import Problem
from tests.api.service.zones import PASSWORD, serving

MOST = 3


@pytest.fixture(scope="module")
def slow(zones, tmp_path_factory):
    """Gives both zones once more, on the same stores, that take little in a while."""
    folder, now = tmp_path_factory.mktemp("slow"), zones.desk.now
    settings = CaseSettings(
        keys=zones.desk.settings.keys,
        log_keys=folder / "log-case",
        exchange_url=zones.urls["exchange"],
        sign_ins_per_minute=MOST,
        what_ifs_per_hour=1,
        # Only the other process does runs and fetches.
        fetch_seconds=3600,
    )
    exchange = ExchangeSettings(
        log_keys=folder / "log-exchange", sign_ins_per_minute=MOST
    )
    desk = desk_on(settings, zones.desk.store, now)
    with (
        serving(case_app(desk)) as case_url,
        serving(exchange_app(exchange, zones.exchange_store, now)) as exchange_url,
    ):
        yield {"case": case_url, "exchange": exchange_url}


def tried(url, account, password="wrong"):  # noqa: S107 - a wrong one
    body = {"account": account, "password": password}
    return httpx2.post(f"{url}/v1/sessions", json=body, timeout=60)


@pytest.mark.parametrize(
    ("zone", "path"),
    [
        ("case", "/sessions"),
        ("exchange", "/sessions"),
        ("case", "/runs/{ref}/_what-if"),
    ],
)
def test_the_description_says_where_too_often_is_refused(slow, zone, path):
    described = httpx2.get(f"{slow[zone]}/v1/openapi.json", timeout=60).json()
    assert "429" in described["paths"][path]["post"]["responses"]


@pytest.mark.parametrize(
    ("zone", "account"), [("case", "coordinator-2"), ("exchange", "provider-2")]
)
def test_one_name_is_tried_so_often_in_a_minute(slow, zone, account):
    for name in (account, "nobody-here"):
        answers = [tried(slow[zone], name) for _ in range(MOST)]
        assert {answer.status_code for answer in answers} == {401}
    known, unknown = tried(slow[zone], account), tried(slow[zone], "nobody-here")
    for answer in (known, unknown):
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["Retry-After"]) <= 60
        assert answer.headers["Content-Type"] == "application/problem+json"
    assert known.content == unknown.content
    assert tried(slow[zone], account, PASSWORD).status_code == 429
    assert tried(slow[zone], account.upper()).status_code == 429


def test_one_who_is_tried_too_often_keeps_nobody_else_out(slow):
    for _ in range(MOST + 1):
        tried(slow["case"], "coordinator")
    assert tried(slow["case"], "auditor", PASSWORD).status_code == 201


@pytest.mark.parametrize(
    "body", [b"[]", b"{", b"\xff", b"[" * 100_000, b'{"account":1}']
)
def test_a_body_that_is_no_sign_in_is_just_not_valid(slow, body):
    for kind in ("application/json", "text/plain"):
        headers = {"Content-Type": kind}
        url = f"{slow['case']}/v1/sessions"
        assert httpx2.post(url, content=body, headers=headers).status_code == 400


def test_what_ifs_are_so_many_in_an_hour_for_each_account(slow, zones):
    url = f"{slow['case']}/v1/runs/no-such-run/_what-if"
    body = {"changes": [{}]}

    def asked(account):
        headers = {"Authorization": zones.client(account).headers["Authorization"]}
        return httpx2.post(url, json=body, headers=headers, timeout=60)

    assert asked("coordinator").status_code == 404
    refused = asked("coordinator")
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 3600
    assert asked("coordinator-2").status_code == 404
    assert asked("case-lead").status_code == 403


def test_a_window_slides():
    now = [0.0]
    pace = Pace(lambda: now[0])
    for moment in (0, 10, 20):
        now[0] = moment
        pace.take("x", "a", 3, 60)
    now[0] = 30
    with pytest.raises(Problem) as refused:
        pace.take("x", "a", 3, 60)
    assert refused.value.headers == {"Retry-After": "30"}
    pace.take("x", "b", 3, 60)
    pace.take("y", "a", 3, 60)
    now[0] = 60
    pace.take("x", "a", 3, 60)
    with pytest.raises(Problem):
        pace.take("x", "a", 3, 60)


def test_names_that_are_tried_once_are_forgotten():
    now = [0.0]
    pace = Pace(lambda: now[0])
    for number in range(MANY):
        pace.take("x", str(number), 1, 60)
    now[0] = 61
    pace.take("x", "another", 1, 60)
    assert len(pace) == 1
