"""A sentence in two languages, with slots of a fixed type."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from api.text.language import Lang
from api.text.values import Value, written
from matcher.sources import slot_names


class TemplateError(Exception):
    """A template and its slots do not fit each other."""


@dataclass(frozen=True, slots=True, eq=False)
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
        """Return the sentences with every slot written out.

        Raises TemplateError for a missing slot or a value of another type.
        """
        if set(values) != set(self.slots):
            message = f"given {sorted(values)}, needed {sorted(self.slots)}"
            raise TemplateError(message)
        for name, kind in self.slots.items():
            if not isinstance(values[name], kind):
                message = f"slot {name} takes {kind.__name__}, not {values[name]!r}"
                raise TemplateError(message)
        text = self.en if lang == "en" else self.nl
        return text.format(**{n: written(v, lang) for n, v in values.items()})
