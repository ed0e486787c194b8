"""How many persons would have a place if one thing no longer stood in their way."""

from collections.abc import Callable, Iterable

import numpy as np

from matcher.claims.agenda import Effect
from matcher.claims.figures import Exactness, Subject, Told
from matcher.explaining.alone import over
from matcher.explaining.survey import BoolArray
from matcher.gaps.day import Day
from matcher.gaps.needs import Needs
from matcher.gaps.persons import Topic
from matcher.gaps.seating import as_bits
from matcher.kinds import LimitKind
from matcher.offer import FULL
from matcher.rule import Rule


def effect(day: Day, needs: Needs, topic: Topic, members: Iterable[str]) -> Effect:
    """Return how many of these persons could have a place, at most, and their days.

    The plan's persons keep a place by their own options; of other limits only what
    lets one newcomer through by itself is looked at. A new kind of offer could be for
    all of them.
    """
    refs = sorted(ref for ref in members if ref in day.nos)
    if topic.subject is not Subject.OFFER:
        refs = _placed(day, needs, topic, refs)
    return Effect(
        persons=len(refs),
        days=sum(map(day.waited, refs)),
        exactness=Exactness.UPPER_BOUND,
        told=Told.WHOLE,
    )


def _placed(day: Day, needs: Needs, topic: Topic, refs: list[str]) -> list[str]:
    """Return who of them is placed, so that as many days as can be are ended."""
    order = sorted(refs, key=lambda ref: (-day.waited(ref), ref))
    reach = [_reach(day, needs, topic, day.at[ref]) for ref in order]
    seating = needs.planned.copy((*needs.planned.reach, *reach))
    newcomers = range(needs.placed, needs.placed + len(order))
    left = set(seating.fill(newcomers))
    return [ref for k, ref in zip(newcomers, order, strict=True) if k not in left]


def _reach(day: Day, needs: Needs, topic: Topic, person: int) -> int:
    """Return the slots that are open to a person without the topic's obstacle."""
    eligible = day.scene.eligible
    blocked, unknown = eligible.blocked(person), eligible.unknown(person)
    lifted = _rules(day, lambda rule: _is_about(topic, rule))
    if topic.subject is Subject.FACTS:
        still = blocked != 0
    else:
        still = (blocked | unknown) & ~lifted != 0
        still[_elsewhere(day, topic) & ((blocked | unknown) != 0)] = True
    still[list(day.survey.options_at[person])] = False
    still |= _full(day, person, topic)
    slots = needs.slot_of[~still]
    return as_bits(set(slots[slots >= 0].tolist()))


def _is_about(topic: Topic, rule: Rule) -> bool:
    if topic.subject is Subject.FUNDING:
        return rule.cause is topic.cause
    return topic.subject is Subject.EXCLUSION and rule.key == topic.rule


def _rules(day: Day, chosen: Callable[[Rule], bool]) -> np.uint64:
    return np.uint64(sum(1 << k for k, r in enumerate(day.scene.rules) if chosen(r)))


def _elsewhere(day: Day, topic: Topic) -> BoolArray:
    """Tell of each offer whether another provider than the topic's decides on it."""
    if topic.subject is not Subject.EXCLUSION or not topic.party:
        return np.zeros(len(day.scene.offers), dtype=np.bool_)
    region = day.region
    owners = {p.ref: region.location[p.location].provider for p in region.places}
    mine = [
        topic.party in {owners[o.place], owners.get(o.team or "", "")}
        for o in day.scene.offers
    ]
    return ~np.array(mine, dtype=np.bool_)


def _full(day: Day, person: int, topic: Topic) -> BoolArray:
    """Tell of each offer whether a limit of its location or team stops one by itself.

    Not the limit that the topic is about, and not money: who is to pay is not settled.
    """
    survey, offers = day.survey, day.scene.offers
    stops = np.array(
        [o.team is not None and o.team_opening == FULL for o in offers], dtype=np.bool_
    )
    about = {kind for kind in LimitKind if kind.value == topic.rule}
    for location, uses in enumerate(survey.location_uses(person)):
        if any(use.kind not in about for use in over(uses)):
            stops |= survey.location == location
    return stops
