"""The catalogue of rules as text: force, owner, lead time and sources."""

from collections.abc import Iterable, Iterator

from api.regionfile.parse import Tree
from api.text.blocks import Block, Grid, Heading, Line
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.values import day
from matcher.rule import Rule
from matcher.sources import Judgement, Source, Text

COLUMNS = (
    Both("regel", "rule"),
    Both("titel", "title"),
    Both("kracht", "strength"),
    Both("wie", "who"),
    Both("dagen", "days"),
)
RULES = Both("Regels", "Rules")
SOURCES = Both("Groep, verandering en bronnen", "Family, change and sources")
FAMILY = Both("Groep: {family}.", "Family: {family}.")
CHANGE = Both("Verandering {code}: {change}.", "Change {code}: {change}.")
READ = Both("gelezen tekst: {day}", "text read: {day}")
OLD = Both(
    "gelezen in de tekst van {day}; opnieuw te lezen",
    "read in the text of {day}; to be read again",
)
DOUBT = Both("Twijfel: {doubt}.", "Doubt: {doubt}.")
FOR_PEOPLE = Both("Wat mensen zelf beslissen", "What is left to people")


def rule_blocks(
    rules: Iterable[Rule], for_people: Iterable[Judgement], lang: Lang
) -> Iterator[Block]:
    """Yield a table of the rules, more of each, and what people decide."""
    listed = tuple(rules)
    yield Heading(RULES.in_(lang))
    yield Grid(
        tuple(c.in_(lang) for c in COLUMNS),
        tuple(_row(rule, lang) for rule in listed),
        whole=frozenset({0}),
    )
    yield Heading(SOURCES.in_(lang))
    for rule in listed:
        yield Heading(f"{rule.key}: {_title(rule, lang)}", 3)
        yield Line(_place_among_rules(rule, lang), 1)
        yield from (Line(source_text(source, lang), 1) for source in rule.sources)
    yield Heading(FOR_PEOPLE.in_(lang))
    for item in for_people:
        title = item.title_en if lang == "en" else item.title_nl
        yield Heading(f"{title} ({label(item.who, lang)})", 3)
        yield from (Line(source_text(source, lang), 1) for source in item.sources)


def source_text(source: Source, lang: Lang) -> str:
    """Return a source as people read it: law, article, text, reading and doubt."""
    read = source.read_on
    dated = "" if read is None else f" [{READ.in_(lang).format(day=day(read, lang))}]"
    told = f"{cited(source, lang)}{dated}: {_in(source.reading, lang)}"
    return f"{told} {doubt(source, lang)}".rstrip()


def cited(source: Source, lang: Lang) -> str:
    """Return law and article of a source, or whose policy it is."""
    law = _in(source.law, lang)
    if not source.is_policy:
        meant = f"{law}, " if lang == "en" else ""
        law = f"{source.law.nl} ({meant}{source.bwb_id})"
    return f"{law}, {_in(source.article, lang)}"


def doubt(source: Source, lang: Lang) -> str:
    """Return what is not verified of a source, an old text included; "" if nothing."""
    found = [] if source.doubt is None else [_in(source.doubt, lang)]
    if source.old and source.read_on is not None:
        found.append(OLD.in_(lang).format(day=day(source.read_on, lang)))
    return DOUBT.in_(lang).format(doubt="; ".join(found)) if found else ""


def source_record(source: Source) -> Tree:
    """Return a source as JSON values, every text in both languages."""
    return {
        "law": source.law._asdict(),
        "policy": source.is_policy,
        "bwb_id": source.bwb_id or None,
        "article": source.article._asdict(),
        "read_on": source.read_on.isoformat() if source.read_on else None,
        "old_text": source.old,
        "reading": source.reading._asdict(),
        "doubt": source.doubt._asdict() if source.doubt else None,
    }


def _row(rule: Rule, lang: Lang) -> tuple[str, ...]:
    low, high = rule.lead_days
    return (
        rule.key,
        _title(rule, lang),
        label(rule.strength, lang),
        label(rule.owner, lang),
        f"{low}-{high}" if high else "–",
    )


def _place_among_rules(rule: Rule, lang: Lang) -> str:
    family = FAMILY.in_(lang).format(family=label(rule.family, lang))
    change = label(rule.change, lang)
    return f"{family} {CHANGE.in_(lang).format(code=rule.change, change=change)}"


def _title(rule: Rule, lang: Lang) -> str:
    return rule.title_en if lang == "en" else rule.title_nl


def _in(text: Text, lang: Lang) -> str:
    return Both(*text).in_(lang)
