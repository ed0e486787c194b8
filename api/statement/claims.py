"""What the statement says, as data in one language; over the line as it stands here."""

from dataclasses import dataclass

from api.text.language import Lang

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """Where something comes from: law or policy, article, our reading and its doubt.

    `doubt` is "" when the text was read and stands; `policy`: no law is behind it.
    """

    source: str
    reading: str
    doubt: str
    policy: bool
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSaid:
    """One released rule, or one provision on who pays, which has no version.

    `reads` names facts; those of a provision are read by the rules on funding.
    """

    key: str
    version: int | None
    title: str
    family: str
    force: str
    owner: str
    kind: str
    reads: Texts
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSaid:
    """One fact that rules read: of the case or of the offer, and by which rules.

    `record`: the fields of the record of a case it is worked out from.
    """

    key: str
    meaning: str
    side: str
    record: Texts
    rules: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSaid:
    """One field of the record of a case: which rules, limits and steps turn on it.

    `paths`: what of it is read, such as `titles.until`. `note` says what it does where
    that is neither of these; "" otherwise.
    """

    key: str
    meaning: str
    paths: Texts
    rules: Texts
    limits: Texts
    steps: Texts
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadField:
    """What the record holds and no rule, limit or step reads, and why it is held."""

    key: str
    meaning: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyField:
    """A field that could stand for something else: why it is read, and by which rules.

    `sources` are those of the rules; `steps` those of the objective.
    """

    key: str
    meaning: str
    concern: str
    why: str
    rules: Texts
    steps: Texts
    sources: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSaid:
    """One step of the objective: what is as `aim` as can be, and what it adds up."""

    key: str
    meaning: str
    aim: str
    record: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedFigure:
    """One agreed figure, of the objective or behind the rules."""

    key: str
    meaning: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWord:
    """Who has the last word at one step."""

    step: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedText:
    """Something with its name and what is said of it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlgorithmStatement:
    """The whole statement, in one language.

    `ruleset` and `objective` are the ids that a result carries too. `way`: from facts
    to a decision. `words`: who has the last word. `judgement`: what is left to people.
    `order`: what goes for all steps. `falls`: what falls short.
    """

    lang: Lang
    title: str
    ruleset: str
    objective: str
    about: Texts
    decides: Texts
    leaves: Texts
    way: tuple[NamedText, ...]
    words: tuple[LastWord, ...]
    judgement: tuple[LastWord, ...]
    steps: tuple[StepSaid, ...]
    figures: tuple[AgreedFigure, ...]
    order: Texts
    rules: tuple[RuleSaid, ...]
    provisions: tuple[RuleSaid, ...]
    facts: tuple[FactSaid, ...]
    record: tuple[FieldSaid, ...]
    held: tuple[UnreadField, ...]
    never: tuple[NamedText, ...]
    proxies: tuple[ProxyField, ...]
    safeguards: tuple[NamedText, ...]
    terms: tuple[NamedText, ...]
    falls: tuple[NamedText, ...]
    doubts: tuple[NamedText, ...]
    policies: tuple[NamedText, ...]
    grounds: tuple[NamedText, ...]
