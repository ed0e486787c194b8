"""One way to decide about a case: checked, kept, the case moved, a placement made."""

from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus

from sqlalchemy import Connection
from starlette.responses import Response

from api.casezone.cases import kept as cases
from api.casezone.decisions import kept
from api.casezone.decisions.kept import Decided
from api.casezone.decisions.needed import held
from api.casezone.decisions.reasons import OTHER, DecisionKind
from api.casezone.decisions.shapes import DecisionMade, Proposed, Said
from api.casezone.desk import Desk
from api.casezone.exchange import ExchangeGoneError
from api.casezone.placements import calls
from api.casezone.placements import kept as placements
from api.identity import Account
from api.states import IllegalMoveError
from api.store.moves import Why
from api.web.once import Answer, Asked, once
from api.web.problems import FaultBody, invalid, not_found, wrong_state


def request(
    account: Account, key: str | None, ref: str, verb: str, body: Said
) -> Asked:
    """Return who asks which decision; OTHER without a note is a problem."""
    if getattr(body, "reason", None) == OTHER and body.note is None:
        raise invalid([FaultBody(location="/note", expected="a note with OTHER")])
    return Asked(account=account, key=key, what=f"{verb} {ref}", body=body)


def decided(
    kind: DecisionKind,
    body: Said,
    proposed: Proposed | None = None,
    against: tuple[str, ...] | None = None,
) -> Decided:
    """Return what a body says, as it is kept."""
    said = body.model_dump(mode="json")
    outside = ("organisation", "start", "arranged_by")
    return Decided(
        kind=kind,
        reason=said["reason"],
        note=body.note,
        run=said.get("run"),
        hold=said.get("hold"),
        until=getattr(body, "until", None),
        proposed=proposed,
        against=against,
        outside={name: said[name] for name in outside if name in said},
    )


def decide(
    desk: Desk, asked: Asked, ref: str, work: Callable[[Connection], Decided]
) -> Response:
    """Carry out a decision about a case, once; a problem when it cannot be."""
    why = Why(who=asked.account.ref, at=desk.now())

    def do(store: Connection) -> Answer:
        file = cases.one(store, ref, lock=True)
        if file is None:
            raise not_found("case")
        what = work(store)
        try:
            made = kept.keep(store, desk.keys, file, what, why)
        except IllegalMoveError as error:
            raise wrong_state(f"The case is {error.source.lower()}.") from error
        return _made(store, ref, what, made, _placed(desk, store, ref, what, made, why))

    answer = once(desk, asked, do)
    hold = getattr(asked.body, "hold", None)
    if hold is not None:
        # Without an exchange that answers it is told later.
        with suppress(ExchangeGoneError):
            calls.settle_of(desk, hold)
    return answer


def _placed(
    desk: Desk, store: Connection, ref: str, what: Decided, made: str, why: Why
) -> str | None:
    if what.hold is None:
        return None
    followed = what.proposed if what.kind is DecisionKind.ACCEPT else None
    team = None if followed is None else followed.team
    hold = held(store, what.hold, ref)
    calls.ask_all(store, hold["ref"], calls.KEEP, None, why)
    return placements.agree(store, desk.keys, hold, team, made, why)


def _made(
    store: Connection, ref: str, what: Decided, made: str, placement: str | None
) -> Answer:
    after = cases.one(store, ref)
    body = DecisionMade(
        ref=made,
        case=ref,
        kind=what.kind,
        state="" if after is None else after.state,
        placement=placement,
    )
    headers = {"Location": f"/v1/cases/{ref}/decisions/{made}"}
    return Answer(body=body, status=HTTPStatus.CREATED, headers=headers)
