"""The statement as text: headings, lines, tables and one picture, in a fixed order."""

from collections.abc import Iterable, Iterator

from api.statement.claims import AlgorithmStatement, NamedText, RuleSaid, Texts
from api.statement.purpose import WAY_DRAWN, WAY_TITLE
from api.text.blocks import Block, Flow, Grid, Heading, Line
from api.text.language import Both, Lang

DECIDES = Both("Wat het doet", "What it does")
LEAVES = Both("Wat het niet beslist", "What it does not decide")
WORDS = Both("Wie het laatste woord heeft", "Who has the last word")
JUDGEMENT = Both("Wat mensen zelf afwegen", "What people weigh themselves")
ORDER = Both("In welke volgorde het kiest", "In which order it chooses")
FIGURES = Both("Afgesproken getallen", "Agreed figures")
FACTS = Both("Welke feiten de regels lezen", "Which facts the rules read")
RECORD = Both("Welke gegevens van iemand tellen", "Which data of somebody count")
HELD = Both("Wat er staat en niet telt", "What is held and does not count")
NEVER = Both("Wat het nooit gebruikt", "What it never uses")
PROXIES = Both(
    "Gegevens die voor iets anders kunnen staan",
    "Data that may stand for something else",
)
RULES = Both("Alle regels", "All rules")
PROVISIONS = Both("Regels over wie betaalt", "Rules on who pays")
DOUBTS = Both("Regels met twijfel over de lezing", "Rules with a doubt on the reading")
POLICIES = Both("Regels die beleid zijn, geen wet", "Rules that are policy, not law")
SAFEGUARDS = Both("Hoe de kwaliteit bewaakt wordt", "How quality is guarded")
TERMS = Both("Hoe lang gegevens blijven", "How long data are kept")
FALLS = Both("Wat het niet kan", "What falls short")
GROUNDS = Both("Wetten en kaders", "Laws and frameworks")
IDS = Both("Kenmerk", "Identity")
RULESET = Both("Regels: {ruleset}.", "Rules: {ruleset}.")
OBJECTIVE = Both("Doelstelling: {objective}.", "Objective: {objective}.")
SIDES = {"case": Both("casus", "case"), "offer": Both("plek", "place")}
ALL_OF = Both("alle regels over {family}", "all rules on {family}")
NONE = "–"
COLUMNS = {
    "step": Both("stap", "step"),
    "who": Both("wie", "who"),
    "question": Both("vraag", "question"),
    "aim": Both("doel", "aim"),
    "what": Both("wat", "what"),
    "value": Both("getal", "figure"),
    "fact": Both("feit", "fact"),
    "of": Both("van", "of"),
    "rules": Both("regels", "rules"),
    "field": Both("gegeven", "data"),
    "other": Both("verder", "besides"),
    "why": Both("waarom", "why"),
    "for": Both("kan staan voor", "may stand for"),
    "source": Both("bron", "source"),
    "rule": Both("regel", "rule"),
    "title": Both("titel", "title"),
    "force": Both("kracht", "force"),
}


def statement_blocks(said: AlgorithmStatement) -> Iterator[Block]:
    """Yield the whole statement."""
    lang = said.lang
    yield Heading(said.title)
    yield from _lines(said.about)
    yield from _part(DECIDES, said.decides, lang)
    yield from _part(LEAVES, said.leaves, lang)
    yield Heading(WAY_TITLE.in_(lang), 2)
    boxes = tuple((one.name, one.text) for one in said.way)
    yield Flow(WAY_DRAWN.in_(lang), boxes)
    yield from _people(said)
    yield from _choosing(said)
    yield from _named(NEVER, "what", "why", said.never, lang)
    yield from _data(said)
    yield from _rules(RULES, said.rules, lang)
    yield from _rules(PROVISIONS, said.provisions, lang)
    yield from _named(DOUBTS, "rule", "why", said.doubts, lang)
    yield from _named(POLICIES, "rule", "source", said.policies, lang)
    yield from _named(SAFEGUARDS, "what", "why", said.safeguards, lang)
    yield from _named(TERMS, "what", "source", said.terms, lang)
    yield from _named(FALLS, "what", "why", said.falls, lang)
    yield from _named(GROUNDS, "source", "what", said.grounds, lang)
    yield Heading(IDS.in_(lang), 2)
    yield Line(RULESET.in_(lang).format(ruleset=said.ruleset))
    yield Line(OBJECTIVE.in_(lang).format(objective=said.objective))


