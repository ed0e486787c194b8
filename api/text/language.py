"""The two languages, and text that exists in both."""

from typing import Literal, NamedTuple, TypeAlias

Lang: TypeAlias = Literal["nl", "en"]


class Both(NamedTuple):
    """The same text in plain Dutch and in English."""

    nl: str
    en: str

    def in_(self, lang: Lang) -> str:
        """Return the text in one language."""
        return self.en if lang == "en" else self.nl
