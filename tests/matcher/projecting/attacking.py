"""An attacker: what it knows and may try, and all that it gets to see.

The attacker knows its own data and the public list of places, may change its own data
as often as it likes and have the whole region matched again each time, and reads
every view, in JSON, in both languages and as a letter, on one or two report dates.
It succeeds when it can tell two worlds apart that differ in the secret alone, while
everything else that it could know (its own outcome included) is the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from api.regionfile.shape import tree_of
from api.regionfile.write import canonical
from api.reports.page import page
from api.text.blocks import Block
from api.text.funder import funder_blocks
from api.text.letter import letter_blocks
from api.text.names import Names
from api.text.person import person_blocks, place_blocks
from api.text.provider import provider_blocks
from matcher.explaining import explain_pair
from matcher.model.region import Region
from matcher.projecting.alone import alone
from matcher.projecting.funder import funder_view
from matcher.projecting.person import person_place, person_view
from matcher.projecting.provider import provider_view
from matcher.projecting.reader import Reader, ReaderKind
from tests.matcher.projecting.worlds import World

Try = Callable[[Region], Region]
Dates = tuple[Region, ...]
LANGS = ("nl", "en")


@dataclass(frozen=True)
class Attack:
    """Two histories that differ in a secret, and what the attacker can try.

    `secret` and `innocent`: the region on each report date. `tries`: changes of the
    attacker's own data, doing nothing among them.
    """

    title: str
    reader: Reader
    secret: Dates
    innocent: Dates
    tries: tuple[Try, ...]

    def protected(self) -> bool:
        """Whether the attacker reads the same in both worlds, whatever it tries."""
        return all(
            list(seen(self.reader, self._worlds(self.secret, change)))
            == list(seen(self.reader, self._worlds(self.innocent, change)))
            for change in self.tries
        )

    def unprotected(self) -> bool:
        """Whether it would read the same in the claims as the desk has them."""
        return all(
            list(raw(self.reader, self._worlds(self.secret, change)))
            == list(raw(self.reader, self._worlds(self.innocent, change)))
            for change in self.tries
        )

    def _worlds(self, dates: Dates, change: Try) -> list[World]:
        """A person tries on the last date; what is read on both is the first try."""
        once = self.reader.kind is ReaderKind.PERSON and change is not self.tries[0]
        return [World(change(region)) for region in (dates[-1:] if once else dates)]


def seen(reader: Reader, worlds: list[World]) -> Iterator[bytes]:
    """Everything that a reader outside the desk can get on these dates."""
    told: list[World] = []
    for world in worlds:
        if reader.kind is ReaderKind.PERSON:
            yield from _to_person(reader.ref, world)
        elif reader.kind is ReaderKind.PROVIDER:
            before = [(w.scene, w.result) for w in told]
            view = provider_view((world.scene, world.result), reader.ref, before)
            yield from _shown(view, world, provider_blocks)
        else:
            earlier = [(w.region, w.result) for w in told]
            told_now = (world.region, world.result)
            funder = funder_view(told_now, reader.ref, earlier)
            yield from _shown(funder, world, funder_blocks)
        told.append(world)


def raw(reader: Reader, worlds: list[World]) -> Iterator[bytes]:
    """What the claims say without any projection: for a person, of its own case."""
    for world in worlds:
        if reader.kind is not ReaderKind.PERSON:
            yield from (_json(outcome) for outcome in world.result.cases)
            continue
        yield _json(world.outcome(reader.ref))
        competition = world.competition(reader.ref)
        yield b"" if competition is None else _json(competition)
        for place in sorted({o.place for o in world.scene.offers}):
            for offer in explain_pair(world.scene, reader.ref, place):
                yield _json(offer)


def _to_person(ref: str, world: World) -> Iterator[bytes]:
    region, result = world.region, world.result
    view = person_view(region, result, ref)
    known = alone(region, ref)
    yield _json(view)
    places = sorted(place.ref for place in region.places if place.housing)
    there = [person_place(region, result, ref, place) for place in places]
    yield from (_json(place) for place in there)
    for lang in LANGS:
        names = Names(known, lang)
        yield page("brief", letter_blocks(view, names), lang)
        yield page("uitleg", person_blocks(view, names), lang)
        for place in there:
            yield page("plek", place_blocks(place, names), lang)


def _shown(
    view: object, world: World, blocks: Callable[..., Iterator[Block]]
) -> Iterator[bytes]:
    yield _json(view)
    for lang in LANGS:
        yield page("", blocks(view, Names(world.region, lang)), lang)


def _json(record: object) -> bytes:
    return canonical(tree_of(record))
