"""The letter to the person: the own view, how to put it right, where to turn."""

from collections.abc import Iterator

from api.text.blocks import Block, Grid, Heading, Line
from api.text.labels import label
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.own_facts import fact_grid
from api.text.person import FACTS, outcome_blocks
from api.text.sentences import letter as say
from matcher.doors import Door
from matcher.projecting.person import PersonView
from matcher.projecting.reasons import own_doors

WRONG = Both("Als een gegeven niet klopt", "If a fact is wrong")
SEEN = Both("Wie deze gegevens zag", "Who saw these facts")
DISAGREE = Both("Niet eens met iets", "Not in agreement with something")
DECIDE = Both("Wie beslist", "Who decides")
COLUMNS = (
    Both("waarover", "about what"),
    Both("wat kan", "what is possible"),
    Both("waar", "where"),
    Both("wet", "law"),
)


def letter_title(view: PersonView, names: Names) -> str:
    """Return the title of the letter."""
    return say.TITLE.fill(names.lang, case=view.case)


def letter_blocks(view: PersonView, names: Names) -> Iterator[Block]:
    """Yield the letter; everything in it comes from the own view."""
    lang = names.lang
    yield Heading(letter_title(view, names))
    yield Line(say.DATED.fill(lang, day=view.as_of, region=names.region.region))
    yield Line(say.WHAT_IT_IS.fill(lang))
    yield from outcome_blocks(view, names)
    yield Heading(FACTS.in_(lang), 2)
    yield Line(say.READ_FACTS.fill(lang))
    yield fact_grid(view.record, names)
    yield Heading(WRONG.in_(lang), 2)
    yield Line(say.CORRECT.fill(lang, who=view.record.regie))
    yield Heading(SEEN.in_(lang), 2)
    yield Line(say.WHO_SAW.fill(lang))
    yield Heading(DISAGREE.in_(lang), 2)
    yield from _doors(own_doors(view), names)
    yield Heading(DECIDE.in_(lang), 2)
    yield Line(say.PEOPLE_DECIDE.fill(lang))


def _doors(doors: tuple[Door, ...], names: Names) -> Iterator[Block]:
    lang = names.lang
    yield Line(say.NO_BEZWAAR.fill(lang))
    yield Line(say.BEZWAAR_WHERE.fill(lang))
    yield from door_blocks(doors, lang)


def door_blocks(doors: tuple[Door, ...], lang: Lang) -> Iterator[Block]:
    """Yield doors as a table, and what the mark in it means."""
    yield Grid(
        tuple(c.in_(lang) for c in COLUMNS), tuple(_row(door, lang) for door in doors)
    )
    yield Line(say.NOT_CHECKED.fill(lang))


def _row(door: Door, lang: Lang) -> tuple[str, ...]:
    law = f"{door.law}, {door.article}" if door.article else door.law
    return (
        label(door.reason, lang),
        label(door.means, lang),
        label(door.body, lang),
        say.MARKED.fill(lang, text=law) if door.doubt else law,
    )
