"""The agenda of a gap report as one reader gets it."""

from matcher.claims.agenda import AgendaItem, Decided, Effect
from matcher.claims.figures import (
    Audience,
    Subject,
    Tally,
    Told,
)
from matcher.kinds import Owner
from matcher.projecting.choosing import chosen
from matcher.projecting.gap_desk import PERSON_WEEKS, Desk
from matcher.projecting.gap_tables import MONEY_OF_OTHERS
from matcher.projecting.published import THRESHOLD, Figure

# Whose name would tell the gemeente of the person.
NEAR_THE_PERSON = frozenset({Owner.GEMEENTE_CONTACT, Owner.REGIEBEHANDELAAR})


def agenda(desk: Desk) -> tuple[AgendaItem, ...]:
    """Return the items of this reader that are about enough persons.

    For a funder's own part those of one payer; else those of all payers or providers
    of one kind together.
    """
    items = desk.press.keep("agenda", desk.everybody, desk.whole.topics)
    enough = [
        item
        for item in items
        if _own_item(desk, item) and len(item.tally.members) >= desk.press.threshold
    ]
    mine = chosen(enough)
    told = [desk.tallies("agenda", [(x.topic, x.tally)], own=True)[0] for x in mine]
    return tuple(
        _item(desk, item, tally)
        for item, tally in zip(mine, told, strict=True)
        if tally.told is not Told.HIDDEN
    )


def _own_item(desk: Desk, item: AgendaItem) -> bool:
    if not desk.funder:
        told = desk.reader is Audience.TASKFORCE or item.cause not in MONEY_OF_OTHERS
        return told and (item.together or not item.parties or item.cell is not None)
    if item.together:
        return False
    if item.cell is not None:
        return desk.owns(item.cell)
    return desk.funder in item.parties


def _item(desk: Desk, item: AgendaItem, tally: Tally) -> AgendaItem:
    near = item.owner in NEAR_THE_PERSON
    casus = item.casus
    like = 0 if casus is None else casus.alike
    return AgendaItem(
        topic=_general(item) if near else item.topic,
        subject=item.subject,
        owner=item.owner,
        parties=()
        if near
        else tuple(p for p in item.parties if desk.names(p) or not desk.pays(p)),
        cell=item.cell,
        cause=item.cause,
        rule=item.rule,
        together=item.together,
        places=item.places,
        tally=tally,
        effect=_effect(desk, item),
        casus=casus if like >= desk.press.threshold else None,
        decided=None if item.decided is None else _decided(desk, item.decided, item),
    )


def _effect(desk: Desk, item: AgendaItem) -> Effect:
    """Return the effect; of more places, how many of them would be used."""
    effect = item.effect
    if item.subject is Subject.PLACES:
        return Effect(
            persons=min(effect.persons or 0, item.places),
            days=None,
            exactness=effect.exactness,
            told=Told.WHOLE,
        )
    figure = Figure(
        key=("effect", item.topic),
        members=frozenset(m.case for m in item.tally.members),
        numbers=(effect.persons, effect.days),
        units=(THRESHOLD, PERSON_WEEKS),
    )
    (told,) = desk.press.publish([figure])
    persons, days = told.numbers or (None, None)
    return Effect(
        persons=persons, days=days, exactness=effect.exactness, told=told.told
    )


def _decided(desk: Desk, decided: Decided, item: AgendaItem) -> Decided:
    return Decided(
        by=decided.by,
        on=decided.on,
        outcome=decided.outcome,
        effect_from=decided.effect_from,
        before_on=decided.before_on,
        before=desk.count("before", item.topic, decided.before),
    )


def _general(item: AgendaItem) -> str:
    """Return the topic without the party that is near the person."""
    return f"{item.subject}:{item.cause or item.rule or ''}:{item.owner}"
