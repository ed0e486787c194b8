"""What stands between a case and one place, as text."""

from collections.abc import Iterable, Iterator

from api.text.blocks import Block, Heading, Line
from api.text.labels import fact_label, label
from api.text.names import Names
from api.text.precedents import earlier_texts
from api.text.rules import Register, blocker_text, title
from api.text.sentences import place as say
from api.text.values import Cents
from matcher.kinds import LimitKind
from matcher.result import FullLimit, OfferNo, OpenRule
from matcher.rules import RULE_BY_KEY

MONEY = frozenset({LimitKind.BUDGET, LimitKind.CONTRACT_CEILING})
AMOUNTS = MONEY | {LimitKind.CARE_LOAD}


def offer_blocks(offer: OfferNo, names: Names) -> Iterator[Block]:
    """Yield the place, its kind of no, every blocker, open rule and full limit."""
    lang = names.lang
    kind = label(offer.kind, lang)
    yield Heading(f"{names.place(offer.place)}: {kind}", 3)
    if offer.team is not None:
        yield Line(say.WITH_TEAM.fill(lang, team=names.place(offer.team)), 1)
    yield Line(_free(offer, names), 1)
    said: dict[str, Iterable[str]] = {}
    for blocker in offer.blockers:
        before = earlier_texts(blocker.rule, offer, names)
        said.setdefault(blocker_text(blocker, names, Register.PROFESSIONAL), before)
    limits = (_limit(limit, names) for limit in offer.limits)
    for text in (*_open(offer.open, names), *limits):
        said.setdefault(text, ())
    for text, earlier in said.items():
        yield Line(text, 1)
        yield from (Line(line, 2) for line in earlier)


def _free(offer: OfferNo, names: Names) -> str:
    lang, day = names.lang, offer.free_from
    if day is None:
        return say.FULL.fill(lang)
    if not offer.free:
        return say.TAKEN.fill(lang, day=day)
    if day <= names.region.as_of:
        return say.FREE_NOW.fill(lang)
    return say.FREE_FROM.fill(lang, day=day)


def _open(rules: tuple[OpenRule, ...], names: Names) -> Iterator[str]:
    """Yield one text for each group of facts, with all rules that wait for it."""
    waiting: dict[tuple[str, ...], list[str]] = {}
    for rule in rules:
        facts = tuple(dict.fromkeys(fact_label(f, names.lang) for f in rule.missing))
        waiting.setdefault(facts, []).append(title(RULE_BY_KEY[rule.rule], names))
    for facts, titles in waiting.items():
        if len(titles) == 1:
            yield say.OPEN.fill(names.lang, facts=facts, rule=titles[0])
        else:
            yield say.OPEN_MORE.fill(names.lang, facts=facts, rules=tuple(titles))


def _limit(limit: FullLimit, names: Names) -> str:
    template = say.LIMIT[limit.kind]
    if limit.kind not in AMOUNTS:
        return template.fill(names.lang)
    unit = Cents if limit.kind in MONEY else int
    return template.fill(
        names.lang, capacity=unit(limit.capacity), amount=unit(limit.amount)
    )
