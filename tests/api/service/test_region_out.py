"""The region of today as a file: what a run looks at, read by every other command."""

from sqlalchemy import func, select

from api.casezone.tables import LOG_ENTRY
from api.regionfile import content_hash, read_region
from tests.api.cli.running import run


def test_the_file_is_what_a_run_of_today_looks_at(zones, tmp_path, monkeypatch):
    desk, out = zones.desk, tmp_path / "region.json"
    url = desk.store.url.render_as_string(hide_password=False)
    monkeypatch.setenv("SCHAKELPUNT_CASE_DATABASE", url.replace("+psycopg", ""))
    monkeypatch.setenv("SCHAKELPUNT_KEYS", str(desk.settings.keys))
    monkeypatch.setenv("SCHAKELPUNT_LOG_KEYS", str(desk.settings.log_keys))
    monkeypatch.setenv("SCHAKELPUNT_FIRST_DAY", zones.region.as_of.isoformat())
    zones.fetch()
    client = zones.client("coordinator")
    asked = client.post("/runs", json={}).json()
    client.post(f"/runs/{asked['ref']}/_cancel")
    with desk.store.reading() as store:
        last = store.execute(select(func.max(LOG_ENTRY.c.id))).scalar()
    done = run("export", "--zone", "case", "--out", str(out))
    assert done.code == 0, done.err
    region = read_region(out)
    assert content_hash(region) == asked["snapshot"]
    assert out.stat().st_mode & 0o077 == 0
    with desk.store.reading() as store:
        logged = select(LOG_ENTRY.c.ref).where(
            LOG_ENTRY.c.action == "export", LOG_ENTRY.c.id > last
        )
        found = set(store.execute(logged).scalars())
    assert found == {case.ref for case in region.cases} != set()
