"""A sentence in two languages, with slots of a fixed type, that can be read back."""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from api.text.language import Lang
from api.text.reading import UnreadableError, pattern, value_of
from api.text.values import Value, quoted, unquoted, written
from matcher.sources import slot_names


class TemplateError(Exception):
    """A template and its slots, or a text, do not fit each other."""


@dataclass(frozen=True, eq=False)
class Template:
    """The same sentences in Dutch and English; `slots` gives the type of each slot.

    Raises TemplateError when a language lacks a slot or has one too many.
    """

    nl: str
    en: str
    slots: Mapping[str, type] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check that both languages use every slot."""
        for text in (self.nl, self.en):
            if slot_names(text) != set(self.slots):
                message = f"slots {sorted(self.slots)} do not fit: {text}"
                raise TemplateError(message)

    def fill(self, lang: Lang, **values: Value) -> str:
        """Return the sentences with every slot written out; `read` gives them back.

        Raises TemplateError for a missing slot or a value of another type.
        """
        if set(values) != set(self.slots):
            message = f"given {sorted(values)}, needed {sorted(self.slots)}"
            raise TemplateError(message)
        for name, kind in self.slots.items():
            if not isinstance(values[name], kind):
                message = f"slot {name} takes {kind.__name__}, not {values[name]!r}"
                raise TemplateError(message)
        texts = {name: written(value, lang) for name, value in values.items()}
        for made in self._attempts(lang, texts):
            if self._texts(lang, made) == texts:
                return made
        message = f"{values!r} cannot be read back from: {self.nl}"
        raise TemplateError(message)

    def read(self, lang: Lang, text: str) -> dict[str, Value]:
        """Return the values with which `text` was filled.

        Raises TemplateError when the text does not come from this template.
        """
        found = self._match(lang, text)
        if found is None:
            message = f"{text!r} does not come from: {self.nl}"
            raise TemplateError(message)
        try:
            return {n: value_of(found[n], k, lang) for n, k in self.slots.items()}
        except UnreadableError as error:
            raise TemplateError(text) from error

    def _attempts(self, lang: Lang, texts: Mapping[str, str]) -> Iterator[str]:
        """Yield the text plain, with one plain text in quotes, and with all of them."""
        plain = [name for name, kind in self.slots.items() if kind is str]
        for names in ([], *([name] for name in plain), plain):
            marked = {n: quoted(t) if n in names else t for n, t in texts.items()}
            yield self._in(lang).format(**marked)

    def _texts(self, lang: Lang, made: str) -> dict[str, str] | None:
        found = self._match(lang, made)
        if found is None:
            return None
        return {
            name: unquoted(text) if self.slots[name] is str else text
            for name, text in found.items()
        }

    def _match(self, lang: Lang, text: str) -> dict[str, str] | None:
        inverse = self._inverse_en if lang == "en" else self._inverse_nl
        found = inverse.fullmatch(text)
        return None if found is None else found.groupdict()

    @cached_property
    def _inverse_nl(self) -> re.Pattern[str]:
        return self._inverse("nl")

    @cached_property
    def _inverse_en(self) -> re.Pattern[str]:
        return self._inverse("en")

    def _inverse(self, lang: Lang) -> re.Pattern[str]:
        parts: list[str] = []
        seen: set[str] = set()
        for literal, name, _, _ in string.Formatter().parse(self._in(lang)):
            parts.append(re.escape(literal))
            if name is not None:
                again = f"(?P={name})"
                once = f"(?P<{name}>{pattern(self.slots[name], lang)})"
                parts.append(again if name in seen else once)
                seen.add(name)
        return re.compile("".join(parts), re.DOTALL)

    def _in(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.nl
