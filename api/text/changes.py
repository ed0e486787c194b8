"""Sets of changes that would open a place, and rules that are only shown."""

from collections.abc import Iterator

from api.text.blocks import Block, Line
from api.text.competition import advice_lines
from api.text.labels import fact_label, label
from api.text.language import Both
from api.text.names import Names
from api.text.rules import change_text, title
from api.text.sentences import changes as say
from api.text.values import PLACES, WAYS, Counted
from matcher.claims.competition import SameAdvice
from matcher.kinds import ADVISED, ChangeClass
from matcher.result import Change, ChangeSet, No, Shown
from matcher.rules import RULE_BY_KEY

MOST = 5
WAY = Both("Manier", "Way")


def change_blocks(
    no: No, names: Names, most: int = MOST, advice: SameAdvice | None = None
) -> Iterator[Block]:
    """Yield how many sets there are, and the first of them in ranking order.

    `advice`: who get the same first set, with what would become of it.
    """
    lang = names.lang
    if not no.sets:
        yield Line(say.NONE_FOUND.fill(lang))
        return
    yield Line(say.WAYS_FOUND.fill(lang, ways=Counted(no.total_sets, WAYS)))
    if no.total_sets > most:
        yield Line(say.WAYS_LISTED.fill(lang, number=min(most, len(no.sets))))
    for number, found in enumerate(no.sets[:most], start=1):
        yield Line(f"{WAY.in_(lang)} {number}", 1)
        yield from _set_blocks(found, names)
        if number == 1 and advice is not None:
            yield from (Line(text, 2) for text in advice_lines(advice, names))


def shown_blocks(shown: tuple[Shown, ...], names: Names) -> Iterator[Block]:
    """Yield the rules that are a fact, a fixed limit or a choice of one's own."""
    for item in shown:
        rule = RULE_BY_KEY[item.rule]
        yield Line(
            say.SHOWN_AT.fill(
                names.lang,
                rule=title(rule, names),
                places=Counted(item.places, PLACES),
            ),
            1,
        )
        fixed = item.change is ChangeClass.X
        text = say.FIXED.fill(names.lang) if fixed else change_text(rule, names)
        if text.rstrip(".") != title(rule, names):
            yield Line(text, 2)


def _set_blocks(found: ChangeSet, names: Names) -> Iterator[Block]:
    lang = names.lang
    for change in found.changes:
        yield Line(_change(change, names), 2)
    opens = say.OPENS if found.opens > len(found.places) else say.OPENS_THESE
    places = tuple(names.place(place) for place in found.places)
    text = opens.fill(lang, places=Counted(found.opens, PLACES), names=places)
    yield Line(text, 2)
    yield Line(say.NET[found.net].fill(lang), 2)


def _change(change: Change, names: Names) -> str:
    lang = names.lang
    if change.rule is not None:
        if change.change not in ADVISED:
            message = f"{change.rule}: class {change.change} is never advice"
            raise ValueError(message)
        text = change_text(RULE_BY_KEY[change.rule], names)
    else:
        text = say.FIND_OUT.fill(lang, fact=fact_label(change.fact or "", lang))
    who = label(change.owner, lang)
    if change.who and names.any(change.who) != who:
        who = f"{who} ({names.any(change.who)})"
    low, high = change.lead_days
    texts = [text, say.WHO.fill(lang, who=who, low=low, high=high)]
    if change.place is not None:
        texts.insert(1, say.AT_PLACE.fill(lang, place=names.place(change.place)))
    return " ".join(texts)
