"""What may still be done with a case while its use is restricted (AVG art. 18 lid 2).

Every route about one case passes here. It is answered 409, unless it is about the
rights of the person, or ends something, or reads what is there on a ground.
"""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from api.casezone.cases import kept as cases
from api.casezone.cases.kept import IN_FORCE
from api.casezone.desk import AtDesk, Desk
from api.casezone.reach import case_of, is_about_case
from api.casezone.tables import RESTRICTION
from api.identity import Acting, Role
from api.log.shape import Ground
from api.log.visit import visit
from api.web.access import acting
from api.web.problems import Problem, wrong_state

HEADER = "Restriction-Ground"
GROUNDS = (
    Ground.PERSONS_CONSENT,
    Ground.LEGAL_CLAIM,
    Ground.PROTECTION_OF_OTHERS,
    Ground.PUBLIC_INTEREST,
)
LOOKERS = frozenset({Role.COORDINATOR, Role.CASE_LEAD, Role.AUDITOR})
OF_RIGHTS = frozenset(
    {
        *("export_person", "list_readings", "list_doors"),
        *("ask_correction", "list_corrections", "read_correction", "try_correction"),
        *("accept_correction", "accept_part", "refuse_correction"),
        *("withdraw_correction", "extend_correction", "tell_recipient"),
        *("write_correction_letter", "write_objection_letter"),
        *("restrict_case", "list_restrictions", "read_restriction"),
        *("tell_ending", "lift_restriction"),
        *("make_objection", "list_objections", "read_objection", "forward_objection"),
        *("hear_objection", "uphold_objection", "dismiss_objection"),
        *("withdraw_objection", "extend_objection"),
    }
)
# They end a use, or everything.
ENDING = frozenset(
    {
        *("recall", "recall_principle", "release_hold", "take_reveal_back"),
        *("let_placement_fall", "end_placement", "take_back"),
        *("withdraw_consent", "close_case", "erase_case"),
    }
)
# They read nothing that is there: they work something out anew.
LOOKING = frozenset({"rank_options", "ask_why", "explain_competition_of_case"})


async def unrestricted(
    desk: AtDesk, acts: Annotated[Acting, Depends(acting)], request: Request
) -> None:
    """Let a request about a case pass; 409 names the restriction that forbids it."""
    name = request.scope["route"].name
    if name in OF_RIGHTS or acts.limited or acts.account.role not in LOOKERS:
        return
    found = await run_in_threadpool(_in_force, desk, request)
    if not found:
        return
    ground = request.headers.get(HEADER, "")
    if name in ENDING:
        visit().ground = Ground.PERSONS_RIGHT
    elif request.method == "GET" and name not in LOOKING and ground in GROUNDS:
        visit().ground = Ground(ground)
    else:
        raise _restricted(found)


def describe_ground(path: str, method: str, operation: dict[str, Any]) -> None:
    """Describe the header that gives a ground, where a route about a case reads."""
    name = operation["operationId"]
    if method != "get" or name in OF_RIGHTS or not is_about_case(path):
        return
    conflict = {"description": HTTPStatus.CONFLICT.description}
    operation["responses"].setdefault("409", conflict)
    if name not in LOOKING:
        operation.setdefault("parameters", []).append(
            {
                "name": HEADER,
                "in": "header",
                "required": False,
                "description": "Why a case is read of which the use is restricted",
                "schema": {"type": "string", "enum": [*map(str, GROUNDS)]},
            }
        )


def _in_force(desk: Desk, request: Request) -> tuple[str, ...]:
    with desk.store.reading() as store:
        ref = case_of(store, request.url.path, request.path_params)
        if not ref or cases.one(store, ref) is None:
            return ()
        query = select(RESTRICTION.c.ref).where(
            RESTRICTION.c.case_ref == ref, RESTRICTION.c.state.in_(IN_FORCE)
        )
        return tuple(store.execute(query.order_by(RESTRICTION.c.ref)).scalars())


def _restricted(refs: tuple[str, ...]) -> Problem:
    named = ", ".join(refs)
    detail = f"The use of this case is restricted (AVG art. 18): {named}."
    return wrong_state(detail)
