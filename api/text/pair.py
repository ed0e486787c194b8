"""One case and one place: every blocker and unknown, expected and found."""

from collections.abc import Iterator

from api.regionfile.parse import Tree
from api.regionfile.shape import tree_of
from api.text.blocks import Block, Heading, Line
from api.text.expected import expectations, expected_text, found_text
from api.text.language import Both
from api.text.names import Names
from api.text.place import offer_blocks
from api.text.rules import title
from api.text.sentences.place import EXPECTED_FOUND
from api.text.sources import source_blocks, source_tree
from matcher.projecting.precedents import earlier_at
from matcher.result import OfferNo
from matcher.rule import Pair, Rule
from matcher.rules import RULE_BY_KEY
from matcher.scene import Scene

PAIR = Both("Casus {case} en {place}", "Case {case} and {place}")


def pair_blocks(
    scene: Scene, case: str, offers: tuple[OfferNo, ...], names: Names
) -> Iterator[Block]:
    """Yield what stands between a case and each offer of a place, easiest first."""
    place = names.place(offers[0].place)
    yield Heading(PAIR.in_(names.lang).format(case=case, place=place))
    for offer in offers:
        yield from offer_blocks(offer, names)
        for rule, pair in _behind(scene, case, offer):
            yield from _expected(rule, pair, names)
    yield from source_blocks(offers, names)


def pair_claims(scene: Scene, case: str, offers: tuple[OfferNo, ...]) -> object:
    """Return what the text of these offers is made of."""
    behind = (pair for offer in offers for pair in _behind(scene, case, offer))
    found = tuple(
        (fact.value, str(e.comparison))
        for rule, pair in behind
        for e in expectations(rule, pair)
        for fact in e.found
    )
    return case, offers, found, earlier_at(scene.region, offers)


def pair_tree(scene: Scene, case: str, offers: tuple[OfferNo, ...]) -> Tree:
    """Return the same as JSON values; grounds that are protected stay out."""
    return [
        {
            "claim": tree_of(offer),
            "precedents": _precedents(scene, offer),
            "rules": {
                rule.key: [
                    {
                        "expected": str(e.comparison),
                        "found": {f.term.key: _json(f.value) for f in e.found},
                        "not_all_known": [f.term.key for f in e.found if not f.whole],
                    }
                    for e in expectations(rule, pair)
                ]
                for rule, pair in _behind(scene, case, offer)
            },
            "sources": source_tree((offer,)),
        }
        for offer in offers
    ]


def _precedents(scene: Scene, offer: OfferNo) -> Tree:
    return [tree_of(found) for found in earlier_at(scene.region, (offer,))]


def _behind(scene: Scene, case: str, offer: OfferNo) -> Iterator[tuple[Rule, Pair]]:
    i = next(k for k, c in enumerate(scene.cases) if c.ref == case)
    j = next(
        k
        for k, o in enumerate(scene.offers)
        if (o.place, o.team) == (offer.place, offer.team)
    )
    pair = Pair(scene.case_facts[i], scene.offer_facts[j])
    for key in (*(b.rule for b in offer.blockers), *(o.rule for o in offer.open)):
        if not RULE_BY_KEY[key].protected:
            yield RULE_BY_KEY[key], pair


def _expected(rule: Rule, pair: Pair, names: Names) -> Iterator[Block]:
    yield Line(title(rule, names), 2)
    for expectation in expectations(rule, pair):
        text = EXPECTED_FOUND.fill(
            names.lang,
            expected=expected_text(expectation, names),
            found=found_text(expectation, names),
        )
        yield Line(text, 3)


def _json(value: object) -> Tree:
    if isinstance(value, tuple):
        return [str(v) for v in value]
    return value if isinstance(value, int | str) else None
