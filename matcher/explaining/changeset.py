"""One minimal set of changes as a claim, and its place in the ranking."""

from matcher.explaining.minimal import AT_PLACE, AT_TEAM, CASE_RULES, FACTS, Sets
from matcher.explaining.net import NET_RANK
from matcher.explaining.parts import Parts
from matcher.explaining.repairs import Repairs
from matcher.explaining.survey import Survey
from matcher.kinds import ADVISED
from matcher.model.case import Case
from matcher.parties import to_find_out, to_lift
from matcher.result import Change, ChangeSet

Key = tuple[int, int, int, tuple[int, int], int, int, tuple[tuple[str, str], ...]]


def changes_of(
    survey: Survey, parts: Parts, found: Repairs, case: Case, sets: Sets
) -> list[tuple[Change, ...]]:
    """Return the changes of each row, sorted by class and then by what they are."""
    region, rules = survey.scene.region, survey.scene.rules
    made: list[tuple[Change, ...]] = []
    for words, (place, team) in zip(sets.words.tolist(), sets.at.tolist(), strict=True):
        where = {
            CASE_RULES: None,
            AT_PLACE: survey.places[place],
            AT_TEAM: parts.teams[team] if parts.teams else None,
        }
        lifted = (
            to_lift(region, case, rules[k], at)
            for word, at in where.items()
            for k in _bits(words[word])
        )
        found_out = (
            to_find_out(region, case, found.facts[k]) for k in _bits(words[FACTS])
        )
        made.append(tuple(sorted((*lifted, *found_out), key=change_key)))
    return made


def change_key(change: Change) -> tuple[str, str, str]:
    """Return the key by which the changes of one set are sorted."""
    return change.change.value, change.rule or change.fact or "", change.place or ""


def rank_key(found: ChangeSet) -> Key:
    """Return the key by which sets are ranked: smaller comes first."""
    changes = found.changes
    return (
        max(ADVISED.index(c.change) for c in changes),
        NET_RANK[found.net],
        len({(c.owner, c.who) for c in changes}),
        (max(c.lead_days[1] for c in changes), max(c.lead_days[0] for c in changes)),
        len(changes),
        -found.opens,
        tuple((c.rule or c.fact or "", c.place or "") for c in changes),
    )


def _bits(word: int) -> list[int]:
    return [k for k in range(word.bit_length()) if word >> k & 1]
