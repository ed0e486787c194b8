"""The numbers in a text are those of the claims: read back, and compared.

Each text is read by the inverse of the sentences it may be made of. A number, day
or amount that comes out has to stand in the claims; digits that no sentence accounts
for have to be part of a name.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum

from api.text.blocks import Block, Chart, Flow, Grid
from api.text.catalogue import cited, doubt
from api.text.labels import LABELS
from api.text.language import Lang
from api.text.names import Names
from api.text.reading import UnreadableError, pattern, value_of
from api.text.template import Template, TemplateError
from api.text.values import Cents, Counted, Value
from api.text.ways import MOST as WAYS_SHOWN
from matcher.rules import RULES

Known = frozenset[int | date]
DIGIT = re.compile(r"[0-9]")
ENDS = re.compile(r"(?<=[.:?!]) ")
BARE = (date, Cents, Counted, int)
TOKENS = (date, Cents, int)


@dataclasses.dataclass(frozen=True, slots=True)
class Readable:
    """What a text may be made of: sentences, numbers of the claims, and names.

    `read`: what was found of texts that were read before, whole or the end of one.
    """

    templates: tuple[Template, ...]
    numbers: Known
    words: tuple[str, ...]
    lang: Lang
    read: dict[str, bool] = dataclasses.field(default_factory=dict, compare=False)


def readable(
    templates: Iterable[Template], claims: object, names: Names, extra: Iterable[int]
) -> Readable:
    """Return what texts about these claims may be made of; `extra` are set numbers."""
    leaves = tuple(_leaves(claims))
    made = tuple(templates)
    words = {
        *(leaf for leaf in leaves if isinstance(leaf, str)),
        *_labels(names.lang),
        *_sources(names.lang),
        *_names(names),
        *(t.fill(names.lang) for t in made if not t.slots),
    }
    numbers = {leaf for leaf in leaves if isinstance(leaf, int | date)}
    return Readable(
        templates=tuple(t for t in made if t.slots),
        numbers=frozenset({*numbers, *extra}),
        words=tuple(sorted((w for w in words if DIGIT.search(w)), key=_longest)),
        lang=names.lang,
    )


def strange_texts(blocks: Iterable[Block], known: Readable) -> tuple[str, ...]:
    """Return the texts with a number that the claims do not hold; empty if all do."""
    texts = dict.fromkeys(text for block in blocks for text in _texts(block))
    return tuple(t for t in texts if DIGIT.search(t) and not _accounted(t, known))


def _accounted(text: str, known: Readable) -> bool:
    """Tell whether some reading of the text has only numbers of the claims."""
    # Each end of a text comes up once for every way to read what stands before it.
    if text not in known.read:
        known.read[text] = _is_accounted(text, known)
    return known.read[text]


def _is_accounted(text: str, known: Readable) -> bool:
    if _is_name(text, known) or any(_in_claims(v, known) for v in _bare(text, known)):
        return True
    ends = [found.start() for found in ENDS.finditer(text)]
    return any(
        (rest is None or not DIGIT.search(rest) or _accounted(rest, known))
        and _by_template(head, known)
        for head, rest in [
            (text, None),
            *((text[:end], text[end + 1 :]) for end in reversed(ends)),
        ]
    )


def _by_template(text: str, known: Readable) -> bool:
    if _is_name(text, known):
        return True
    for template in known.templates:
        try:
            values = template.read(known.lang, text)
        except TemplateError:
            continue
        if all(_in_claims(value, known) for value in values.values()):
            return True
    return False


def _in_claims(value: Value, known: Readable) -> bool:
    if isinstance(value, Enum):
        return True
    if isinstance(value, Counted):
        return value.number in known.numbers
    if isinstance(value, int | date):
        return value in known.numbers or value == date.max
    texts = value if isinstance(value, tuple) else (value,)
    return all(_part_in_claims(text, known) for text in texts)


def _part_in_claims(text: str, known: Readable) -> bool:
    """Tell whether text that stands in a sentence has only numbers of the claims.

    It may be put together of values without a sentence: then each number, day or
    amount in it has to be one of the claims by itself.
    """
    if not DIGIT.search(text) or _accounted(text, known):
        return True
    kinds = [f"(?:{pattern(kind, known.lang)})" for kind in TOKENS]
    parts = re.findall("|".join(kinds), _without_names(text, known))
    left = re.sub("|".join(kinds), "", _without_names(text, known))
    values = [value for part in parts for value in _bare(part, known)]
    return not DIGIT.search(left) and all(_in_claims(v, known) for v in values)


def _bare(text: str, known: Readable) -> Iterator[Value]:
    for kind in BARE:
        if re.fullmatch(pattern(kind, known.lang), text):
            try:
                yield value_of(text, kind, known.lang)
            except UnreadableError:
                continue


def _is_name(text: str, known: Readable) -> bool:
    """Tell whether nothing but names has digits in it."""
    return not DIGIT.search(_without_names(text, known))


def _without_names(text: str, known: Readable) -> str:
    for word in known.words:
        text = text.replace(word, "")
    return text


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, Chart):
        yield from (text for bar in block.bars for text in (bar.label, bar.shown))
    elif isinstance(block, Flow):
        yield from (text for box in block.boxes for text in box)
    else:
        yield block.text


def _leaves(value: object) -> Iterator[object]:
    """Yield every leaf of a claim, how many members a tuple has, and beyond the first.

    Of many ways of paying a text gives the first, and how many more there are.
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _leaves(getattr(value, field.name))
    elif isinstance(value, tuple):
        yield len(value)
        yield len(value) - WAYS_SHOWN
        for member in value:
            yield from _leaves(member)
    elif isinstance(value, str) and _is_day(value):
        yield date.fromisoformat(value)
    elif isinstance(value, str | int | date):
        yield abs(value) if isinstance(value, int) else value


def _is_day(text: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None


def _labels(lang: Lang) -> Iterator[str]:
    for members in LABELS.values():
        yield from (both.in_(lang) for both in members.values())


def _sources(lang: Lang) -> Iterator[str]:
    """Yield how a law or policy is cited, which is full of numbers that are names."""
    for rule in RULES:
        for source in rule.sources:
            yield cited(source, lang)
            yield doubt(source, lang)


def _names(names: Names) -> Iterator[str]:
    region = names.region
    records: tuple[Mapping[str, object], ...] = (
        region.place,
        region.funder,
        region.provider,
        region.municipality,
    )
    yield region.region
    yield region.crisis_contact
    yield from region.location
    yield from (b.ref for funder in region.funders for b in funder.budgets)
    yield from (c.ref for provider in region.providers for c in provider.contracts)
    for known in records:
        for ref in known:
            yield ref
            yield names.any(ref)


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
