"""A no as text: its kind, the places nearest by, what would change it, tonight."""

from collections.abc import Iterable, Iterator

from api.text.blocks import Block, Grid, Heading, Line
from api.text.changes import change_blocks, shown_blocks
from api.text.labels import label
from api.text.language import Both
from api.text.names import Names
from api.text.place import offer_blocks
from api.text.sentences import kinds as say
from api.text.sentences import tonight as say_tonight
from api.text.sources import source_blocks
from api.text.values import written
from matcher.claims.competition import SameAdvice
from matcher.kinds import KindOfNo
from matcher.result import No, Tonight

PLACES = Both("De eerste plekken per reden", "The first places for each reason")
CHANGES = Both("Wat een plek kan openen", "What can open a place")
SHOWN = Both("Feiten, geen advies", "Facts, no advice")
NOW = Both("Voor vannacht", "For tonight")
COUNT_COLUMNS = (Both("plekken", "places"), Both("reden", "reason"))


def no_blocks(
    case: str,
    no: No,
    names: Names,
    advice: SameAdvice | None = None,
    more: Iterable[Block] = (),
) -> Iterator[Block]:
    """Yield everything a result says about a case without a place.

    `advice`: who get the same first advice; `more` comes before where to turn now.
    """
    lang = names.lang
    yield from (Line(text) for text in _why(no, names))
    yield Grid(
        tuple(c.in_(lang) for c in COUNT_COLUMNS),
        tuple((written(n, lang), label(kind, lang)) for kind, n in no.counts),
        frozenset({0}),
    )
    if no.cited:
        yield Heading(PLACES.in_(lang), 2)
    for offer in no.cited:
        yield from offer_blocks(offer, names)
    yield Heading(CHANGES.in_(lang), 2)
    yield from change_blocks(case, no, names, advice=advice)
    if no.shown:
        yield Heading(SHOWN.in_(lang), 2)
        yield from shown_blocks(no.shown, names)
    yield from more
    yield from source_blocks(no.cited, names)
    yield Heading(NOW.in_(lang), 2)
    yield from (Line(text) for text in tonight_texts(no.tonight, names))


def _why(no: No, names: Names) -> Iterator[str]:
    lang = names.lang
    yield say.KIND[no.kind].fill(lang)
    if no.cause is not None:
        yield say.CAUSE.fill(lang, cause=no.cause)
    if no.first_date is not None and no.first_place is not None:
        place = names.place(no.first_place)
        yield say.FIRST_DATE.fill(lang, day=no.first_date, place=place)
    elif no.kind is KindOfNo.CAPACITY_GAP:
        yield say.NO_DATE.fill(lang)
    if not no.proved:
        yield say.NOT_PROVED.fill(lang)
    if no.also:
        yield say.ALSO.fill(lang, kinds=tuple(label(kind, lang) for kind in no.also))


def tonight_texts(tonight: Tonight, names: Names) -> Iterator[str]:
    """Yield where to turn now, and when the case is looked at again."""
    lang, bridge = names.lang, tonight.bridge
    if bridge is None:
        yield say_tonight.NO_BRIDGE.fill(lang)
    else:
        yield say_tonight.BRIDGE.fill(
            lang,
            place=names.place(bridge.place),
            until=bridge.until,
            funder=names.funder(bridge.funder),
        )
    if tonight.bridging_payer:
        payer = names.funder(tonight.bridging_payer)
        yield say_tonight.BRIDGING_CARE.fill(lang, who=payer)
    yield say_tonight.REGIE.fill(lang, who=tonight.regie)
    yield say_tonight.CALL.fill(lang, who=tonight.call)
    yield say_tonight.NEXT_LOOK.fill(lang, day=tonight.next_look)
