"""Unknown facts about money: what turns out later lies within the bounds."""

from dataclasses import replace

from hypothesis import given, settings

from matcher.fact import high, low
from matcher.funding.layers import Universe, money
from matcher.model.terms import Basic, FunderKind, Ground, Need, Route
from tests.matcher.funding.drawing_money import regions
from tests.matcher.funding.test_rules_and_line_agree import scene


def outcomes(region):
    """Yield the region with each way in which its unknown facts may turn out."""
    (case,) = region.cases
    known = [case]
    if "age" in case.unknown:
        known = [replace(c, age=a) for c in known for a in (16, 18, 20, 35)]
    if "needs" in case.unknown:
        known = [
            replace(c, needs=n)
            for c in known
            for n in (case.needs, (*case.needs, Need.BEHANDELING_GGZ))
        ]
    if "residence_right" in case.unknown:
        rest = tuple(b for b in case.basics if b is not Basic.VERBLIJFSRECHT)
        both = (rest, (*rest, Basic.VERBLIJFSRECHT))
        known = [replace(c, basics=b) for c in known for b in both]
    if case.insurer is None and Basic.VERZEKERING in case.basics:
        known = [replace(c, insurer=f) for c in known for f in insurers(region, c)]
    known = [
        replace(c, unknown=(), entitlements=papers)
        for c in known
        for papers in grounded(c.entitlements)
    ]
    for c in known:
        yield replace(region, cases=(c,))


def insurers(region, case):
    """Return the insurer that the papers name, else all that may be meant."""
    papers = [e for e in case.entitlements if Route.ZVW_AMBULANT in e.routes]
    named = [e.funder for e in papers if e.funder]
    every = [f.ref for f in region.funders if f.kind is FunderKind.ZORGVERZEKERAAR]
    return named[:1] or [*every, "ELDERS"]


def grounded(papers):
    """Return the papers with each ground that CIZ may come to."""
    if not any(e.ground_unknown for e in papers):
        return [papers]
    return [
        tuple(
            replace(e, ground=g, ground_unknown=False) if e.ground_unknown else e
            for e in papers
        )
        for g in Ground
    ]


@settings(max_examples=200)
@given(region=regions())
def test_an_unknown_fact_never_turns_out_outside_its_bounds(region):
    _, facts, supply = scene(region)
    forms = {f for offer in supply for f in offer.forms}
    ways = {w for offer in supply for w in offer.ways}
    universe = Universe(forms=tuple(forms), ways=tuple(ways))
    names = ("lawful", "fitting", "applied", "standing", "decided", "payable", "steady")
    for outcome in outcomes(region):
        found = money(outcome.cases[0], outcome, universe)
        for name in names:
            bounds = getattr(facts, name)
            value = getattr(found, name)
            assert low(bounds) <= low(value)
            assert high(value) <= high(bounds)
