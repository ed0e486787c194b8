"""The sharing policy on every answer of both zones, and on all that crosses."""

import contextlib
import json
from dataclasses import replace
from importlib import import_module
from importlib.resources import files
from typing import get_args

import httpx2
import pytest

from api.casezone.app import case_app
from api.casezone.exchange import Exchange
from api.casezone.sharing.crossing import CROSSES, FORM
from api.exchange.app import exchange_app
from api.messages import Message
from api.settings import ExchangeSettings
from api.sharing.reading import in_force
from api.sharing.words import PARTNER_OF, Phase
from api.web.access import ROLES_OF, other_zone
from tests.api.service import walk
from tests.api.service.test_interface import ROUTERS, calls
from tests.api.service.zones import PASSWORD, SECRET, serving

ZONES = {"case": "casezone", "exchange": "exchange"}
PHASES = {
    "QuestionAsked": [Phase.ASKING],
    "DeskTurn": [Phase.ASKING, Phase.MEETING, Phase.HANDOVER],
    "StayTold": [Phase.HANDOVER, Phase.FOLLOW_UP],
    "PrincipleAsked": [Phase.ASKING],
    "ReportSent": list(Phase),
}


def routes(zone):
    guard = import_module(f"api.{ZONES[zone]}.sharing.answers").GUARD
    for router in ROUTERS[zone]:
        for route in router.routes:
            if other_zone not in set(calls(route.dependant)):
                yield guard, route


def policy_without(tmp_path, keep):
    """Write the standard policy with only the cells that `keep` wants of each row."""
    tree = json.loads(files("api.sharing").joinpath("standard.json").read_text())
    for row in tree["rows"]:
        row["fields"] = [f for f in row["fields"] if keep(row, f)] or ["referral.state"]
    seen, rows = set(), []
    for row in tree["rows"]:
        row["phases"] = [
            p
            for p in row["phases"]
            if row["fields"] != ["referral.state"] or (row["partner"], p) not in seen
        ]
        if row["fields"] == ["referral.state"]:
            seen |= {(row["partner"], p) for p in row["phases"]}
        if row["phases"]:
            rows.append(row)
    path = tmp_path / "policy.json"
    path.write_text(json.dumps(tree | {"rows": rows}), encoding="utf-8")
    return path


@contextlib.contextmanager
def desk_under(zones, policy, account="coordinator"):
    """Yield a client of a desk on the same store, under another policy."""
    settings = zones.desk.settings.model_copy(update={"sharing": policy})
    exchange = Exchange(zones.urls["exchange"], SECRET)
    desk = replace(zones.desk, settings=settings, exchange=exchange)
    with serving(case_app(desk)) as url, signed_in(url, account) as client:
        yield client


@contextlib.contextmanager
def exchange_under(zones, policy, account):
    settings = ExchangeSettings(
        sharing=policy,
        second_factor="optional",
        log_keys=zones.desk.settings.log_keys.parent / "log-exchange",
    )
    app = exchange_app(settings, zones.exchange_store, zones.desk.now)
    with serving(app) as url, signed_in(url, account) as client:
        yield client


