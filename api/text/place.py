"""What stands between a case and one place, as text."""

from collections.abc import Iterable, Iterator

from api.text.blocks import Block, Heading, Line
from api.text.labels import fact_label, label
from api.text.language import Both
from api.text.names import Names
from api.text.precedents import earlier_texts
from api.text.rules import Register, blocker_text, listed, title
from api.text.sentences import place as say
from api.text.values import Cents
from matcher.kinds import KindOfNo, LimitKind
from matcher.result import FullLimit, OfferNo, OpenRule
from matcher.rules import RULE_BY_KEY
from matcher.rules.exclusions import EXCLUSION_NEGOTIABLE

FITS_HERE = Both("past", "fits")
MONEY = frozenset({LimitKind.BUDGET, LimitKind.CONTRACT_CEILING})
AMOUNTS = MONEY | {LimitKind.CARE_LOAD}


def offer_blocks(offer: OfferNo, names: Names) -> Iterator[Block]:
    """Yield the place, its kind of no, every blocker, open rule and full limit."""
    lang = names.lang
    open_to_it = not (offer.blockers or offer.open or offer.limits)
    alone = open_to_it and offer.kind is KindOfNo.COMPETITION
    kind = FITS_HERE.in_(lang) if alone else label(offer.kind, lang)
    yield Heading(f"{names.place(offer.place)}: {kind}", 3)
    if offer.team is not None:
        yield Line(say.WITH_TEAM.fill(lang, team=names.place(offer.team)), 1)
    yield Line(_free(offer, names), 1)
    said: dict[str, Iterable[str]] = {}
    for blocker in offer.blockers:
        before = earlier_texts(blocker.rule, offer, names)
        said.setdefault(blocker_text(blocker, names, Register.PROFESSIONAL), before)
    limits = (_limit(limit, names) for limit in offer.limits if _tells(limit, offer))
    others = (*_asked_under(offer, names), *_open(offer.open, names), *limits)
    for text in others:
        said.setdefault(text, ())
    for text, earlier in said.items():
        yield Line(text, 1)
        yield from (Line(line, 2) for line in earlier)
    if alone:
        yield Line(say.NOTHING_IN_THE_WAY.fill(lang), 1)


def _tells(limit: FullLimit, offer: OfferNo) -> bool:
    """Tell whether a limit says more than that the place is full."""
    return limit.kind is not LimitKind.OPENING or offer.free_from is not None


def _asked_under(offer: OfferNo, names: Names) -> Iterator[str]:
    """Yield the conditions under which the provider would lift its exclusion."""
    slots = [
        dict(b.slots) for b in offer.blockers if b.rule == EXCLUSION_NEGOTIABLE.key
    ]
    met = {trait for found in slots for trait in listed(found["traits"])}
    conditions = {
        exclusion.condition
        for part in (offer.place, offer.team)
        if part is not None
        for exclusion in names.region.place[part].exclusions
        if exclusion.condition is not None and exclusion.trait in met
    }
    if conditions:
        labels = tuple(label(c, names.lang) for c in sorted(conditions))
        yield say.ASKED_UNDER.fill(names.lang, conditions=labels)


def _free(offer: OfferNo, names: Names) -> str:
    lang, day = names.lang, offer.free_from
    if day is None or day <= names.region.as_of:
        return (say.FULL if day is None else say.FREE_NOW).fill(lang)
    later = say.FREE_FROM if offer.team is None else say.FREE_TOGETHER
    return later.fill(lang, day=day)


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
