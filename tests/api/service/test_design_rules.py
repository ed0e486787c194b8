"""NLGov REST API Design Rules 2.1: one test per rule, named by its identifier.

Not tested here: `transport/tls` is the proxy's (HSTS is sent), `core/stateless` follows
from a token on every request, and `doc-language` deviates (decision 0011).
"""

import re
from datetime import date, datetime

import httpx2
import pytest

from api.casezone.runs.shapes import RunBody
from api.web.headers import VERSION
from tests.api.service.describing import described

ZONES = ("case", "exchange")
PEOPLE = {
    "case": ("coordinator", "administrator"),
    "exchange": (*("provider-1", "funder-1", "referrer-1", "exchange-administrator"),),
}
STANDARD = {"get", "put", "post", "delete", "patch"}
each = pytest.mark.parametrize("zone", ZONES)


def operations(zone):
    for path, methods in described(zone)["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def segments(zone):
    for path in described(zone)["paths"]:
        yield from (part for part in path.split("/") if part and part[0] != "{")


@each
def test_core_no_trailing_slash(zones, zone):
    assert not [path for path in described(zone)["paths"] if path.endswith("/")]
    client = zones.client("coordinator" if zone == "case" else "provider-1")
    assert client.get("/places").status_code == 200
    assert client.get("/places/").status_code == 404


@each
def test_core_path_segments_kebab_case(zone):
    assert not [s for s in segments(zone) if not re.fullmatch(r"_?[a-z]+(-[a-z]+)*", s)]


@each
def test_core_query_keys_camel_case(zone):
    keys = {
        parameter["name"]
        for _, _, operation in operations(zone)
        for parameter in operation.get("parameters", ())
        if parameter["in"] in {"query", "path"}
    }
    assert keys
    assert not [key for key in keys if not re.fullmatch(r"[a-z][a-zA-Z]*", key)]


@each
def test_core_schema_camel_case(zone):
    schemas = described(zone)["components"]["schemas"]
    keys = {key for schema in schemas.values() for key in schema.get("properties", {})}
    assert not [key for key in keys if not re.fullmatch(r"[a-z][a-zA-Z]*", key)]


@each
def test_core_hide_implementation_in_the_names_of_schemas(zone):
    # Two of one name in the code would get the names of their modules in front.
    names = described(zone)["components"]["schemas"]
    assert not [name for name in names if name.startswith("api__")]


@each
def test_core_naming_collections(zone):
    for path in described(zone)["paths"]:
        for before, after in re.findall(r"/([a-z-]+)/(\{\w+\})", path):
            assert before.endswith("s"), (path, after)


@each
def test_core_resource_operations(zone):
    for path, method, _ in operations(zone):
        if "/_" in path:
            assert method == "post"
            assert path.rpartition("/")[2].startswith("_")


@each
def test_core_http_methods(zone):
    assert {method for _, method, _ in operations(zone)} <= STANDARD


@each
def test_core_http_safety(zones, zone):
    clients = [zones.client(name) for name in PEOPLE[zone]]
    for path, method, _ in operations(zone):
        # A reader of the log reads his own reading the next time.
        if path in {"/messages", "/log-entries"}:
            continue
        if method == "get" and "{" not in path:
            first, *_ = (c for c in clients if c.get(path).status_code != 403)
            answers = [first.get(path) for _ in "12"]
            assert [answer.status_code for answer in answers] == [200, 200], path
            assert answers[0].content == answers[1].content


def names_of(operation):
    return {parameter["name"] for parameter in operation.get("parameters", ())}


@each
def test_core_http_response_code(zone):
    allowed = {"get": {"200"}, "put": {"200"}, "delete": {"200", "204"}}
    for path, method, operation in operations(zone):
        good = {code for code in operation["responses"] if code[0] == "2"}
        assert good <= allowed.get(method, {"200", "201", "202"}), path
        # Only a dry run makes nothing where the request itself would.
        assert len(good) == (2 if "dryRun" in names_of(operation) else 1), path


@each
def test_core_hide_implementation(zones, zone):
    answer = zones.nobody(zone).get("/nothing")
    words = ("fastapi", "starlette", "sqlalchemy", "python", "traceback")
    assert not [w for w in words if w in (answer.text + str(answer.headers)).lower()]
    assert not [s for s in segments(zone) if "." in s]


@each
def test_core_error_handling_problem_details(zones, zone):
    client = zones.nobody(zone)
    for answer in (
        client.get("/nothing"),
        client.get("/places"),
        client.put("/sessions"),
    ):
        assert answer.headers["Content-Type"] == "application/problem+json"
        body = answer.json()
        assert body["status"] == answer.status_code
        assert body["title"]
        assert body["detail"]


@each
def test_core_error_handling_invalid_input(zones, zone):
    for body in ({}, {"account": 1, "password": "x"}, {"account": "x"}):
        answer = zones.nobody(zone).post("/sessions", json=body)
        assert answer.status_code == 400
    codes = {c for _, _, operation in operations(zone) for c in operation["responses"]}
    assert "422" not in codes


@each
def test_core_error_handling_all_errors(zones, zone):
    answer = zones.nobody(zone).post("/sessions", json={"account": 1, "more": 2})
    found = [error["location"] for error in answer.json()["errors"]]
    assert sorted(found) == ["/account", "/more", "/password"]


@each
def test_core_doc_openapi(zone):
    assert described(zone)["openapi"] == "3.1.0"
    assert all(operation["operationId"] for _, _, operation in operations(zone))
    names = [operation["operationId"] for _, _, operation in operations(zone)]
    assert len(set(names)) == len(names)


@each
def test_core_doc_openapi_contact(zone):
    assert set(described(zone)["info"]["contact"]) == {"name", "url", "email"}


@each
def test_core_publish_openapi(zones, zone):
    answer = zones.nobody(zone).get("/openapi.json")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json() == described(zone)


@each
def test_core_uri_version(zones, zone):
    assert described(zone)["servers"] == [{"url": "/v1"}]
    assert httpx2.get(f"{zones.urls[zone]}/places").status_code == 404


@each
def test_core_semver_and_version_header(zones, zone):
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    assert described(zone)["info"]["version"] == VERSION
    for _, _, operation in operations(zone):
        for answer in operation["responses"].values():
            assert "API-Version" in answer["headers"]
    for path in ("/openapi.json", "/places", "/nothing"):
        assert zones.nobody(zone).get(path).headers["API-Version"] == VERSION


@each
def test_core_no_sensitive_uris(zone):
    secret = re.compile("bsn|name|birth|postcode|address", re.IGNORECASE)
    for path, _, operation in operations(zone):
        names = [
            p["name"] for p in operation.get("parameters", ()) if p["in"] != "header"
        ]
        assert not [text for text in (path, *names) if secret.search(text)]


def test_core_date_time_format_and_timezone(zones):
    client = zones.client("coordinator")
    run = client.post("/runs", json={}).json()
    moment = datetime.fromisoformat(run["askedAt"])
    assert moment.tzinfo is not None
    place = client.get("/places").json()["items"][0]
    assert date.fromisoformat(place["confirmedAt"])
    formats = RunBody.model_json_schema(by_alias=True)["properties"]
    assert formats["askedAt"]["format"] == "date-time"


def test_core_date_omit_time_portion(zones):
    (case, *_) = zones.client("coordinator").get("/cases").json()["items"]
    body = {"place": "x", "start": "2031-01-01T10:00:00Z", "answerBy": "2031-01-01"}
    url = f"/cases/{case['ref']}/questions"
    answer = zones.client("coordinator").post(url, json=body | {"emptyNights": "DJI"})
    found = {error["location"] for error in answer.json()["errors"]}
    assert found == {"/start", "/answerBy"}


@each
def test_core_nested_child(zone):
    paths = set(described(zone)["paths"])
    for path in paths:
        parent = re.sub(r"/\{\w+\}/[a-z_-]+(/\{\w+\})?$", "/{ref}", path)
        if parent != path and not path.startswith("/holds"):
            assert parent in {re.sub(r"\{\w+\}$", "{ref}", known) for known in paths}
