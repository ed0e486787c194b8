"""The chain, refusals against own profile, old figures, and falls back."""

from collections.abc import Iterator

from api.text.blocks import Block, Grid, Heading, Line
from api.text.gaps.figures import counted
from api.text.gaps.naming import owner_text
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.sentences import gaps as say
from api.text.values import DAYS, Counted, written
from matcher.claims.figures import Stop
from matcher.claims.gaps import FallRow, GapReport, Link
from matcher.model.terms import PlaceType

CHAIN = Both("De keten: waar het eerst vastloopt", "The chain: where it stops first")
REFUSALS = Both("Nee tegen het eigen profiel", "A no against the own profile")
STALE = Both("Wat op oude cijfers rust", "What rests on old figures")
FALLS = Both("Terugval", "Falls back")
PLACE, WHAT = Both("plek", "place"), Both("wat stopt", "what stops it")
WHY, WHO = Both("soort nee", "kind of no"), Both("wie beslist", "who decides")
HOLDERS = Both("verblijven daar", "stay there")
BEHIND = Both("wachten daarop", "wait for it")
LONGEST = Both("langste rij, in plekken", "longest line, in places")
PROVIDER = Both("aanbieder", "provider")
ALL_NO = Both("keer nee", "times no")
AGAINST = Both("tegen eigen profiel", "against own profile")
UNSTATED = Both("plek zonder profiel", "place without profile")
OPENINGS = Both("plekken met ruimte", "places with room")
OLD = Both("daarvan oud", "of which old")
PROPOSALS = Both("voorstellen", "proposals")
RESTING = Both("op oude cijfers", "on old figures")
OLDEST = Both("oudste, in dagen", "oldest, in days")
STAYS, BACK = Both("verblijven", "stays"), Both("terugval", "falls back")
WITHIN = Both("binnen {days}", "within {days}")
ALL_TYPES = Both("alle plekken", "all places")
NONE = "–"
MOST = 15


def chain_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield the first blocking links, those that most wait for first."""
    lang = names.lang
    yield Heading(CHAIN.in_(lang), 2)
    yield Line(say.CHAIN.fill(lang))
    if not report.chain:
        yield Line((say.DROPPED if report.partial else say.NOTHING).fill(lang))
        return
    columns = (PLACE, WHAT, WHY, WHO, HOLDERS, BEHIND, LONGEST)
    yield Grid(
        tuple(c.in_(lang) for c in columns),
        tuple(_link(link, lang) for link in report.chain),
        frozenset({4, 5, 6}),
    )


def _link(link: Link, lang: Lang) -> tuple[str, ...]:
    why = link.kind if link.cause is None else link.cause
    return (
        label(link.type, lang),
        say.STOP[link.stop].fill(lang),
        NONE if why is None else label(why, lang),
        owner_text(link.owner, lang) if link.stop is Stop.NO else NONE,
        counted(link.holders, lang),
        counted(link.behind, lang),
        written(link.longest, lang),
    )


def refusal_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield refusals by provider, those against the own profile first."""
    lang = names.lang
    yield Heading(REFUSALS.in_(lang), 2)
    yield Line(say.REFUSALS.fill(lang))
    if not report.refusals:
        yield Line((say.DROPPED if report.partial else say.NOTHING).fill(lang))
        return
    columns = (PROVIDER, ALL_NO, AGAINST, UNSTATED)
    yield Grid(
        tuple(c.in_(lang) for c in columns),
        tuple(
            (
                names.any(row.provider),
                counted(row.refusals, lang),
                counted(row.against, lang),
                counted(row.unstated, lang),
            )
            for row in report.refusals
        ),
        frozenset({1, 2, 3}),
    )


def stale_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield what rests on figures that are too old, the oldest first."""
    lang = names.lang
    yield Heading(STALE.in_(lang), 2)
    whole, *rows = report.stale
    yield Line(
        say.STALE.fill(
            lang,
            days=Counted(report.stale_days, DAYS),
            stale=whole.stale,
            openings=whole.openings,
            resting=counted(whole.resting, lang),
            proposals=counted(whole.proposals, lang),
        )
    )
    if not rows:
        return
    columns = (PROVIDER, OPENINGS, OLD, PROPOSALS, RESTING, OLDEST)
    yield Grid(
        tuple(c.in_(lang) for c in columns),
        tuple(
            (
                names.any(row.provider),
                written(row.openings, lang),
                written(row.stale, lang),
                counted(row.proposals, lang),
                counted(row.resting, lang),
                written(row.oldest, lang),
            )
            for row in rows[:MOST]
        ),
        frozenset({1, 2, 3, 4, 5}),
    )
    if len(rows) > MOST:
        yield Line(say.MORE_ROWS.fill(lang, number=len(rows) - MOST))


def fall_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield falls back within 90 and 365 days, of how many stays."""
    lang = names.lang
    yield Heading(FALLS.in_(lang), 2)
    yield Line(say.FALLS.fill(lang))
    horizons = sorted({row.within for row in report.falls})
    of_type: dict[PlaceType | None, list[FallRow]] = {}
    for row in report.falls:
        of_type.setdefault(row.type, []).append(row)
    within = [
        WITHIN.in_(lang).format(days=written(Counted(h, DAYS), lang)) for h in horizons
    ]
    heads = [f"{head.in_(lang)} {w}" for w in within for head in (BACK, STAYS)]
    yield Grid(
        (PLACE.in_(lang), *heads),
        tuple(_falls(kind, rows, lang) for kind, rows in of_type.items()),
        frozenset(range(1, 1 + len(heads))),
    )


def _falls(kind: PlaceType | None, rows: list[FallRow], lang: Lang) -> tuple[str, ...]:
    figures = (
        counted(count, lang)
        for row in sorted(rows, key=lambda r: r.within)
        for count in (row.back, row.stays)
    )
    return (ALL_TYPES.in_(lang) if kind is None else label(kind, lang), *figures)
