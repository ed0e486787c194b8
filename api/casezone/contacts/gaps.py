"""Who is needed and not in the contact book: derived, never kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from api.casezone.contacts.book import OF_FUNDER, ROLES_OF, Party
from api.casezone.contacts.shapes import ContactGap
from api.casezone.day import Day
from api.casezone.plans.kept import STARTED
from api.text.desk import ContactRole
from matcher.kinds import Owner

SHOWN_SETS = 5


def gaps(day: Day) -> tuple[ContactGap, ...]:
    """Return the gaps, the most needed first, then by owner and reference."""
    needed = Counter(_parties(day))
    areas: dict[tuple[Owner, str], set[str]] = defaultdict(set)
    counts: Counter[tuple[Owner, str]] = Counter()
    for party, count in needed.items():
        if day.book.lacks(party):
            counts[party.owner, party.who] += count
            areas[party.owner, party.who] |= {party.area} - {""}
    found = [
        ContactGap(
            owner=owner,
            who=who,
            name=day.around.name(who) if who else "",
            roles=_roles(day, owner, who),
            areas=tuple(sorted(areas[owner, who])),
            needed=count,
        )
        for (owner, who), count in counts.items()
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.needed, gap.owner, gap.who)))


def _roles(day: Day, owner: Owner, who: str) -> tuple[ContactRole, ...]:
    """Return the roles that would do: of a funder only that of its kind."""
    kind = day.around.funder_kind(who) if owner is Owner.FINANCIER else None
    return ROLES_OF[owner] if kind is None else OF_FUNDER[kind]


def _parties(day: Day) -> Iterator[Party]:
    """Yield whom the work of this day needs, as often as it does."""
    for place in day.around.refs("place"):
        if day.is_stale(place):
            who = day.around.provider_of(place)
            yield Party(owner=Owner.AANBIEDER, who=who)
    for action in day.actions:
        known = day.cases.get(action.case)
        if action.state == STARTED and known is not None:
            owner, who = Owner(str(action.body["owner"])), str(action.body["who"])
            yield Party(owner=owner, who=who, area=known.case.municipality)
    for ref, outcome in () if day.run is None else day.run.outcomes.items():
        known = day.cases.get(ref)
        if outcome.no is None or known is None or not known.waits:
            continue
        for change in {c for s in outcome.no.sets[:SHOWN_SETS] for c in s.changes}:
            area = known.case.municipality
            if change.owner is not Owner.REGIEBEHANDELAAR or ref not in day.regie:
                yield Party(owner=change.owner, who=change.who, area=area)
