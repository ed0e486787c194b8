"""No application log holds a fact of a case, whatever goes wrong."""

import ast
import logging
import secrets
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest
from sqlalchemy.exc import ProgrammingError

from api.casezone.cases import routes
from api.plainlog import Plain, told
from api.serving.demo import PASSWORD, make_demo
from tests.api.service.test_commands import two_free_ports

ROOT = Path(__file__).resolve().parents[3]
SERVED = ("api/casezone", "api/exchange", "api/web", "api/log", "api/serving")
# A process whose every reading of a case fails with its facts in the error.
BROKEN = """
from api.casezone.cases import routes
def fails(file, facts, disputed):
    raise ValueError(str(facts))
routes._case_file = fails
from api.cli import main
main()
"""


def planted():
    return f"planted{secrets.token_hex(6)}"


def with_planted(client, text):
    first = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{first}").json()["case"]
    facts |= {"ref": f"Q{secrets.token_hex(6)}", "regie": text}
    facts["network"] = [text] if isinstance(facts.get("network"), list) else text
    return facts


def test_no_fact_of_a_case_comes_into_a_log(zones, caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    client, text = zones.client("coordinator"), planted()
    facts = with_planted(client, text) | {"municipality": text}
    answer = client.post("/cases", json=facts)
    assert answer.status_code == 400
    whole = with_planted(client, text)
    whole.pop("network")
    made = client.post("/cases", json=whole)
    assert made.status_code == 201, made.text

    def fails(_file, facts, _disputed):
        raise ProgrammingError(str(facts), facts, ValueError(str(facts)))

    monkeypatch.setattr(routes, "_case_file", fails)
    assert client.get(f"/cases/{whole['ref']}").status_code == 500
    monkeypatch.undo()
    assert "ProgrammingError" in caplog.text
    assert text not in caplog.text
    assert text not in repr([record.__dict__ for record in caplog.records])
    client.delete(f"/cases/{whole['ref']}")


def test_no_fact_of_a_case_comes_out_of_a_served_process(tmp_path):
    port = two_free_ports()
    demo, _ = make_demo(tmp_path, port)
    with (tmp_path / "told").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-c", BROKEN, "serve", "--zone", "case"],
            cwd=ROOT,
            env=demo.environment("case"),
            stdout=errors,
            stderr=errors,
        )
        try:
            text = planted()
            with httpx2.Client(base_url=f"http://127.0.0.1:{port}/v1") as client:
                wait_for(client)
                body = {"account": "coordinator", "password": PASSWORD}
                token = client.post("/sessions", json=body).json()["token"]
                client.headers["Authorization"] = f"Bearer {token}"
                client.post("/sessions", json={"account": text, "password": text})
                ref = client.get("/cases").json()["items"][0]["ref"]
                assert client.get(f"/cases/{ref}").status_code == 500
                client.get(f"/cases/{text}")
                client.post("/cases/_check", json={"ref": text, "age": text})
        finally:
            process.terminate()
            process.wait(30)
    said = (tmp_path / "told").read_text(encoding="utf-8")
    assert "a request failed: ValueError" in said
    assert [word for word in (text, token, "urgency", ref) if word in said] == []


def wait_for(client):
    for _ in range(600):
        try:
            client.get("/sessions/current")
        except httpx2.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the zone does not answer")


def failing(text):
    try:
        {}[text]
    except KeyError as error:
        raise ValueError(text) from error


def test_an_error_is_told_by_its_kind_and_its_lines_alone():
    with pytest.raises(ValueError, match="a fact") as caught:
        failing("a fact")
    error = caught.value
    assert told(error).startswith("ValueError (test_log_quiet.py:")
    assert "from KeyError" in told(error)
    record = logging.LogRecord(
        "x", logging.ERROR, "x", 1, "it failed", None, (ValueError, error, None)
    )
    assert "a fact" not in Plain().format(record)


@pytest.mark.parametrize("folder", SERVED)
def test_nothing_that_is_served_logs_the_message_of_an_error(folder):
    found = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "LOG"
        and (
            node.func.attr == "exception"
            or any(one.arg == "exc_info" for one in node.keywords)
        )
    ]
    assert found == []
