"""Texts with a name, in both languages."""

from collections.abc import Mapping

from api.statement.claims import NamedText
from api.text.language import Both, Lang

Pairs = Mapping[str, tuple[Both, Both]]


def in_pairs(texts: Pairs, lang: Lang) -> tuple[NamedText, ...]:
    """Return each name with its text, in one language."""
    return tuple(
        NamedText(name=name.in_(lang), text=text.in_(lang))
        for name, text in texts.values()
    )
