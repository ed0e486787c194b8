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
    rules, named = desk.answers.rules, _Named(desk, i)
    made = []
    for stand in found:
        nothing = not stand.blocked and not stand.still_open
        if nothing or any(rules[k].change not in ADVISED for k in stand.blocked):
            continue
        atoms: set[Atom] = set()
        for k in stand.blocked:
            atoms |= {(rules[k].key, "", place) for place in named.where(k, stand)}
        for k in stand.still_open:
            atoms |= {("", fact, "") for fact in named.asked(k, stand)}
        made.append(
            Repair(stand=stand, atoms=frozenset(atoms), room=_room(stand, atoms))
        )
    return made


class _Named:
    """Where rules would be lifted for one case, and what would be asked."""

    def __init__(self, desk: Desk, i: int) -> None:
        self._desk, self._i = desk, i
        self._seat = {
            (o.place, o.opening): k for k, (o, _) in enumerate(desk.seats.offers)
        }
        self._home = {
            (o.place, o.opening): j
            for j, (o, _) in enumerate(desk.answers.offers)
            if o.team is None
        }
        self._asked: dict[tuple[int, int], tuple[str, ...]] = {}

    def where(self, rule: int, stand: Stand) -> list[str]:
        """Return where a rule has to be lifted: "" for the case itself."""
        lifted, (offer, _) = (
            self._desk.answers.rules[rule],
            self._desk.offer(stand.offer),
        )
        if lifted.scope is not Scope.PLACE:
            return [""]
        if offer.team is None or not _of_each(lifted):
            return [offer.place]
        seat = self._seat[offer.team, offer.team_opening]
        home = self._home[offer.place, offer.opening]
        blocked, desk = Verdict.BLOCKED, self._desk
        team_refuses = desk.seats.verdict(rule, self._i, seat) is blocked
        home_refuses = desk.answers.verdict(rule, self._i, home) is blocked
        by_team = [offer.team] if team_refuses else []
        return by_team + ([offer.place] if home_refuses or not team_refuses else [])

    def asked(self, rule: int, stand: Stand) -> tuple[str, ...]:
        """Return the facts to ask for, the same for all offers that read alike."""
        answers = self._desk.answers
        key = (rule, answers.group(rule, stand.offer))
        if key not in self._asked:
            facts = self._desk.offer(stand.offer)[1]
            case = answers.cases[self._i]
            self._asked[key] = open_facts(answers.rules[rule], case, facts)
        return self._asked[key]


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
