"""Who may weigh an objection: nobody who made what it is against."""

from sqlalchemy import Connection, select

from api.casezone.corrections.resting import last_run
from api.casezone.objections.kept import concern_of, is_own
from api.casezone.objections.shapes import Kind
from api.casezone.tables import DECISION, PAST_CASE, RUN
from api.casezone.things import Thing
from api.identity import Account
from api.web.problems import wrong_state


def check_weigher(store: Connection, account: Account, objection: Thing) -> None:
    """Refuse, with 409, to weigh what another decides, or what one made oneself."""
    if not is_own(objection):
        raise wrong_state("Another decides on this: send it on.")
    if account.ref in _makers(store, objection):
        raise wrong_state("Somebody else weighs it: you made what it is against.")


def _makers(store: Connection, objection: Thing) -> set[str]:
    concern, case = concern_of(objection), objection.case
    asked, ref = select(RUN.c.asked_by), concern.ref or ""
    if concern.kind is Kind.DECISION:
        decided = select(DECISION.c.decided_by).where(DECISION.c.ref == ref)
        return set(store.execute(decided).scalars())
    if concern.kind is not Kind.PROCESSING:
        return set(store.execute(asked.where(RUN.c.id == ref)).scalars())
    brought = select(PAST_CASE.c.changed_by).where(
        PAST_CASE.c.ref == case, PAST_CASE.c.version == 1
    )
    last = asked.where(RUN.c.id == last_run(store, case))
    return {*store.execute(brought).scalars(), *store.execute(last).scalars()}
