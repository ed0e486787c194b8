"""Limits as people call them, and amounts of them."""

from api.text.labels import code_label, label
from api.text.language import Both
from api.text.names import Names
from api.text.values import PLACES, Cents, Counted, Noun, written
from matcher.kinds import LimitKind
from matcher.model.terms import Trait

MONEY = frozenset({LimitKind.BUDGET, LimitKind.CONTRACT_CEILING})
HOURS = Noun(Both("uur", "hour"), Both("uur", "hours"))
RESIDENTS = Noun(Both("bewoner", "resident"), Both("bewoners", "residents"))
PER_DAY = Both("{amount} per dag", "{amount} a day")
LOCATION = Both("locatie {ref} van {provider}", "location {ref} of {provider}")
OF_GROUP = Both("{location} ({trait})", "{location} ({trait})")
BUDGET = Both("budget {ref} van {funder}", "budget {ref} of {funder}")
CONTRACT = Both(
    "contract {ref} van {provider} met {funder}",
    "contract {ref} of {provider} with {funder}",
)
NOUNS = {
    LimitKind.OPENING: PLACES,
    LimitKind.CARE_LOAD: HOURS,
    LimitKind.HIGH_RISK: RESIDENTS,
    LimitKind.GROUP_CAP: RESIDENTS,
    LimitKind.KEEP_APART: RESIDENTS,
}


def limit_name(ident: str, names: Names) -> str:
    """Return what a limit is called; of who may not meet only that it is a limit."""
    kind, _, about = ident.partition(":")
    if kind == LimitKind.OPENING:
        return names.place(about.rpartition("#")[0])
    if kind == LimitKind.BUDGET:
        return _budget(about, names)
    if kind == LimitKind.CONTRACT_CEILING:
        return _contract(about, names)
    if kind == LimitKind.KEEP_APART:
        return label(LimitKind.KEEP_APART, names.lang)
    where, _, trait = about.partition("/")
    place = _location(where, names)
    if not trait:
        return place
    shown = code_label(trait, Trait, names.lang)
    return OF_GROUP.in_(names.lang).format(location=place, trait=shown)


def amount_text(kind: LimitKind, units: int, names: Names) -> str:
    """Return so many units of a limit: `2 plekken`, `€ 310,00 per dag`."""
    if kind in MONEY:
        amount = written(Cents(units), names.lang)
        return PER_DAY.in_(names.lang).format(amount=amount)
    return written(Counted(units, NOUNS[kind]), names.lang)


def _location(ref: str, names: Names) -> str:
    location = names.region.location.get(ref)
    if location is None:
        return ref
    provider = names.region.provider[location.provider].name
    return LOCATION.in_(names.lang).format(ref=ref, provider=provider)


def _budget(ref: str, names: Names) -> str:
    funders = names.region.funders
    owner = next((f.ref for f in funders if ref in {b.ref for b in f.budgets}), "")
    return BUDGET.in_(names.lang).format(ref=ref, funder=names.funder(owner))


def _contract(ref: str, names: Names) -> str:
    found = (
        (provider, contract)
        for provider in names.region.providers
        for contract in provider.contracts
        if contract.ref == ref
    )
    for provider, contract in found:
        return CONTRACT.in_(names.lang).format(
            ref=ref, provider=provider.name, funder=names.funder(contract.funder)
        )
    return ref
