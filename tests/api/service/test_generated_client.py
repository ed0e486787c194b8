"""A client that a generator makes of the description works with the live zones."""

import importlib
import json
import secrets
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ruff import find_ruff_bin

from tests.api.service.zones import PASSWORD

OPENAPI = Path(__file__).resolve().parents[3] / "docs" / "openapi"
MODELS = {"case": "desk_client", "exchange": "provider_client"}
# The generator knows bytes, and no sheets by name.
SHEETS = dict.fromkeys(
    (
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "application/octet-stream",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Gives what imports a part of the client of a zone, made without a warning."""
    folder = tmp_path_factory.mktemp("clients")
    # As the generator does by itself where ruff is on the path.
    form = f"{shlex.quote(find_ruff_bin())} format ."
    settings = folder / "settings.json"
    chosen = {"post_hooks": [form], "content_type_overrides": SHEETS}
    settings.write_text(json.dumps(chosen), encoding="utf-8")
    for zone, name in MODELS.items():
        done = subprocess.run(
            [
                *(sys.executable, "-m", "openapi_python_client", "generate"),
                *("--path", OPENAPI / f"{zone}.json", "--config", settings),
                *("--output-path", folder / name, "--meta", "none"),
                "--fail-on-warning",
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    yield lambda zone, part: importlib.import_module(f"{MODELS[zone]}.{part}")
    sys.path.remove(str(folder))


def signed_in(made, zones, zone, account):
    base = f"{zones.urls[zone]}/v1"
    kinds, models = made(zone, "client"), made(zone, "models")
    with kinds.Client(base_url=base) as nobody:
        body = models.SignIn(account=account, password=PASSWORD)
        session = made(zone, "api.sessions.sign_in").sync(client=nobody, body=body)
    return kinds.AuthenticatedClient(base_url=base, token=session.token)


def test_the_desk_brings_in_a_case_asks_a_run_and_reads_the_explanation(made, zones):
    def route(part):
        return made("case", f"api.{part}")

    models = made("case", "models")
    with signed_in(made, zones, "case", "coordinator") as desk:
        known = route("cases.list_cases").sync(client=desk).items[0].ref
        facts = route("cases.read_case").sync(client=desk, ref=known).case.to_dict()
        facts["ref"] = f"X{secrets.token_hex(6)}"
        kind = route("cases.bring_in_case").sync.__annotations__["body"]
        body = kind.from_dict(facts)
        new = route("cases.bring_in_case").sync(client=desk, body=body)
        assert (new.ref, new.version) == (facts["ref"], 1)
        run = route("runs.ask_run").sync(client=desk, body=models.NewRun())
        while run.state in {"QUEUED", "RUNNING"}:
            time.sleep(0.1)
            run = route("runs.read_run").sync(client=desk, ref=run.ref)
        assert run.state == "DONE"
        why = route("runs.explain_case").sync(client=desk, ref=run.ref, case=new.ref)
        assert why.claim.to_dict()["case"] == new.ref
        assert why.text[0].text
        route("cases.erase_case").sync_detailed(client=desk, ref=new.ref)
        gone = route("cases.read_case").sync(client=desk, ref=new.ref)
        assert (gone.status, gone.detail) == (404, "case: not found.")


def test_a_provider_confirms_its_places(made, zones):
    with signed_in(made, zones, "exchange", "provider-1") as provider:
        done = made("exchange", "api.places.confirm_all").sync(client=provider)
        found = made("exchange", "api.places.list_places").sync(client=provider)
    assert done.places == len(found.items) > 0
    assert {place.age_days for place in found.items} == {0}
