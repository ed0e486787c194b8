"""Which changes open which offers of one case, worked out a second way."""

from dataclasses import dataclass

from matcher.facts.asked import trait_of
from matcher.kinds import ADVISED, LimitKind, Scope
from matcher.parties import to_find_out, to_lift
from matcher.result import Change, Shown
from matcher.rule import Rule, Verdict
from matcher.verifying.desk import Desk
from matcher.verifying.refusal import open_facts
from matcher.verifying.standing import Stand

# What each part of an offer may refuse by itself: exclusions, ages, sexes, origin,
# a refusal of this very person, and the days of its opening.
OF_EACH_PART = frozenset(
    {
        "offer.excludes_absolute",
        "offer.excludes_negotiable",
        "offer.min_age",
        "offer.max_age",
        "offer.sexes",
        "offer.accepts_from",
        "offer.parts",
        "offer.start",
        "offer.until",
    }
)

# A rule or a fact, and the place where the rule is lifted: exactly one of the first
# two is set, and "" is no place.
Atom = tuple[str, str, str]
Atoms = frozenset[Atom]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """An offer that can be opened, the changes that do so, and whether it has room.

    With room: alone it passes every limit but group caps on a trait still asked for.
    """

    stand: Stand
    atoms: Atoms
    room: bool


def repairs(desk: Desk, i: int, found: list[Stand]) -> list[Repair]:
    """Return every offer that only rules and facts that can be changed close."""
    rules = desk.answers.rules
    seats = {(o.place, o.opening): k for k, (o, _) in enumerate(desk.seats.offers)}
    alone = {
        (o.place, o.opening): j
        for j, (o, _) in enumerate(desk.answers.offers)
        if o.team is None
    }
    asked: dict[tuple[int, int], tuple[str, ...]] = {}
    made = []
    for stand in found:
        nothing = not stand.blocked and not stand.still_open
        if nothing or any(rules[k].change not in ADVISED for k in stand.blocked):
            continue
        offer, facts = desk.offer(stand.offer)
        atoms: set[Atom] = set()
        for k in stand.blocked:
            places = [""]
            if rules[k].scope is Scope.PLACE:
                places = [offer.place]
            if places != [""] and offer.team is not None and _of_each(rules[k]):
                seat = seats[offer.team, offer.team_opening]
                home = alone[offer.place, offer.opening]
                team_refuses = desk.seats.verdict(k, i, seat) is Verdict.BLOCKED
                home_refuses = desk.answers.verdict(k, i, home) is Verdict.BLOCKED
                places = [offer.team] if team_refuses else []
                places += [offer.place] if home_refuses or not team_refuses else []
            atoms |= {(rules[k].key, "", place) for place in places}
        for k in stand.still_open:
            group = (k, desk.answers.group(k, stand.offer))
            if group not in asked:
                asked[group] = open_facts(rules[k], desk.answers.cases[i], facts)
            atoms |= {("", fact, "") for fact in asked[group]}
        made.append(
            Repair(stand=stand, atoms=frozenset(atoms), room=_room(stand, atoms))
        )
    return made


def minimal(found: list[Repair]) -> list[Atoms]:
    """Return the sets of changes of which no part will do.

    First those that open an offer with room; then those that open a full one and
    contain none of the first.
    """
    free = _smallest({r.atoms for r in found if r.room})
    full = _smallest({r.atoms for r in found if not r.room})
    return free + [atoms for atoms in full if not any(part <= atoms for part in free)]


def changes(desk: Desk, i: int, atoms: Atoms) -> tuple[Change, ...]:
    """Return the changes of a set, by class and then by what they are."""
    case, by_key = desk.cases[i], {rule.key: rule for rule in desk.answers.rules}
    made = [
        to_lift(desk.region, case, by_key[rule], place or None)
        if rule
        else to_find_out(desk.region, case, fact)
        for rule, fact, place in atoms
    ]
    return tuple(
        sorted(made, key=lambda c: (c.change, c.rule or c.fact or "", c.place or ""))
    )


def shown(desk: Desk, found: list[Stand]) -> tuple[Shown, ...]:
    """Return the rules never advised that close every offer of some place."""
    by_place: dict[str, list[set[int]]] = {}
    for stand in found:
        place = desk.offer(stand.offer)[0].place
        by_place.setdefault(place, []).append(set(stand.blocked))
    closed = [set.intersection(*offers) for offers in by_place.values()]
    counts = {k: sum(k in rules for rules in closed) for k in set().union(*closed)}
    return tuple(
        Shown(rule=rule.key, change=rule.change, places=counts[k])
        for k, rule in enumerate(desk.answers.rules)
        if rule.change not in ADVISED and k in counts
    )


def _of_each(rule: Rule) -> bool:
    read = {key for key in rule.reads if key.startswith("offer.")}
    return rule.scope is Scope.PLACE and read <= OF_EACH_PART


def _room(stand: Stand, atoms: set[Atom]) -> bool:
    asked = {trait_of(fact) for _, fact, _ in atoms}
    return stand.fits or all(
        limit.kind is LimitKind.GROUP_CAP and limit.id.rpartition("/")[2] in asked
        for limit in stand.limits
    )


def _smallest(sets: set[Atoms]) -> list[Atoms]:
    kept: list[Atoms] = []
    for atoms in sorted(sets, key=len):
        if not any(part <= atoms for part in kept):
            kept.append(atoms)
    return kept
