"""The agenda of a gap report: five items, each with who, effect, casus, outcome."""

from collections.abc import Iterator

from api.text.blocks import Block, Heading, Line
from api.text.gaps.figures import in_weeks, people, persons
from api.text.gaps.naming import party_text, topic_text
from api.text.labels import label, urgency
from api.text.language import Both
from api.text.names import Names
from api.text.sentences import gaps as say
from api.text.values import PLACES, Counted
from matcher.claims.agenda import AgendaItem, Casus, Decided
from matcher.claims.figures import Exactness
from matcher.claims.gaps import GapReport

HEADING = Both("Agenda", "Agenda")
YES_NO = (Both("nee", "no"), Both("ja", "yes"))
NO_MONEY = Both("nog niets", "nothing yet")
OPEN_END = 10_000


def agenda_blocks(report: GapReport, names: Names) -> Iterator[Block]:
    """Yield the items of the agenda."""
    lang = names.lang
    yield Heading(HEADING.in_(lang), 2)
    if not report.agenda:
        none = say.SMALL_AGENDA if report.partial else say.NO_AGENDA
        yield Line(none.fill(lang))
        return
    yield Line(say.AGENDA.fill(lang))
    for number, item in enumerate(report.agenda, start=1):
        about = say.SUBJECT[item.subject].fill(lang, about=topic_text(item, names))
        yield Heading(f"{number}. {about}", 3)
        yield from (Line(text) for text in _item(item, report, names))


def _item(item: AgendaItem, report: GapReport, names: Names) -> Iterator[str]:
    lang, tally = names.lang, item.tally
    who = label(item.owner, lang)
    if item.parties:
        parties = tuple(party_text(ref, names) for ref in item.parties)
        yield say.WHO_OF_THEM.fill(lang, who=who, parties=parties)
    else:
        yield say.WHO.fill(lang, who=who)
    yield say.ABOUT.fill(
        lang,
        persons=persons(tally.persons, tally.told, lang),
        weeks=in_weeks(tally.days, tally.told, lang),
    )
    yield _effect(item, names)
    if item.places and item.effect.days is not None:
        yield say.EFFECT_OF_PLACES.fill(lang, places=Counted(item.places, PLACES))
    yield say.NO_CASUS.fill(lang) if item.casus is None else _casus(item.casus, names)
    yield from _decided(item, report, names)


def _effect(item: AgendaItem, names: Names) -> str:
    lang, effect = names.lang, item.effect
    if item.places and effect.days is None and effect.persons is not None:
        return say.EFFECT_USED[effect.exactness].fill(
            lang, places=Counted(item.places, PLACES), used=effect.persons
        )
    told = persons(effect.persons, effect.told, lang)
    if effect.days is None and effect.exactness is Exactness.UPPER_BOUND:
        return say.EFFECT_AT_MOST.fill(lang, persons=told)
    weeks = in_weeks(effect.days, effect.told, lang)
    return say.EFFECT[effect.exactness].fill(lang, persons=told, weeks=weeks)


def _casus(casus: Casus, names: Names) -> str:
    lang = names.lang
    kind = casus.kind if casus.cause is None else casus.cause
    money = tuple(label(s, lang) for s in casus.money)
    return say.CASUS.fill(
        lang,
        age=_band(*casus.age),
        urgency=urgency(casus.urgency, names.lang),
        waited=_band(*casus.waited),
        kind=kind,
        money=money or (NO_MONEY.in_(lang),),
        title=YES_NO[casus.title].in_(lang),
    )


def _band(low: int, above: int) -> str:
    return f"{low}+" if above >= OPEN_END else f"{low}–{above - 1}"


def _decided(item: AgendaItem, report: GapReport, names: Names) -> Iterator[str]:
    lang, decided = names.lang, item.decided
    if decided is None:
        yield say.NOT_DECIDED.fill(lang)
        return
    yield say.DECIDED[decided.outcome].fill(lang, day=decided.on, who=decided.by)
    yield _came_of_it(item, decided, report, names)


def _came_of_it(
    item: AgendaItem, decided: Decided, report: GapReport, names: Names
) -> str:
    lang, tally = names.lang, item.tally
    now = persons(tally.now, tally.told, lang)
    if decided.before_on is not None:
        before = people(decided.before, lang)
        return say.CAME.fill(lang, before=before, now=now, day=decided.before_on)
    if decided.effect_from is None:
        return say.NOTHING_YET.fill(lang, now=now)
    if decided.effect_from > report.runs[-1].as_of:
        return say.EXPECTED.fill(lang, day=decided.effect_from)
    return say.SINCE.fill(lang, day=decided.effect_from, now=now)
