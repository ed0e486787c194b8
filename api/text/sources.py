"""Where the rules behind an explanation come from, and who decides on each."""

from collections.abc import Iterable, Iterator

from api.regionfile.parse import Tree
from api.text.blocks import Block, Grid, Heading
from api.text.catalogue import cited, doubt, source_record
from api.text.labels import label
from api.text.language import Both
from api.text.names import Names
from api.text.rules import title
from matcher.result import OfferNo
from matcher.rule import Rule
from matcher.rules import RULE_BY_KEY

SOURCES = Both("Bronnen van deze regels", "Sources of these rules")
COLUMNS = (
    Both("regel", "rule"),
    Both("wie beslist", "who decides"),
    Both("bron", "source"),
    Both("let op", "note"),
)


def source_blocks(offers: Iterable[OfferNo], names: Names) -> Iterator[Block]:
    """Yield a table of the rules that stand in the way, with article or policy."""
    lang = names.lang
    rows = tuple(
        (
            title(rule, names),
            label(rule.owner, lang),
            cited(source, lang),
            doubt(source, lang),
        )
        for rule in _rules(offers)
        for source in rule.sources
    )
    if rows:
        yield Heading(SOURCES.in_(lang), 2)
        yield Grid(tuple(c.in_(lang) for c in COLUMNS), rows)


def source_tree(offers: Iterable[OfferNo]) -> Tree:
    """Return the same as JSON values, by rule."""
    return {
        rule.key: {
            "owner": rule.owner.value,
            "sources": [source_record(source) for source in rule.sources],
        }
        for rule in _rules(offers)
    }


def _rules(offers: Iterable[OfferNo]) -> list[Rule]:
    """Return the rules that block or are open, once each, protected ones apart."""
    keys = dict.fromkeys(
        key
        for offer in offers
        for key in (
            *(blocker.rule for blocker in offer.blockers),
            *(rule.rule for rule in offer.open),
        )
    )
    return [RULE_BY_KEY[key] for key in keys if not RULE_BY_KEY[key].protected]
