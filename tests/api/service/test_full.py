"""A store or a folder of keys without room: nothing is kept by halves."""

import secrets

import pytest

from api.casezone import keys
from api.casezone.app import working
from api.casezone.cases import kept
from api.casezone.keys import ErasedError
from api.store import StoreFull
from api.store import store as opening
from api.store.moves import Why
from tests.api.service.zones import zones_on

REFUSE = """
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER refuse BEFORE INSERT ON past_case_file EXECUTE FUNCTION refuse();
CREATE TRIGGER refuse BEFORE INSERT ON log_entry EXECUTE FUNCTION refuse();
"""
ALLOW = "DROP FUNCTION refuse CASCADE"


@pytest.fixture(scope="module")
def own_zones(addresses, tmp_path_factory):
    """Gives zones that no other test looks at."""
    with zones_on(addresses(), addresses(), tmp_path_factory.mktemp("full")) as both:
        yield both


@pytest.fixture
def fill(own_zones, monkeypatch):
    """Gives what takes the room of the case zone's store away, or gives it back."""
    store = own_zones.desk.store
    usual = opening.PRAGMAS

    def no_room(*, full):
        if not store.is_sqlite:
            with store.writing() as connection:
                connection.exec_driver_sql(REFUSE if full else ALLOW)
            return
        with store.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        most = (f"PRAGMA max_page_count={pages}",) if full else ()
        monkeypatch.setattr(opening, "PRAGMAS", (*usual, *most))
        store.close()

    return no_room


def facts_of_first(client):
    ref = client.get("/cases").json()["items"][0]["ref"]
    facts = client.get(f"/cases/{ref}").json()["case"]
    return facts | {"ref": f"X{secrets.token_hex(6)}"}


def brought_in(client, facts, times):
    """Return the answers to bringing in the same facts under other references."""
    for k in range(times):
        answer = client.post("/cases", json=facts | {"ref": f"{facts['ref']}-{k}"})
        yield f"{facts['ref']}-{k}", answer


def test_a_case_that_finds_no_room_is_not_there_and_is_brought_in_later(
    own_zones, fill
):
    client = own_zones.client("coordinator")
    facts = facts_of_first(client)
    fill(full=True)
    last = None
    for ref, answer in brought_in(client, facts, 200):
        if not answer.is_success:
            last = ref, answer
            break
    assert last is not None
    ref, answer = last
    assert answer.status_code == 507
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Retry-After"]
    assert answer.json()["detail"].startswith("The store has no room.")
    fill(full=False)
    assert client.get(f"/cases/{ref}").status_code == 404
    assert ref not in [c["ref"] for c in client.get("/cases").json()["items"]]
    assert client.post("/cases", json=facts | {"ref": ref}).status_code == 201
    assert client.get(f"/cases/{ref}").json()["case"]["ref"] == ref


def test_a_folder_of_keys_without_room_keeps_nothing(own_zones, monkeypatch):
    client = own_zones.client("coordinator")
    facts = facts_of_first(client)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(keys.os, "fsync", full)
        assert client.post("/cases", json=facts).status_code == 507
    assert client.get(f"/cases/{facts['ref']}").status_code == 404
    assert client.post("/cases", json=facts).status_code == 201
    assert client.get(f"/cases/{facts['ref']}").status_code == 200


def test_an_erasure_that_is_not_kept_destroys_no_key(own_zones, monkeypatch):
    client = own_zones.client("coordinator")
    facts = facts_of_first(client)
    assert client.post("/cases", json=facts).status_code == 201

    def full(*_):
        raise StoreFull("x")

    with monkeypatch.context() as patch:
        patch.setattr(kept.MOVES.__class__, "move", full)
        assert client.delete(f"/cases/{facts['ref']}").status_code == 507
    assert client.get(f"/cases/{facts['ref']}").status_code == 200
    assert client.delete(f"/cases/{facts['ref']}").status_code == 204


def test_a_key_that_outlived_its_erasure_is_destroyed_when_the_zone_starts(own_zones):
    desk, client = own_zones.desk, own_zones.client("coordinator")
    ref = client.get("/cases").json()["items"][0]["ref"]
    with desk.store.writing() as store:
        file = kept.one(store, ref, lock=True)
        kept.erase(store, file, Why(who="x", at=desk.now()))
    assert kept.opened(desk.keys, file)
    with working(desk):
        pass
    with pytest.raises(ErasedError):
        kept.opened(desk.keys, file)
