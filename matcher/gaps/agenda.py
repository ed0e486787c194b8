"""What could be on an agenda: who is competent, effect, casus, earlier decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matcher.claims.agenda import AgendaItem, Decided, Effect
from matcher.claims.figures import (
    Exactness,
    Member,
    Subject,
    Told,
)
from matcher.claims.gaps import CellValue
from matcher.gaps.casus import casus
from matcher.gaps.day import Day
from matcher.gaps.effects import effect
from matcher.gaps.needs import Needs
from matcher.gaps.persons import Topic, about_cell, topic_of
from matcher.gaps.scopes import payers_of
from matcher.gaps.values import pools
from matcher.gaps.waiting import all_days, by_row, count, tally
from matcher.kinds import Owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An item without what was told or decided before."""

    topic: Topic
    members: tuple[Member, ...]
    effect: Effect
    places: int


def topics(
    days: Sequence[Day], needs: Needs, rows: Sequence[CellValue]
) -> tuple[AgendaItem, ...]:
    """Return all items with an effect, the largest first.

    By persons, then exact before at most, then days, then topic key. Persons may count
    under several items.
    """
    drafts = [*_of_noes(days, needs), *_of_cells(days, rows)]
    useful = (draft for draft in drafts if draft.effect.persons)
    return tuple(_item(days, draft) for draft in sorted(useful, key=_rank))


def _rank(draft: Draft) -> tuple[int, bool, int, str]:
    effect = draft.effect
    bound = effect.exactness is Exactness.UPPER_BOUND
    return -(effect.persons or 0), bound, -(effect.days or 0), draft.topic.key


def _of_noes(days: Sequence[Day], needs: Needs) -> list[Draft]:
    """Return a draft for each topic that the no of somebody is about."""

    def topic(day: Day, ref: str) -> Topic | None:
        return topic_of(day.region, day.region.case[ref], day.nos[ref])

    def of_all(day: Day, ref: str) -> Topic | None:
        found = topic(day, ref)
        return None if found is None else found.of_all

    found = {**by_row(days, topic), **by_row(days, of_all)}
    return [
        Draft(
            topic=about,
            members=members,
            effect=effect(days[-1], needs, about, [m.case for m in members if m.now]),
            places=0,
        )
        for about, members in found.items()
    ]


def _of_cells(days: Sequence[Day], rows: Sequence[CellValue]) -> list[Draft]:
    """Return a draft for each cell of which it was worked out what more places do."""
    spent = all_days(days)
    return [
        Draft(
            topic=about_cell(Subject.PLACES, row.cell),
            members=tuple(
                Member(case=ref, days=spent[ref], last=True, now=True)
                for ref in row.pool.members
            ),
            effect=effect_of_places(days[-1], row),
            places=row.checked.places,
        )
        for row in rows
        if row.checked is not None
    ]


def effect_of_places(day: Day, row: CellValue) -> Effect:
    """Return what the places checked do: exact if it is proved, else at most."""
    found = row.checked
    if found is not None and found.proved and day.maximal:
        return Effect(
            persons=found.persons,
            days=found.days,
            exactness=Exactness.EXACT,
            told=Told.WHOLE,
        )
    places = 1 if found is None else found.places
    return Effect(
        persons=row.steps[places - 1].most,
        days=None,
        exactness=Exactness.UPPER_BOUND,
        told=Told.WHOLE,
    )


def _item(days: Sequence[Day], draft: Draft) -> AgendaItem:
    topic, day = draft.topic, days[-1]
    return AgendaItem(
        topic=topic.key,
        subject=topic.subject,
        owner=topic.owner,
        parties=_parties(day, topic),
        cell=topic.cell,
        cause=topic.cause,
        rule=topic.rule,
        together=topic.together,
        places=draft.places,
        tally=tally(draft.members),
        effect=draft.effect,
        casus=casus(day, [m.case for m in draft.members]),
        decided=_decided(days, topic.key),
    )


def _parties(day: Day, topic: Topic) -> tuple[str, ...]:
    if topic.cell is None:
        return (topic.party,) if topic.party else ()
    if topic.owner is Owner.AANBIEDER:
        return ()
    return payers_of(day.region, topic.cell.stelsel, topic.cell.area)


def _decided(days: Sequence[Day], key: str) -> Decided | None:
    """Return the last decision on a topic, beside the first file that tells of it."""
    found = [d for d in days[-1].region.agenda_decisions if d.topic == key]
    if not found:
        return None
    last = max(found, key=lambda d: (d.decided, d.ref))
    earlier = [d for d in days[:-1] if d.region.as_of <= last.decided] or days[:-1]
    then = (
        earlier[-1:]
        if earlier and earlier[-1].region.as_of <= last.decided
        else (earlier[:1])
    )
    before = [ref for day in then for ref in members_of(day).get(key, ())]
    return Decided(
        by=last.decided_by,
        on=last.decided,
        outcome=last.outcome,
        effect_from=last.effect_from,
        before_on=then[0].region.as_of if then else None,
        before=count(before),
    )


def members_of(day: Day) -> Mapping[str, Sequence[str]]:
    """Return the persons of every topic on one day, by its key."""
    found: dict[str, list[str]] = {}
    for ref, no in day.nos.items():
        topic = topic_of(day.region, day.region.case[ref], no)
        for about in (topic, None if topic is None else topic.of_all):
            if about is not None:
                found.setdefault(about.key, []).append(ref)
    of_cells = {
        about_cell(Subject.PLACES, cell).key: refs for cell, refs in pools(day).items()
    }
    return {**found, **of_cells}
