"""How often somebody may try to sign in: counted before anything is looked at."""

from fastapi import Request

from api.web.openapi import BASE
from api.web.zone import InZone

MINUTE = 60.0
SIGN_IN, SESSIONS = "sign-in", f"{BASE}/sessions"
NOWHERE = "nowhere"


async def paced_sign_in(state: InZone, request: Request) -> None:
    """Count a try to sign in by the name that is tried; 429 after too many."""
    if request.method != "POST" or request.url.path != SESSIONS:
        return
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        return
    name = body.get("account") if isinstance(body, dict) else None
    if isinstance(name, str):
        most = state.settings.sign_ins_per_minute
        state.pace.take(SIGN_IN, name.casefold()[:64], most, MINUTE)


async def paced_at_provider(state: InZone, request: Request) -> None:
    """Count a visit to the provider by where it comes from; 429 after too many.

    Nobody has a name yet, and each visit makes the zone seal or ask something.
    """
    address = NOWHERE if request.client is None else request.client.host
    most = state.settings.provider_sign_ins_per_minute
    state.pace.take(request.scope["route"].name, address, most, MINUTE)