def _people(said: AlgorithmStatement) -> Iterator[Block]:
    for title, first, found in (
        (WORDS, "step", said.words),
        (JUDGEMENT, "question", said.judgement),
    ):
        rows = tuple((one.step, one.who) for one in found)
        yield from _table(title, (first, "who"), rows, said.lang)


def _choosing(said: AlgorithmStatement) -> Iterator[Block]:
    steps = tuple((one.meaning, one.aim) for one in said.steps)
    yield from _table(ORDER, ("step", "aim"), steps, said.lang)
    yield from _lines(said.order)
    rows = tuple((one.meaning, str(one.value)) for one in said.figures)
    yield from _table(FIGURES, ("what", "value"), rows, said.lang)


def _data(said: AlgorithmStatement) -> Iterator[Block]:
    lang = said.lang
    fields = tuple(
        (
            one.meaning,
            _listed(_titles(one.rules, said)),
            _listed((*one.limits, *one.steps, *((one.note,) if one.note else ()))),
        )
        for one in said.record
    )
    yield from _table(RECORD, ("field", "rules", "other"), fields, lang)
    proxies = tuple(
        (
            one.meaning,
            one.concern,
            one.why,
            _listed((*_titles(one.rules, said), *one.steps)),
            _listed(one.sources),
        )
        for one in said.proxies
    )
    columns = ("field", "for", "why", "rules", "source")
    yield from _table(PROXIES, columns, proxies, lang)
    held = tuple((one.meaning, one.why) for one in said.held)
    yield from _table(HELD, ("field", "why"), tuple(dict.fromkeys(held)), lang)
    facts = tuple(
        (one.meaning, SIDES[one.side].in_(lang), _listed(_titles(one.rules, said)))
        for one in said.facts
    )
    yield from _table(FACTS, ("fact", "of", "rules"), facts, lang)


def _rules(title: Both, said: tuple[RuleSaid, ...], lang: Lang) -> Iterator[Block]:
    rows = tuple(
        (
            one.key,
            one.title,
            one.force,
            one.owner,
            "; ".join(source.source for source in one.sources),
        )
        for one in said
    )
    yield from _table(title, ("rule", "title", "force", "who", "source"), rows, lang)


def _named(
    title: Both, first: str, second: str, found: tuple[NamedText, ...], lang: Lang
) -> Iterator[Block]:
    rows = tuple((one.name, one.text) for one in found)
    yield from _table(title, (first, second), rows, lang)


def _table(
    title: Both, columns: Texts, rows: tuple[Texts, ...], lang: Lang
) -> Iterator[Block]:
    if rows:
        yield Heading(title.in_(lang), 2)
        yield Grid(tuple(COLUMNS[name].in_(lang) for name in columns), rows)


def _part(title: Both, texts: Iterable[str], lang: Lang) -> Iterator[Block]:
    yield Heading(title.in_(lang), 2)
    yield from _lines(texts)


def _lines(texts: Iterable[str]) -> Iterator[Block]:
    yield from (Line(text) for text in texts)


def _titles(keys: Texts, said: AlgorithmStatement) -> Texts:
    """Return what rules are called; a family that is there as a whole is one name."""
    families: dict[str, list[RuleSaid]] = {}
    for rule in said.rules:
        families.setdefault(rule.family, []).append(rule)
    found: list[str] = []
    for family, rules in families.items():
        here = [rule.title for rule in rules if rule.key in keys]
        if len(here) == len(rules) > 1:
            here = [ALL_OF.in_(said.lang).format(family=family)]
        found += here
    return tuple(found)


def _listed(names: Texts) -> str:
    return "; ".join(names) or NONE
