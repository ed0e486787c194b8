"""The catalogue of rules as text: force, owner, lead time and sources."""

from collections.abc import Iterable, Iterator

from api.text.blocks import Block, Grid, Heading, Line
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.values import day
from matcher.rule import Rule
from matcher.sources import Judgement, Source

COLUMNS = (
    Both("regel", "rule"),
    Both("titel", "title"),
    Both("groep", "family"),
    Both("kracht", "strength"),
    Both("verandering", "change"),
    Both("wie", "who"),
    Both("dagen", "days"),
)
RULES = Both("Regels", "Rules")
SOURCES = Both("Bronnen", "Sources")
POLICY = Both("beleid", "policy")
READ = Both("gelezen tekst: {day}", "text read: {day}")
DOUBT = Both("Twijfel: {doubt}.", "Doubt: {doubt}.")
FOR_PEOPLE = Both("Wat mensen zelf beslissen", "What is left to people")


def rule_blocks(
    rules: Iterable[Rule], for_people: Iterable[Judgement], lang: Lang
) -> Iterator[Block]:
    """Yield a table of the rules, the sources of each, and what people decide."""
    listed = tuple(rules)
    yield Heading(RULES.in_(lang))
    yield Grid(
        tuple(c.in_(lang) for c in COLUMNS), tuple(_row(rule, lang) for rule in listed)
    )
    yield Heading(SOURCES.in_(lang))
    for rule in listed:
        yield Heading(f"{rule.key}: {_title(rule, lang)}", 3)
        yield from (Line(_source(source, lang), 1) for source in rule.sources)
    yield Heading(FOR_PEOPLE.in_(lang))
    for item in for_people:
        title = item.title_en if lang == "en" else item.title_nl
        yield Heading(f"{title} ({label(item.who, lang)})", 3)
        yield from (Line(_source(source, lang), 1) for source in item.sources)


def _row(rule: Rule, lang: Lang) -> tuple[str, ...]:
    low, high = rule.lead_days
    return (
        rule.key,
        _title(rule, lang),
        label(rule.family, lang),
        label(rule.strength, lang),
        f"{rule.change}: {label(rule.change, lang)}",
        label(rule.owner, lang),
        f"{low}-{high}" if high else "–",
    )


def _title(rule: Rule, lang: Lang) -> str:
    return rule.title_en if lang == "en" else rule.title_nl


def _source(source: Source, lang: Lang) -> str:
    read = source.read_on
    dated = "" if read is None else f" [{READ.in_(lang).format(day=day(read, lang))}]"
    return (
        f"{cited(source, lang)}{dated}: {source.reading} {doubt(source, lang)}".rstrip()
    )


def cited(source: Source, lang: Lang) -> str:
    """Return law and article of a source, or whose policy it is."""
    law = POLICY.in_(lang) if source.is_policy else f"{source.law} ({source.bwb_id})"
    return f"{law}, {source.article}"


def doubt(source: Source, lang: Lang) -> str:
    """Return what is not verified of a source, an old text included; "" if nothing."""
    return DOUBT.in_(lang).format(doubt=source.doubt) if source.doubt else ""
