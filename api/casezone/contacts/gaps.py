"""Who is needed and not in the contact book: derived, never kept."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator

from api.casezone.contacts.book import OF_FUNDER, ROLES_OF, Party
from api.casezone.contacts.shapes import ContactGap
from api.casezone.day import Day
from api.casezone.plans.kept import STARTED
from api.casezone.turns import party_of, whose_turn
from api.text.desk import ContactRole
from matcher.kinds import Owner

SHOWN_SETS = 5


def gaps(day: Day) -> tuple[ContactGap, ...]:
    """Return the gaps, the most needed first, then by owner and reference."""
    needed = Counter(party for source in NEEDED for party in source(day))
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


def _of_places(day: Day) -> Iterator[Party]:
    """Yield the providers to be called about a stale figure."""
    for place in day.around.refs("place"):
        if day.is_stale(place):
            yield Party(owner=Owner.AANBIEDER, who=day.around.provider_of(place))


def _of_cases(day: Day) -> Iterator[Party]:
    """Yield who holds the regie of each case that waits."""
    for known in day.cases.values():
        if known.waits and day.holder_of(known.ref).contact is None:
            who, area = known.case.regie, known.case.municipality
            yield Party(owner=Owner.REGIEBEHANDELAAR, who=who, area=area)


def _of_actions(day: Day) -> Iterator[Party]:
    """Yield the owners of actions that are under way, unless a contact was named."""
    for action in day.actions:
        known = day.cases.get(action.case)
        if action.state == STARTED and known is not None:
            owner, who = Owner(str(action.body["owner"])), str(action.body["who"])
            named = str(action.body["contact"] or "")
            if day.whom(owner, who, action.case, named).contact is None:
                yield Party(owner=owner, who=who, area=known.case.municipality)


def _of_run(day: Day) -> Iterator[Party]:
    """Yield the owners of the changes that the last run shows for who waits."""
    for ref, outcome in () if day.run is None else day.run.outcomes.items():
        known = day.cases.get(ref)
        if outcome.no is None or known is None or not known.waits:
            continue
        for change in {c for s in outcome.no.sets[:SHOWN_SETS] for c in s.changes}:
            if day.whom(change.owner, change.who, ref).contact is None:
                area = known.case.municipality
                yield Party(owner=change.owner, who=change.who, area=area)


def _of_handovers(day: Day) -> Iterator[Party]:
    """Yield whose turn the open items of handovers are."""
    for turn in day.running.turns:
        known = day.cases.get(turn.row["case_ref"])
        if known is not None and whose_turn(day, turn).contact is None:
            owner, who = party_of(day, turn)
            yield Party(owner=owner, who=who, area=known.case.municipality)


NEEDED: tuple[Callable[[Day], Iterator[Party]], ...] = (
    _of_places,
    _of_cases,
    _of_actions,
    _of_handovers,
    _of_run,
)
