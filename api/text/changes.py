"""Sets of changes that would open a place, and rules that are only shown."""

from collections.abc import Iterator

from api.text.blocks import Block, Line
from api.text.competition import advice_lines
from api.text.labels import fact_label, funding_fact_label, label
from api.text.names import Names
from api.text.rules import change_text, title
from api.text.sentences import changes as say
from api.text.values import PLACES, WAYS, Counted
from matcher.claims.competition import SameAdvice
from matcher.facts.asked import FUNDING, trait_of
from matcher.funding.account import open_facts
from matcher.kinds import ADVISED, ChangeClass
from matcher.result import Change, ChangeSet, No, Shown
from matcher.rules import RULE_BY_KEY

MOST = 5


def change_blocks(
    case: str, no: No, names: Names, most: int = MOST, advice: SameAdvice | None = None
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
        listed = len(no.sets)
        shown = min(most, listed)
        yield Line(say.WAYS_LISTED.fill(lang, number=shown, listed=listed))
    for number, found in enumerate(no.sets[:most], start=1):
        yield Line(say.WAY.fill(lang, number=number), 1)
        yield from _set_blocks(case, found, names)
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


def _set_blocks(case: str, found: ChangeSet, names: Names) -> Iterator[Block]:
    lang = names.lang
    for change in found.changes:
        yield Line(_change(case, change, names), 2)
    opens = say.OPENS if found.opens > len(found.places) else say.OPENS_THESE
    text = opens.fill(
        lang,
        when=say.WHEN[_turns_on(found)].fill(lang),
        places=Counted(found.opens, PLACES),
        names=tuple(names.place(place) for place in found.places),
    )
    yield Line(text, 2)
    yield Line(say.NET[found.net].fill(lang), 2)


def _turns_on(found: ChangeSet) -> say.Turn:
    """Return on what it turns: an answer, a decision or a consent is never certain."""
    turns = {_turn(change) for change in found.changes} - {say.Turn.DONE}
    return turns.pop() if len(turns) == 1 else say.Turn.ALL if turns else say.Turn.DONE


def _turn(change: Change) -> say.Turn:
    if change.fact is not None:
        # A trait only ever closes a place, so no is the answer that opens one.
        return say.Turn.ANSWER if trait_of(change.fact) is None else say.Turn.NO
    by_class = {ChangeClass.B: say.Turn.CONSENT, ChangeClass.C: say.Turn.DECISION}
    return by_class.get(change.change, say.Turn.DONE)


def _change(case: str, change: Change, names: Names) -> str:
    lang = names.lang
    who = label(change.owner, lang)
    if change.who and names.any(change.who) != who:
        who = f"{who} ({names.any(change.who)})"
    low, high = change.lead_days
    texts = [
        *_what(case, change, names),
        say.WHO.fill(lang, who=who, low=low, high=high),
    ]
    return " ".join(texts)


def _what(case: str, change: Change, names: Names) -> Iterator[str]:
    """Yield what is to be done, where, and under which coded conditions."""
    if change.rule is None:
        yield from _find_out(case, change.fact or "", names)
        return
    if change.change not in ADVISED:
        message = f"{change.rule}: class {change.change} is never advice"
        raise ValueError(message)
    yield change_text(RULE_BY_KEY[change.rule], names)
    if change.place is not None:
        yield say.AT_PLACE.fill(names.lang, place=names.place(change.place))
    if change.conditions:
        coded = tuple(label(code, names.lang) for code in change.conditions)
        yield say.UNDER.fill(names.lang, conditions=coded)


def _find_out(case: str, fact: str, names: Names) -> Iterator[str]:
    """Yield what to find out; behind an open payment the facts it turns on."""
    lang, region = names.lang, names.region
    about = region.case.get(case)
    facts = () if about is None else open_facts(about, region)
    if fact != f"case.{FUNDING}" or about is None or not facts:
        yield say.FIND_OUT.fill(lang, fact=fact_label(fact, lang))
        return
    labels = tuple(funding_fact_label(name, lang) for name in facts)
    yield say.FUNDING_OPEN.fill(lang, facts=labels)
    due = [e.due for e in about.entitlements if e.ground_unknown and e.due is not None]
    if due:
        yield say.CIZ_DUE.fill(lang, day=min(due))
