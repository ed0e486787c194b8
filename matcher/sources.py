"""Where a rule comes from, what it says to people, and what it leaves to them."""

import re
import string
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from matcher.kinds import Owner

_BWB = re.compile(r"BWBR\d{7}")


class Text(NamedTuple):
    """What people read, in Dutch and in English; legal nouns stay Dutch in both."""

    nl: str
    en: str

    @property
    def lacking(self) -> tuple[str, ...]:
        """The languages in which nothing stands."""
        return tuple(n for n, text in self._asdict().items() if not text.strip())


POLICY = Text("beleid", "policy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule comes from, and in one sentence how we read it.

    For law: its name with what that means in English, BWB id, article (with lid)
    and the date of the consolidated text that was read; `old` when a later text may
    differ. For policy: `law` is POLICY and `article` says whose policy it is. `doubt`
    names what is not verified.
    """

    law: Text
    article: Text
    reading: Text
    bwb_id: str = ""
    read_on: date | None = None
    old: bool = False
    doubt: Text | None = None

    @property
    def is_policy(self) -> bool:
        """Whether no law stands behind the rule."""
        return self.law == POLICY

    @property
    def faults(self) -> tuple[str, ...]:
        """What the source lacks; empty when it is complete in both languages."""
        named = {"law": self.law, "article": self.article, "reading": self.reading}
        texts = named if self.doubt is None else {**named, "doubt": self.doubt}
        missing = tuple(
            f"no {name} ({lang})"
            for name, text in texts.items()
            for lang in text.lacking
        )
        if self.is_policy:
            dressed = self.bwb_id or self.read_on
            return (*missing, "a policy dressed up as law") if dressed else missing
        if not _BWB.fullmatch(self.bwb_id):
            missing = (*missing, "no BWB id, and it does not call itself policy")
        return missing if self.read_on else (*missing, "no date of the text read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """What a refusal says: to professionals and to the person, nl and en.

    Slots in braces name entries of the rule's `slots`. The subject is the
    place, the rule or the offer, never the person.
    """

    nl: str
    en: str
    person_nl: str
    person_en: str

    @property
    def all(self) -> tuple[str, str, str, str]:
        """The four sentences."""
        return (self.nl, self.en, self.person_nl, self.person_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A question that the law or good care leaves to people: no rule decides it."""

    key: str
    title_nl: str
    title_en: str
    who: Owner
    sources: tuple[Source, ...]


def slot_names(sentence: str) -> frozenset[str]:
    """Return the names between braces in `sentence`."""
    parsed = string.Formatter().parse(sentence)
    return frozenset(name for _, name, _, _ in parsed if name)
