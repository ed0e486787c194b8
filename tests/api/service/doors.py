"""The exchange once more, on the same store: at another moment, or more strict."""

import contextlib
import secrets
from datetime import timedelta

import httpx2
import pyotp

from api.casezone.app import case_app, desk_on
from api.exchange.app import exchange_app
from api.identity import Account, Role
from api.serving.beginning import add_accounts
from api.settings import CaseSettings, ExchangeSettings
from tests.api.service.zones import PASSWORD, serving


@contextlib.contextmanager
def door(zones, *, later=timedelta(0), **strict):
    """Yield the address of an exchange with settings of its own."""
    folder = zones.desk.settings.log_keys.parent / "log-exchange"
    usual = {"second_factor": "optional", "log_keys": folder}
    settings = ExchangeSettings(**(usual | strict))
    app = exchange_app(settings, zones.exchange_store, lambda: zones.desk.now() + later)
    with serving(app, works=False) as address:
        yield f"{address}/v1"


@contextlib.contextmanager
def desk_door(zones, **strict):
    """Yield the address of a case zone with settings of its own."""
    folder = zones.desk.settings.log_keys.parent
    usual = {"log_keys": folder / "log-case", "keys": folder / "keys"}
    settings = CaseSettings(**(usual | strict))
    desk = desk_on(settings, zones.desk.store, zones.desk.now)
    with serving(case_app(desk), works=False) as address:
        yield f"{address}/v1"
    desk.exchange.close()


def somebody(zones, role=Role.PROVIDER):
    """Return the reference of a new account of the first provider."""
    ref = f"u{secrets.token_hex(6)}"
    organisation = zones.region.providers[0].ref
    new = Account(ref=ref, name=ref, role=role, organisation=organisation)
    add_accounts(zones.exchange_store, "exchange", [new], PASSWORD)
    return ref


def sign_in(address, ref, password=PASSWORD, code=None):
    body = {"account": ref, "password": password}
    body |= {} if code is None else {"code": code}
    return httpx2.post(f"{address}/sessions", json=body)


@contextlib.contextmanager
def as_(address, token):
    headers = {"Authorization": f"Bearer {token}"}
    with httpx2.Client(base_url=address, headers=headers) as client:
        yield client


def signed_in(address, ref, code=None, word=PASSWORD):
    answer = sign_in(address, ref, word, code)
    assert answer.status_code == 201, answer.text
    return as_(address, answer.json()["token"])


def enrolled(client):
    """Return the secret of a second factor that counts, and its recovery codes."""
    asked = client.post("/second-factor/_enrol", json={"password": PASSWORD})
    assert asked.status_code == 200, asked.text
    secret = asked.json()["secret"]
    code = pyotp.TOTP(secret).now()
    done = client.post("/second-factor/_confirm", json={"code": code})
    assert done.status_code == 200, done.text
    return secret, done.json()["codes"]


def next_code(secret):
    """Return the code of the next half minute, which an app that runs ahead shows."""
    totp = pyotp.TOTP(secret)
    return totp.at(totp.timecode(_now()) * 30 + 30)


def _now():
    from datetime import UTC, datetime

    return datetime.now(UTC)
