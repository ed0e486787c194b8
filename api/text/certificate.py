"""A proof of competition as text: the group, and what it asks too much of."""

from collections import Counter
from collections.abc import Iterator, Mapping

from api.text.blocks import Block, Grid, Line
from api.text.labels import code_label, label
from api.text.language import Both
from api.text.limits import HOURS, MONEY, RESIDENTS, limit_name
from api.text.names import Names
from api.text.sentences import competition as say
from api.text.values import CASES, Cents, Counted, written
from matcher.cells import Cell, cell_of
from matcher.claims.competition import Certificate, Proof, Weighed
from matcher.kinds import LimitKind
from matcher.model.terms import Trait
from matcher.result import OptionClaim

# Above this a group is told by cell and by kind, not one by one.
LARGEST_GROUP = 12
# Fewer whole divisors than this in a limit: large uses are counted, not added up.
MOST_COUNTED = 8
CELL_COLUMNS = (
    Both("soort plek", "kind of place"),
    Both("regio", "region"),
    Both("stelsel", "system"),
    Both("beveiliging", "security"),
    Both("casussen", "cases"),
)
KIND_COLUMNS = (Both("soort grens", "kind of limit"), Both("aantal", "number"))
Options = Mapping[str, OptionClaim]


def certificate_blocks(
    case: str, proof: Certificate, options: Options, names: Names
) -> Iterator[Block]:
    """Yield what a certificate says; who may not meet is not told."""
    lang = names.lang
    if is_withheld(proof.view):
        yield Line(say.WITHHELD.fill(lang))
        return
    if proof.proof is Proof.NOT_PROVED:
        yield Line(say.NOT_PROVED.fill(lang))
    elif proof.proof is Proof.ALONE:
        kinds = tuple(label(kind, lang) for kind in _kinds(proof))
        yield Line(say.ALONE.fill(lang, kinds=kinds))
    elif proof.proof is Proof.SLACK:
        yield Line(say.BY_SOLVER.fill(lang))
    else:
        yield from _summed(proof, names)
        yield Line(say.UNIQUE[proof.unique].fill(lang))
        yield from _members(case, proof, options, names)


def is_withheld(view: str) -> bool:
    """Tell whether a view is of people who may not meet: then it is not told."""
    return view.startswith(LimitKind.KEEP_APART)


def view_text(view: str, names: Names) -> str:
    """Return what a view is called."""
    kind, _, about = view.partition("/")
    if view in say.VIEW:
        return say.VIEW[view].fill(names.lang)
    if kind == LimitKind.GROUP_CAP and about:
        trait = code_label(about, Trait, names.lang)
        return say.VIEW_OF_GROUP.fill(names.lang, trait=trait)
    if not kind:
        return say.SEVERAL.fill(names.lang)
    return label(LimitKind(kind), names.lang)


def _summed(proof: Certificate, names: Names) -> Iterator[Block]:
    lang, cases = names.lang, Counted(len(proof.cases), CASES)
    if proof.proof is Proof.HALL:
        room = say.ROOM[proof.view.partition("/")[0]]
        yield Line(
            room.fill(
                lang,
                capacity=_units(proof),
                limits=tuple(limit_name(w.limit, names) for w in proof.limits),
            )
        )
        yield Line(say.ONLY_THERE.fill(lang, cases=cases))
        return
    one = proof.limits[0] if len(proof.limits) == 1 else None
    if one is not None and one.kind in {*MONEY, LimitKind.CARE_LOAD}:
        yield Line(_of_one(one, proof, cases, names))
        return
    yield Line(say.TOGETHER.fill(lang, cases=cases))
    yield Line(say.WEIGHED.fill(lang, demand=proof.demand, capacity=proof.capacity))


def _units(proof: Certificate) -> Counted:
    homes = proof.view in say.VIEW
    return Counted(proof.capacity, CASES if homes else RESIDENTS)


def _of_one(one: Weighed, proof: Certificate, cases: Counted, names: Names) -> str:
    """Return what one limit of money or hours lets through, and what is asked of it."""
    lang, limit = names.lang, limit_name(one.limit, names)
    limit = limit[:1].upper() + limit[1:]
    money = one.kind in MONEY
    if one.divisor > 1 and proof.capacity < MOST_COUNTED:
        size = Cents(one.divisor) if money else Counted(one.divisor, HOURS)
        counted = say.COUNTED_MONEY if money else say.COUNTED_CARE
        return counted.fill(
            lang,
            limit=limit_name(one.limit, names),
            capacity=proof.capacity,
            divisor=size,
            cases=cases,
            demand=proof.demand,
        )
    demand = proof.demand * one.divisor
    if money:
        return say.MONEY.fill(
            lang,
            limit=limit,
            capacity=Cents(one.capacity),
            cases=cases,
            demand=Cents(demand),
        )
    return say.CARE.fill(
        lang,
        limit=limit,
        capacity=Counted(one.capacity, HOURS),
        cases=cases,
        demand=Counted(demand, HOURS),
    )


def _members(
    case: str, proof: Certificate, options: Options, names: Names
) -> Iterator[Block]:
    lang = names.lang
    if len(proof.cases) <= LARGEST_GROUP:
        yield Line(say.MEMBERS.fill(lang, cases=proof.cases))
    else:
        yield Line(say.GROUPED.fill(lang, cases=Counted(len(proof.cases), CASES)))
        cells = Counter(
            cell_of(names.region, options[ref])
            for ref in proof.cases
            if ref != case and ref in options
        )
        rows = tuple(_cell(cell, cells[cell], names) for cell in sorted(cells))
        yield Grid(tuple(c.in_(lang) for c in CELL_COLUMNS), rows, frozenset({4}))
    if len(proof.limits) > 1 and proof.proof is Proof.FARKAS:
        kinds = Counter(w.kind for w in proof.limits)
        yield Line(say.LIMITS_BY_KIND.fill(lang))
        yield Grid(
            tuple(c.in_(lang) for c in KIND_COLUMNS),
            tuple((label(k, lang), written(kinds[k], lang)) for k in _kinds(proof)),
            frozenset({1}),
        )


def _kinds(proof: Certificate) -> list[LimitKind]:
    """Return the kinds of limit; that people may not meet is not told."""
    kinds = {w.kind for w in proof.limits} - {LimitKind.KEEP_APART}
    return [kind for kind in LimitKind if kind in kinds]


def _cell(cell: Cell, number: int, names: Names) -> tuple[str, ...]:
    lang = names.lang
    return (
        label(cell.type, lang),
        cell.area,
        label(cell.stelsel, lang),
        label(cell.security, lang),
        written(number, lang),
    )
