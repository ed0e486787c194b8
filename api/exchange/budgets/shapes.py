"""What goes over the line about the money of a funder."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.web.shape import Coded
from matcher.model.money import Budget, Contract, Funder
from matcher.model.terms import FunderKind, Route

Ref = Annotated[str, Field(min_length=1, max_length=64)]
Cents = Annotated[int, Field(ge=0, le=10**12, strict=True)]
Routes = Annotated[tuple[Route, ...], Field(min_length=1)]


class BudgetBody(Coded):
    """Room for new commitments on some routes, in eurocents per day."""

    ref: Ref
    routes: Routes
    cents_per_day: Cents


class NewBudgets(Coded):
    """All budgets of a funder: what is not in it is gone."""

    budgets: Annotated[tuple[BudgetBody, ...], Field(max_length=200)]


class Budgets(Coded):
    """The budgets of a funder, and when it last gave them."""

    funder: str
    name: str
    kind: FunderKind
    version: int
    dated: date
    age_days: int
    budgets: tuple[BudgetBody, ...]


class ContractBody(Coded):
    """A contract of a provider with this funder; null = no ceiling, no end."""

    ref: str
    provider: str
    routes: tuple[Route, ...]
    start: date
    until: date | None
    ceiling_cents_per_day: int | None


def budgets_of(funder: Funder, version: int, today: date) -> Budgets:
    """Return the budgets of a funder."""
    return Budgets(
        funder=funder.ref,
        name=funder.name,
        kind=funder.kind,
        version=version,
        dated=funder.dated,
        age_days=(today - funder.dated).days,
        budgets=tuple(
            BudgetBody(ref=b.ref, routes=b.routes, cents_per_day=b.cents_per_day)
            for b in funder.budgets
        ),
    )


def contract_body(provider: str, contract: Contract) -> ContractBody:
    """Return a contract as its funder sees it."""
    return ContractBody(
        ref=contract.ref,
        provider=provider,
        routes=contract.routes,
        start=contract.start,
        until=contract.until,
        ceiling_cents_per_day=contract.ceiling_cents_per_day,
    )


def as_budgets(body: NewBudgets) -> tuple[Budget, ...]:
    """Return budgets as the region file has them."""
    return tuple(
        Budget(ref=b.ref, routes=b.routes, cents_per_day=b.cents_per_day)
        for b in body.budgets
    )
