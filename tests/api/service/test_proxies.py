"""Where a request came from is believed of a proxy that is trusted, and of nobody."""

import secrets

import httpx2
import pytest
from sqlalchemy import select

from api.exchange.app import exchange_app
from api.exchange.tables import LOG_ENTRY
from api.serving.zones import server_of
from api.settings import ExchangeSettings
from tests.api.cli.running import run
from tests.api.service.zones import serving

HERE, ELSEWHERE = "127.0.0.1", "203.0.113.9"


def asked(zones, tmp_path, **settings):
    """Return from where a request came, by the log, with what a header said of it."""
    own = ExchangeSettings(log_keys=tmp_path / "log", **settings)
    app = exchange_app(own, zones.exchange_store, zones.desk.now)
    mark = f"x{secrets.token_hex(8)}"
    headers = {
        "X-Forwarded-For": ELSEWHERE,
        "Forwarded": f"for={ELSEWHERE}",
        "X-Real-IP": ELSEWHERE,
    }
    with serving(app, config=server_of(own, app)) as address:
        answer = httpx2.get(f"{address}/v1/places/{mark}", headers=headers)
        assert answer.status_code == 401
    query = select(LOG_ENTRY.c.point).where(LOG_ENTRY.c.ref == mark)
    with zones.exchange_store.reading() as store:
        return store.execute(query).scalar_one()


@pytest.mark.parametrize(
    ("trusted", "from_where"),
    [
        ("", HERE),
        ("192.0.2.1", HERE),
        ("192.0.2.0/24, 127.0.0.0/8", ELSEWHERE),
        ("127.0.0.1", ELSEWHERE),
    ],
)
def test_a_header_of_a_proxy_counts_when_that_proxy_is_trusted(
    zones, tmp_path, monkeypatch, trusted, from_where
):
    # The server has a variable of its own, that anybody may have set.
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "*")
    assert asked(zones, tmp_path, trusted_proxies=trusted) == from_where


@pytest.mark.parametrize("wrong", ["*", "proxy.example", "127.0.0.1:80", "10.0.0.0/99"])
def test_not_everybody_is_a_proxy(monkeypatch, wrong):
    monkeypatch.setenv("SCHAKELPUNT_TRUSTED_PROXIES", wrong)
    done = run("serve", "--zone", "exchange")
    assert done.code == 2
    assert "SCHAKELPUNT_TRUSTED_PROXIES" in done.err