@contextlib.contextmanager
def signed_in(url, account):
    with httpx2.Client(base_url=f"{url}/v1", timeout=60) as client:
        body = {"account": account, "password": PASSWORD}
        token = client.post("/sessions", json=body).json()["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield client


@pytest.mark.parametrize("zone", ZONES)
def test_every_property_of_every_answer_is_a_field_of_the_policy_or_no_case_data(zone):
    for guard, route in routes(zone):
        if route.name not in guard.free | guard.whole.keys() and route.response_model:
            assert not list(guard.carrying.uncovered(route.response_model)), route.name


@pytest.mark.parametrize("zone", ZONES)
def test_an_answer_without_a_type_is_one_field_or_is_free_for_a_reason(zone):
    for guard, route in routes(zone):
        if route.response_model is None and route.status_code != 204:
            assert route.name in guard.free | guard.whole.keys(), route.name


@pytest.mark.parametrize("zone", ZONES)
def test_who_may_call_a_route_may_have_some_of_what_it_answers(zone):
    policy, checked = in_force(None), 0
    for guard, route in routes(zone):
        carried = guard.carrying.of(route.response_model)
        if carried is None or route.name in guard.free:
            continue
        fields = {field.rstrip(".") for field in carried.fields()} - {"case"}
        for call in set(calls(route.dependant)) & ROLES_OF.keys():
            for role in ROLES_OF[call]:
                partner = PARTNER_OF[role]
                some = {f for (f, _, who) in policy.usual if who is partner}
                assert some & fields or not fields, (route.name, role)
                checked += 1
    assert checked


def test_every_field_of_what_goes_to_the_exchange_is_in_the_policy():
    policy = in_force(None)
    for kind, (partner, fields) in CROSSES.items():
        assert set(fields) == set(kind.model_fields)
        for field in set(fields.values()) - {FORM}:
            phases = PHASES[kind.__name__]
            assert any(policy.allows(partner, phase, field) for phase in phases), field


def test_no_message_of_the_exchange_names_a_case():
    (union,) = get_args(Message)[:1]
    for kind in get_args(union):
        assert not {"case", "case_ref"} & kind.model_fields.keys()


def test_a_field_that_is_not_shared_is_not_in_the_case(zones, tmp_path):
    case = walk.brought_in(zones)
    whole = zones.client("coordinator").get(f"/cases/{case}").json()
    path = policy_without(tmp_path, lambda _, f: f not in {"case.traits", "file.ties"})
    with desk_under(zones, path) as client:
        seen = client.get(f"/cases/{case}").json()
    assert "traits" not in seen["case"]
    assert seen["ties"] == []
    assert seen["case"] == {k: v for k, v in whole["case"].items() if k != "traits"}


def test_a_policy_that_gives_nothing_gives_no_answer_of_any_route(zones, tmp_path):
    case = walk.brought_in(zones, age=97)
    place = zones.region.places[0].ref
    walk.opened(zones, place, str(zones.desk.today()))
    question = walk.asked(zones, case, place, note="planted-note").json()["ref"]
    path = policy_without(tmp_path, lambda *_: False)
    of_case = (
        "",
        *("/questions", "/options", "/decisions", "/holds", "/plan", "/actions"),
        *("/escalations", "/principles", "/readings", "/regie"),
    )
    urls = [f"/cases/{case}{end}" for end in of_case]
    lists = ["/questions", "/placements", "/escalations", "/principles", "/cases"]
    with desk_under(zones, path) as client:
        for url in [*urls, *lists, f"/questions/{question}", "/stuck", "/calls"]:
            answer = client.get(url, params={"pageSize": 200} if url in lists else {})
            told = answer.text
            assert answer.status_code in {200, 403}, url
            assert "planted-note" not in told
            assert '"97"' not in told
            body = answer.json()
            if answer.status_code == 200:
                items = body if isinstance(body, list) else body.get("items", [])
                assert not items, url
                facts = body.get("case", {}) if isinstance(body, dict) else {}
                assert facts in ({}, case)
    walk.cleared(zones, place)


def test_a_refused_answer_is_a_refusal_in_the_log(zones, tmp_path):
    case = walk.brought_in(zones)
    path = policy_without(tmp_path, lambda _, f: not f.startswith("desk."))
    with desk_under(zones, path) as client:
        assert client.get(f"/cases/{case}/options").status_code == 403
    params = {"ref": case, "pageSize": 200}
    lines = zones.client("auditor").get("/log-entries", params=params).json()["items"]
    assert {"REFUSED"} & {line["outcome"] for line in lines}


def test_a_question_that_tells_more_than_the_policy_is_not_asked(zones, tmp_path):
    case, place = walk.brought_in(zones), zones.region.places[0].ref
    walk.opened(zones, place, str(zones.desk.today()))
    path = policy_without(tmp_path, lambda _, f: f != "question.latest")
    body = {
        "place": place,
        "start": str(zones.desk.today()),
        "answerBy": walk.later(zones, days=1),
        "emptyNights": "COLLEGE",
        "consulted": True,
    }
    with desk_under(zones, path) as client:
        answer = client.post(f"/cases/{case}/questions", json=body)
    assert answer.status_code == 409
    assert "question.latest" in answer.json()["detail"]
    assert zones.client("coordinator").get(f"/cases/{case}/questions").json() == []
    walk.cleared(zones, place)


def test_a_provider_loses_what_it_was_told_when_its_question_is_over(zones):
    case, place = walk.brought_in(zones), zones.region.places[0].ref
    walk.opened(zones, place, str(zones.desk.today()))
    ref = walk.asked(zones, case, place).json()["ref"]
    provider = zones.client(walk.provider_of(zones, place))
    before = provider.get(f"/questions/{ref}").json()
    assert before["hurry"]
    assert before["criteria"]
    zones.client("coordinator").post(f"/questions/{ref}/_recall", json={})
    after = provider.get(f"/questions/{ref}").json()
    assert (after["hurry"], after["latest"], after["careHoursFrom"]) == (None,) * 3
    assert after["criteria"] == []
    assert after["start"] == before["start"]
    walk.cleared(zones, place)


def test_the_exchange_has_the_policy_of_its_own(zones, tmp_path):
    case, place = walk.brought_in(zones), zones.region.places[0].ref
    walk.opened(zones, place, str(zones.desk.today()))
    ref = walk.asked(zones, case, place).json()["ref"]
    provider = walk.provider_of(zones, place)
    path = policy_without(tmp_path, lambda _, f: f != "question.criteria")
    with exchange_under(zones, path, provider) as client:
        assert client.get(f"/questions/{ref}").json()["criteria"] == []
    path = policy_without(tmp_path, lambda _, f: f != "question.period")
    in_force.cache_clear()
    with exchange_under(zones, path, provider) as client:
        assert client.get(f"/questions/{ref}").status_code == 403
        assert client.get("/questions").json()["items"] == []
    walk.cleared(zones, place)


def test_everybody_who_is_signed_in_reads_the_policy_and_the_pages(zones):
    for account in ("administrator", "auditor", "provider-1", "funder-1"):
        client = zones.client(account)
        policy = client.get("/sharing-policy").json()
        assert policy["rows"]
        page = client.get("/sharing-policy/pages/provider", params={"lang": "en"})
        assert "place" in page.json()["parts"][1]["text"]
        assert client.get("/sharing-policy/pages/neighbour").status_code == 404


def test_a_change_of_the_policy_is_compared_beforehand(zones):
    for account in ("administrator", "coordinator"):
        client = zones.client(account)
        policy = client.get("/sharing-policy").json()
        url = "/sharing-policy/_compare"
        assert client.post(url, json=policy).json() == {"items": []}
        gone = policy | {"rows": policy["rows"][:-1]}
        (one,) = client.post(url, json=gone).json()["items"]
        assert (one["partner"], one["change"]) == ("VERWIJZER", "LESS")
        wrong = policy | {"rows": [policy["rows"][0] | {"fields": ["case.name"]}]}
        assert client.post(url, json=wrong).status_code == 400
        assert client.get("/sharing-policy").json() == policy
    assert zones.client("case-lead").post(url, json=policy).status_code == 403
