"""Routes of a funder: read and keep its own budgets, read the contracts it is in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy import Connection
from starlette.responses import Response

from api.exchange.budgets.shapes import (
    Budgets,
    ContractBody,
    NewBudgets,
    as_budgets,
    budgets_of,
    contract_body,
)
from api.exchange.capacity import RECORDS, Doing, tell_record
from api.exchange.land import bodies_of, region_with
from api.exchange.outbox import in_turn
from api.identity import Account, Role
from api.regionfile import RegionFileError
from api.regionfile.parse import Tree
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.store.records import Record
from api.web.access import serves
from api.web.problems import FaultBody, invalid, not_found
from api.web.versions import IfMatch, etag, matched, stale
from api.web.zone import InZone
from matcher.model.money import Funder as FunderRecord
from matcher.model.money import Provider

router = APIRouter(tags=["budgets"])
Funder = Annotated[Account, Depends(serves(Role.FUNDER))]
FUNDER, PROVIDER = "funder", "provider"
MOST = 1_000_000


@router.get("/budgets")
def read_budgets(state: InZone, account: Funder, response: Response) -> Budgets:
    """Return the own budgets."""
    with state.store.reading() as store:
        record = _own(store, account)
    response.headers.update(etag(record.version))
    funder = shaped(FunderRecord, record.body)
    return budgets_of(funder, record.version, state.today())


@router.put("/budgets")
def change_budgets(
    state: InZone,
    account: Funder,
    body: NewBudgets,
    response: Response,
    if_match: IfMatch = None,
) -> Budgets:
    """Replace the own budgets, of the version that was read; the desk hears it."""
    version, today = matched(if_match), state.today()
    doing = Doing(who=account.ref, at=state.now())
    with state.store.writing() as store:
        in_turn(store)
        before = _own(store, account, lock=True)
        if before.version != version:
            raise stale()
        funder = replace(
            shaped(FunderRecord, before.body),
            budgets=as_budgets(body),
            source=account.organisation,
            dated=today,
        )
        _check(store, funder, today)
        after = replace(before, version=version + 1, body=canonical(tree_of(funder)))
        RECORDS.replace(store, after, doing.who, doing.at)
        tell_record(store, after, doing)
    response.headers.update(etag(after.version))
    return budgets_of(funder, after.version, today)


@router.get("/contracts")
def list_contracts(state: InZone, account: Funder) -> tuple[ContractBody, ...]:
    """Return the contracts of providers with this funder; the provider keeps them."""
    with state.store.reading() as store:
        records = RECORDS.some(store, PROVIDER, None, "", MOST)
    providers = [shaped(Provider, record.body) for record in records]
    return tuple(
        contract_body(provider.ref, contract)
        for provider in providers
        for contract in provider.contracts
        if contract.funder == account.organisation
    )


def _own(store: Connection, account: Account, *, lock: bool = False) -> Record:
    record = RECORDS.one(store, FUNDER, account.organisation, lock=lock)
    if record is None:
        raise not_found("funder")
    return record


def _check(store: Connection, funder: FunderRecord, today: date) -> None:
    """Raise a problem with every fault of the budgets."""
    faults = list(_taken(store, funder))
    try:
        more: dict[str, Tree] = {"funders": [tree_of(funder)]}
        region_with(store, today, ("municipality",), more)
    except RegionFileError as error:
        faults += bodies_of(error.faults, "funders[0]")
    if faults:
        raise invalid(faults)


def _taken(store: Connection, funder: FunderRecord) -> Iterator[FaultBody]:
    # A reference of another funder would make the whole region unreadable.
    taken = {
        budget.ref
        for record in RECORDS.some(store, FUNDER, None, "", MOST)
        if record.ref != funder.ref
        for budget in shaped(FunderRecord, record.body).budgets
    }
    for k, budget in enumerate(funder.budgets):
        if budget.ref in taken:
            where = f"/budgets/{k}/ref"
            yield FaultBody(location=where, expected="another reference")
