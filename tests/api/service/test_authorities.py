"""On lines that the zones open, the authorities of the setting are believed alone."""

import httpx2
import pytest

from api.casezone.app import desk_on
from api.casezone.exchange import ExchangeGoneError
from api.exchange.app import exchange_app
from api.settings import CaseSettings, ExchangeSettings
from tests.api.cli.running import run
from tests.api.service.certificates import Authority, closed_line
from tests.api.service.doors import door
from tests.api.service.hostile import hostile, new_key
from tests.api.service.zones import SECRET

OURS, THEIRS = Authority("ours"), Authority("theirs")


@pytest.mark.parametrize(
    ("authorities", "believed"),
    [(OURS.pem, True), (THEIRS.pem + OURS.pem, True), (THEIRS.pem, False), ("", False)],
)
def test_the_exchange_is_called_when_a_believed_authority_vouches_for_it(
    zones, tmp_path, authorities, believed
):
    folder = zones.desk.settings.log_keys.parent
    own = ExchangeSettings(zone_secret=SECRET, log_keys=folder / "log-exchange")
    app = exchange_app(own, zones.exchange_store, zones.desk.now)
    with closed_line(app, OURS, tmp_path) as address:
        settings = CaseSettings(
            zone_secret=SECRET,
            exchange_url=address,
            authorities=authorities,
            log_keys=folder / "log-case",
            keys=folder / "keys",
        )
        desk = desk_on(settings, zones.desk.store, zones.desk.now)
        if believed:
            assert desk.exchange.messages(0)
        else:
            with pytest.raises(ExchangeGoneError, match="ConnectError"):
                desk.exchange.messages(0)
        desk.exchange.close()


@pytest.mark.parametrize(("authority", "status"), [(OURS, 200), (THEIRS, 503)])
def test_a_provider_is_asked_when_a_believed_authority_vouches_for_it(
    zones, tmp_path, authority, status
):
    it, app = hostile(new_key())
    with closed_line(app, OURS, tmp_path) as it.url:
        provider = {
            "issuer": it.url,
            "client": "us",
            "secret": "x",
            "redirect": "https://exchange.example/back",
            "roles": {"provider": "AANBIEDER"},
        }
        with door(zones, exchange_oidc=provider, authorities=authority.pem) as at:
            answer = httpx2.post(f"{at}/sessions/_begin-at-provider")
    assert answer.status_code == status


def test_authorities_come_from_a_file_and_hold_a_certificate(tmp_path, monkeypatch):
    file = tmp_path / "authorities.pem"
    file.write_text(OURS.pem, encoding="ascii")
    monkeypatch.setenv("SCHAKELPUNT_AUTHORITIES_FILE", str(file))
    assert CaseSettings().authorities == OURS.pem.strip()
    for wrong in ("nothing of the kind", OURS.pem.replace("A", "B", 20)):
        file.write_text(wrong, encoding="ascii")
        done = run("serve", "--zone", "case")
        assert done.code == 2
        assert "SCHAKELPUNT_AUTHORITIES" in done.err
        assert wrong not in done.err
