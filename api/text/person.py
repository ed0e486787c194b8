"""The view of a person as text: own facts, own outcome, what could be done."""

from collections.abc import Iterator, Mapping

from api.text.blocks import Block, Heading, Line
from api.text.changes import MOST
from api.text.funding import funding_blocks
from api.text.labels import fact_label, fit_label, label
from api.text.language import Both
from api.text.names import Names
from api.text.own_facts import fact_grid
from api.text.precedents import often_text
from api.text.proposal import bridge_text, ground_text, where_text
from api.text.refusal import tonight_texts
from api.text.rules import REGISTER_OF, blocker_text, change_text
from api.text.sentences import changes as say_changes
from api.text.sentences import kinds as say_kinds
from api.text.sentences import person as say
from api.text.sentences import proposal as say_proposal
from api.text.sentences.place import WITH_TEAM
from api.text.values import DAYS, PLACES, WAYS, Counted
from matcher.kinds import ADVISED, ChangeClass
from matcher.projecting.person import OwnNo, OwnPlace, OwnProposal, PersonView, RuleAt
from matcher.projecting.reader import ReaderKind
from matcher.projecting.ways import OwnWay
from matcher.result import Blocker, Change
from matcher.rules import RULE_BY_KEY

REGISTER = REGISTER_OF[ReaderKind.PERSON]
FACTS = Both("Welke gegevens zijn gebruikt", "Which facts were used")
WHY_NOT = Both("Waarom er nu geen plek is", "Why there is no place now")
WHY_PLACE = Both("Het voorstel, en waarom", "The proposal, and why")
AT_PLACES = Both("Wat bij plekken in de weg staat", "What is in the way at places")
TO_DO = Both("Wat er kan, en wie dat doet", "What can be done, and by whom")
NOW = Both("Voor vannacht", "For tonight")


def person_blocks(view: PersonView, names: Names) -> Iterator[Block]:
    """Yield everything that the person may read, with headings."""
    lang = names.lang
    yield Heading(say.ABOUT.fill(lang, case=view.case))
    yield from outcome_blocks(view, names)
    yield Heading(FACTS.in_(lang), 2)
    yield fact_grid(view.record, names)


def outcome_blocks(view: PersonView, names: Names) -> Iterator[Block]:
    """Yield the outcome, what is in the way, what can be done, and tonight."""
    lang = names.lang
    if view.proposal is not None:
        yield Heading(WHY_PLACE.in_(lang), 2)
        yield from _proposal(view.proposal, names)
    elif view.no is not None:
        yield Heading(WHY_NOT.in_(lang), 2)
        yield from _no(view.no, names)
    if not view.proved:
        yield Line(say.NOT_PROVED.fill(lang))


def place_blocks(found: OwnPlace, names: Names) -> Iterator[Block]:
    """Yield what stands between the person and one place."""
    lang = names.lang
    yield Heading(names.place(found.place))
    if found.team is not None:
        yield Line(WITH_TEAM.fill(lang, team=names.place(found.team)), 1)
    if found.proposed:
        yield Line(say.PROPOSED.fill(lang), 1)
        return
    for blocker in found.blockers:
        yield Line(blocker_text(blocker, names, REGISTER), 1)
        yield from (Line(text, 2) for text in _status(blocker, names))
    facts = {fact_label(f, lang) for rule in found.open for f in rule.missing}
    if facts:
        yield Line(say.FACTS_WAIT.fill(lang, facts=tuple(sorted(facts))), 1)
    if not found.blockers and not facts:
        yield Line(say.NOT_NOW.fill(lang), 1)
        yield Line(say.GROUND.fill(lang), 1)


def _proposal(proposal: OwnProposal, names: Names) -> Iterator[Block]:
    lang = names.lang
    yield Line(where_text(proposal, names))
    yield Line(say_proposal.NO_DECISION.fill(lang))
    if proposal.to_placer:
        yield Line(say_proposal.TO_PLACER.fill(lang))
    yield Line(ground_text(proposal, names))
    yield Line(say.WHY_THIS.fill(lang))
    if proposal.fit:
        reasons = tuple(fit_label(reason, lang) for reason in proposal.fit)
        yield Line(say_proposal.FITS.fill(lang, reasons=reasons))
    if proposal.late_days:
        days = Counted(proposal.late_days, DAYS)
        yield Line(say_proposal.LATE.fill(lang, days=days))
    yield Line(say.WHY_EVERYBODY.fill(lang))
    if proposal.bridge is not None:
        yield Line(bridge_text(proposal.bridge, names))
    yield from funding_blocks(proposal.funding, names)


