"""The anonymous casus as text: each field, and how far it was coarsened."""

from collections.abc import Iterator

from api.text.blocks import Block, Grid, Heading, Line
from api.text.labels import code_label, label
from api.text.language import Both, Lang
from api.text.sentences import anonymous as say
from api.text.values import written
from matcher.anonymising.casus import AnonymousCasus, Coarse
from matcher.anonymising.fields import Group
from matcher.kinds import KindOfNo
from matcher.model.terms import Sex, Stelsel

HEAD = Both("Casus om mee te denken", "A casus to think along with")
COLUMNS = (
    Both("gegeven", "fact"),
    Both("waarde", "value"),
    Both("hoe grof", "how coarse"),
)
LISTS = (Group, KindOfNo, Stelsel, Sex)


def anonymous_blocks(casus: AnonymousCasus, lang: Lang) -> Iterator[Block]:
    """Yield the casus, on how many persons it fits, and what was done to its fields."""
    yield Heading(HEAD.in_(lang))
    yield Line(say.FITS.fill(lang, persons=casus.persons, population=casus.population))
    yield Line(say.AT_LEAST.fill(lang, k=casus.k))
    yield Grid(
        tuple(c.in_(lang) for c in COLUMNS),
        tuple(_row(field, lang) for field in casus.fields),
    )
    yield Line(say.ONCE.fill(lang))


def _row(field: Coarse, lang: Lang) -> tuple[str, ...]:
    texts = tuple(_text(code, lang) for code in field.value)
    return (
        label(field.field, lang),
        written(texts, lang) if texts else "–",
        _coarse(field, lang),
    )


def _coarse(field: Coarse, lang: Lang) -> str:
    if field.step == field.steps:
        return say.LEFT_OUT.fill(lang)
    if field.step == 0:
        return say.AS_IT_IS.fill(lang)
    return say.COARSER.fill(lang, step=field.step, steps=field.steps)


def _text(code: str, lang: Lang) -> str:
    for kind in LISTS:
        text = code_label(code, kind, lang)
        if text != code:
            return text
    return code
