"""Certificates do not depend on the order of records or on what they are called."""

import re
from dataclasses import replace
from random import Random

import pytest

from matcher.claims.competition import Certificate
from matcher.model.region import Region
from matcher.plan import Plan
from tests.matcher.competing.crowded import (
    BLOCKS,
    everybody,
    of_case,
    told,
)
from tests.matcher.explaining.tiny import scene_of

NAME = re.compile(r"\b(?:C\d|H\d|HUSE|TEAM)\b")


@pytest.mark.parametrize("seeds", BLOCKS[:5], ids=str)
def test_other_names_give_the_same_certificate_under_those_names(seeds):
    for seed in seeds:
        scene, plan, cases = told(seed)
        names = other_names(scene.region, seed)
        after = scene_of(renamed(scene.region, names))
        moved = transported(scene, plan, after, names)
        at = {case.ref: i for i, case in enumerate(after.cases)}
        for i, found in cases.items():
            ref = names[scene.cases[i].ref]
            again = of_case(after, moved, at[ref]).certificate
            assert again == called(found.certificate, names)


@pytest.mark.parametrize("seeds", BLOCKS[:2], ids=str)
def test_records_in_another_order_give_the_same_bytes(seeds):
    for seed in seeds:
        scene, plan, cases = told(seed)
        rng = Random(seed)  # noqa: S311 - seeded order, no secrets
        region = scene.region
        for field in ("cases", "places", "locations", "providers", "ties", "funders"):
            records = list(getattr(region, field))
            rng.shuffle(records)
            region = replace(region, **{field: tuple(records)})
        after = scene_of(region)
        for i, found in cases.items():
            assert of_case(after, plan, i) == found


def test_enough_wait_in_these_regions():
    assert sum(1 for block in BLOCKS[:2] for _ in everybody(block)) > 40


def other_names(region: Region, seed: int) -> dict[str, str]:
    """Return for each case and place the name of another of them."""
    rng = Random(seed)  # noqa: S311 - seeded names, no secrets
    found: dict[str, str] = {}
    for refs in ([c.ref for c in region.cases], [p.ref for p in region.places]):
        others = list(refs)
        rng.shuffle(others)
        found |= dict(zip(refs, others, strict=True))
    return found


def renamed(region: Region, names: dict[str, str]) -> Region:
    """Return the region under other names."""

    def name(text: str) -> str:
        return in_other_words(text, names)

    return replace(
        region,
        cases=tuple(
            replace(c, ref=name(c.ref), refused_by=tuple(map(name, c.refused_by)))
            for c in region.cases
        ),
        places=tuple(
            replace(
                p,
                ref=name(p.ref),
                location=name(p.location),
                contracts=tuple(map(name, p.contracts)),
            )
            for p in region.places
        ),
        locations=tuple(
            replace(x, ref=name(x.ref), provider=name(x.provider))
            for x in region.locations
        ),
        providers=tuple(
            replace(
                p,
                ref=name(p.ref),
                contracts=tuple(replace(c, ref=name(c.ref)) for c in p.contracts),
            )
            for p in region.providers
        ),
        ties=tuple(replace(t, a=name(t.a), b=name(t.b)) for t in region.ties),
    )


def transported(scene, plan: Plan, after, names: dict[str, str]) -> Plan:
    """Return the plan under other names."""
    at = {(after.cases[o.case].ref, o.key): k for k, o in enumerate(after.options)}
    taken = {}
    for i, option in enumerate(plan.choice):
        if option is not None:
            key = in_other_words(scene.options[option].key, names)
            taken[names[scene.cases[i].ref]] = at[names[scene.cases[i].ref], key]
    choice = tuple(taken.get(case.ref) for case in after.cases)
    return Plan(choice=choice, status=plan.status)


def called(found: Certificate, names: dict[str, str]) -> Certificate:
    """Return the certificate under other names."""
    limits = [replace(w, limit=in_other_words(w.limit, names)) for w in found.limits]
    return replace(
        found,
        cases=tuple(sorted(names[ref] for ref in found.cases)),
        limits=tuple(sorted(limits, key=lambda w: (w.limit, w.divisor))),
    )


def in_other_words(text: str, names: dict[str, str]) -> str:
    return NAME.sub(lambda match: names.get(match.group(), match.group()), text)