def _no(no: OwnNo, names: Names) -> Iterator[Block]:
    lang = names.lang
    yield Line(say.KIND[no.kind].fill(lang))
    if no.cause is not None:
        yield Line(say_kinds.CAUSE.fill(lang, cause=no.cause))
    yield Line(say.NO_DECISION.fill(lang))
    yield Line(say.LOOKED_AT.fill(lang, places=Counted(no.places, PLACES)))
    if no.elsewhere:
        yield Line(say.ELSEWHERE.fill(lang, places=Counted(no.elsewhere, PLACES)))
        yield Line(say.GROUND.fill(lang))
        yield Line(say.TIE.fill(lang))
    if no.rules or no.facts:
        yield Heading(AT_PLACES.in_(lang), 2)
    for rule in no.rules:
        yield from _rule(rule, names)
    for fact in no.facts:
        text = say.FACT_WAITS.fill(
            lang, fact=fact_label(fact.fact, lang), places=Counted(fact.places, PLACES)
        )
        yield Line(text)
    yield Heading(TO_DO.in_(lang), 2)
    yield from _ways(no, names)
    yield Heading(NOW.in_(lang), 2)
    yield from (Line(text) for text in tonight_texts(no.tonight, names))


def _rule(rule: RuleAt, names: Names) -> Iterator[Block]:
    listed = say.AT_SOME if rule.places > len(rule.named) else say.AT_ALL
    places = Counted(rule.places, PLACES)
    shown = tuple(names.place(place) for place in rule.named)
    yield Line(blocker_text(rule.blocker, names, REGISTER))
    yield Line(listed.fill(names.lang, places=places, names=shown), 1)
    yield from (Line(text, 1) for text in _status(rule.blocker, names))


def _status(blocker: Blocker, names: Names) -> Iterator[str]:
    """Yield what a fact, a fixed limit or a choice of one's own is called."""
    rule = RULE_BY_KEY[blocker.rule]
    if rule.change is ChangeClass.X:
        yield say_changes.FIXED.fill(names.lang)
    elif rule.change not in ADVISED:
        yield change_text(rule, names)


def _ways(no: OwnNo, names: Names) -> Iterator[Block]:
    lang = names.lang
    if not no.ways:
        yield Line(say.NOTHING_HELPS.fill(lang))
        return
    yield Line(say.WAYS.fill(lang, ways=Counted(no.total_ways, WAYS)))
    if no.total_ways > MOST:
        shown = min(MOST, len(no.ways))
        yield Line(say_changes.WAYS_SHOWN.fill(lang, number=shown))
    yield Line(say.NO_PROMISE.fill(lang))
    before = {found.rule: found.times for found in no.before}
    for number, way in enumerate(no.ways[:MOST], start=1):
        yield Line(say_changes.WAY.fill(lang, number=number), 1)
        yield from (Line(text, 2) for text in _way(way, before, names))


def _way(way: OwnWay, before: Mapping[str, int], names: Names) -> Iterator[str]:
    lang = names.lang
    for change in way.changes:
        yield _change(change, names)
        who = label(change.owner, lang)
        if change.who and names.any(change.who) != who:
            who = f"{who} ({names.any(change.who)})"
        low, high = change.lead_days
        yield say_changes.WHO.fill(lang, who=who, low=low, high=high)
        if change.rule is not None and change.rule in before:
            yield often_text(before[change.rule], names)
    cleared = say.CLEARED_SOME if way.places > len(way.named) else say.CLEARED
    shown = tuple(names.place(place) for place in way.named)
    yield cleared.fill(lang, places=Counted(way.places, PLACES), names=shown)


def _change(change: Change, names: Names) -> str:
    if change.rule is not None:
        return change_text(RULE_BY_KEY[change.rule], names)
    fact = fact_label(change.fact or "", names.lang)
    return say_changes.FIND_OUT.fill(names.lang, fact=fact)
