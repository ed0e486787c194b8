"""Which cases a case lead of a gemeente reaches: those of that gemeente.

Whoever works for the desk itself reaches all. What lies out of reach is not there:
the reference is replaced before a route looks, so no answer tells the difference.
"""

import secrets
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request
from sqlalchemy import Column, Connection, select
from starlette.concurrency import run_in_threadpool

from api.casezone.cases import kept as cases
from api.casezone.cases.kept import File
from api.casezone.desk import AtDesk, Desk
from api.casezone.keys import ErasedError
from api.casezone.tables import (
    ACTION,
    CORRECTION,
    ESCALATION,
    FOLLOW_UP,
    HOLD,
    OBJECTION,
    PLACEMENT,
    PRINCIPLE,
    QUESTION,
    RESTRICTION,
    REVEAL,
    SHARING_CONSENT,
)
from api.identity import Account, Role
from api.log.visit import visit
from api.regionfile.walk import field
from api.web.access import SignedIn
from api.web.openapi import BASE
from api.web.problems import Problem

DESK = "DESK"
# What is no case itself, with the case that it is about.
CASES_OF: Mapping[str, Column[str]] = {
    "actions": ACTION.c.case_ref,
    "corrections": CORRECTION.c.case_ref,
    "escalations": ESCALATION.c.case_ref,
    "holds": HOLD.c.case_ref,
    "objections": OBJECTION.c.case_ref,
    "placements": PLACEMENT.c.case_ref,
    "principles": PRINCIPLE.c.case_ref,
    "questions": QUESTION.c.case_ref,
    "refusals": QUESTION.c.case_ref,
    "restrictions": RESTRICTION.c.case_ref,
    "reveals": REVEAL.c.case_ref,
    "sharing-consents": SHARING_CONSENT.c.case_ref,
}
# Routes that look at no case, or at those within reach alone.
FOR_EVERY_LEAD = frozenset(
    {
        *("bring_in_case", "check_draft", "list_cases"),
        *("list_places", "read_place", "list_contacts", "read_contact"),
        *("ask_run", "list_runs", "read_run", "follow_run"),
    }
)


def gemeente_of(account: Account) -> str | None:
    """Return the gemeente that an account is bound to; None when it reaches all."""
    bound = account.role is Role.CASE_LEAD and account.organisation != DESK
    return account.organisation if bound else None


def reaches(desk: Desk, account: Account, file: File) -> bool:
    """Tell whether an account may look at a case at all."""
    gemeente = gemeente_of(account)
    if gemeente is None:
        return True
    try:
        facts = cases.opened(desk.keys, file)
    except ErasedError:
        return False
    return field(facts["case"], "municipality") == gemeente


def check_own(account: Account, facts: Mapping[str, object]) -> None:
    """Raise 403 when somebody brings in a case of another gemeente."""
    if gemeente_of(account) not in {None, facts.get("municipality")}:
        detail = "A case lead brings in cases of the own gemeente."
        raise Problem(HTTPStatus.FORBIDDEN, detail)


async def within_reach(desk: AtDesk, account: SignedIn, request: Request) -> None:
    """Let a case lead of a gemeente find its own cases, and no list of all of them."""
    if gemeente_of(account) is None or request.scope["route"].name in FOR_EVERY_LEAD:
        return
    found = await run_in_threadpool(_reached, desk, account, request)
    if found is None:
        detail = "Only the desk looks at all cases of the region."
        raise Problem(HTTPStatus.FORBIDDEN, detail)
    if not found:
        # One that cannot be there; a run stays, since it is no secret.
        name = "case" if "case" in request.path_params else "ref"
        visit().asked = request.path_params
        given = request.path_params | {name: secrets.token_hex(16)}
        request.scope["path_params"] = given


def _reached(desk: Desk, account: Account, request: Request) -> bool | None:
    """Tell whether a path is about a case within reach; None: about all of them."""
    with desk.store.reading() as store:
        ref = case_of(store, request.url.path, request.path_params)
        file = None if ref is None else cases.one(store, ref)
    if ref is None:
        return None
    return file is not None and reaches(desk, account, file)


def is_about_case(path: str) -> bool:
    """Tell whether a path of the description is about one case."""
    kind = path.split("/")[1]
    named = kind in {"cases", "follow-ups", *CASES_OF} and "{ref}" in path
    return named or "{case}" in path


def case_of(store: Connection, path: str, given: Mapping[str, str]) -> str | None:
    """Return the case that a path is about, "" when none; None for all of them."""
    if "case" in given:
        return given["case"]
    if "ref" not in given:
        return None
    ref, kind = given["ref"], path.removeprefix(f"{BASE}/").split("/", 1)[0]
    if kind == "cases":
        return ref
    if kind == "follow-ups":
        at = PLACEMENT.c.ref == FOLLOW_UP.c.placement
        query = select(PLACEMENT.c.case_ref).join(FOLLOW_UP, at)
        return store.execute(query.where(FOLLOW_UP.c.ref == ref)).scalar() or ""
    about = CASES_OF.get(kind)
    if about is None:
        return None
    query = select(about).where(about.table.c.ref == ref)
    return store.execute(query).scalar() or ""
