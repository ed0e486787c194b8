"""What is kept of a request, to know it again, tells nothing of what it said."""

import secrets
from dataclasses import replace
from hashlib import sha256

import pytest
from sqlalchemy import select

from api.casezone.tables import REPLAY
from api.identity import Account, Role
from api.regionfile.write import canonical
from api.web.once import Asked
from tests.api.service.bringing import facts_like_first

ACCOUNT = Account(
    ref="coordinator", name="", role=Role.COORDINATOR, organisation="DESK"
)


@pytest.fixture
def body(zones):
    """Gives the facts of a case that is erased afterwards."""
    facts = facts_like_first(zones) | {"ref": f"X{secrets.token_hex(6)}"}
    yield facts
    zones.client("coordinator").delete(f"/cases/{facts['ref']}")


def test_a_guess_at_facts_cannot_be_tested_with_the_store_alone(zones, body, tmp_path):
    client, key = zones.client("coordinator"), secrets.token_hex(8)
    headers = {"Idempotency-Key": key}
    answers = [client.post("/cases", json=body, headers=headers) for _ in "12"]
    assert [answer.status_code for answer in answers] == [201, 201]
    with zones.desk.store.reading() as store:
        query = select(REPLAY.c.digest).where(REPLAY.c.key == key)
        kept = store.execute(query).scalar_one()
    assert kept != sha256(b"cases\0" + canonical(body)).hexdigest()
    same = Asked(account=ACCOUNT, key=key, what="cases", body=body)
    assert same.digests(zones.desk)[0] == kept
    settings = zones.desk.settings.model_copy(update={"log_keys": tmp_path})
    assert kept not in same.digests(replace(zones.desk, settings=settings))
