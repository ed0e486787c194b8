"""The ranked options of one case as text: those on stale figures apart."""

from collections.abc import Iterator, Sequence

from api.text.blocks import Block, Grid, Heading, Line
from api.text.funding import line_text
from api.text.labels import fact_label
from api.text.language import Both
from api.text.names import Names
from api.text.sentences import options as say
from api.text.values import day, written
from matcher.explaining.ranked import OwnOptions, Possible, Ranked

OPTIONS = Both("Opties voor casus {case}", "Options of case {case}")
CALL_FIRST = Both("Bel eerst", "Call first")
POSSIBLE = Both("Misschien, als dit bekend wordt", "Perhaps, once this is known")
COLUMNS = (
    Both("rang", "rank"),
    Both("plek", "place"),
    Both("vrij vanaf", "free from"),
    Both("start", "start"),
    Both("betaling", "funding line"),
    Both("onder voorwaarden", "conditional"),
    Both("dagen oud", "days old"),
)
ASKED_COLUMNS = (
    Both("plek", "place"),
    Both("vrij vanaf", "free from"),
    Both("wat nog niet bekend is", "what is not known yet"),
)
NOW = Both("nu", "now")
YES_NO = (Both("nee", "no"), Both("ja", "yes"))


def options_blocks(
    case: str, found: OwnOptions, possible: Sequence[Possible], names: Names
) -> Iterator[Block]:
    """Yield what a case can have now, and the given part of what is possible."""
    lang = names.lang
    yield Heading(OPTIONS.in_(lang).format(case=case))
    yield Line(say.BY_ITSELF.fill(lang))
    ranks = {id(one): number for number, one in enumerate(found.ranked, 1)}
    if found.options:
        yield _grid(found.options, ranks, names)
    else:
        yield Line(say.NONE.fill(lang))
    if found.without_room:
        yield Line(say.FULL.fill(lang, number=found.without_room))
    if found.stale:
        yield Heading(CALL_FIRST.in_(lang), 2)
        yield Line(say.CALL.fill(lang))
        yield _grid(found.stale, ranks, names)
    if possible:
        yield Heading(POSSIBLE.in_(lang), 2)
        yield Line(say.ASK.fill(lang))
        rows = tuple(_asked(one, names) for one in possible)
        yield Grid(tuple(c.in_(lang) for c in ASKED_COLUMNS), rows)


def _grid(options: Sequence[Ranked], ranks: dict[int, int], names: Names) -> Grid:
    rows = tuple(_row(one, ranks[id(one)], names) for one in options)
    columns = tuple(column.in_(names.lang) for column in COLUMNS)
    return Grid(columns, rows, frozenset({0, 6}))


def _row(one: Ranked, rank: int, names: Names) -> tuple[str, ...]:
    option, lang, region = one.option, names.lang, names.region
    parts = [ref for ref in (option.place, option.team) if ref is not None]
    oldest = min(region.place[ref].confirmed_at for ref in parts)
    return (
        written(rank, lang),
        " + ".join(names.place(ref) for ref in parts),
        NOW.in_(lang) if one.free_now else day(one.free_from, lang),
        day(option.start, lang),
        line_text(option.funding, names),
        YES_NO[option.funding.conditional].in_(lang),
        written((region.as_of - oldest).days, lang),
    )


def _asked(one: Possible, names: Names) -> tuple[str, ...]:
    lang, parts = names.lang, [p for p in (one.place, one.team) if p is not None]
    now = one.free_from <= names.region.as_of
    facts = dict.fromkeys(fact_label(fact, lang) for fact in one.missing)
    return (
        " + ".join(names.place(ref) for ref in parts),
        NOW.in_(lang) if now else day(one.free_from, lang),
        ", ".join(facts),
    )
