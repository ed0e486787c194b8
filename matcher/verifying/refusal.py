"""Why a case has no place, worked out a second way."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from matcher.fact import Unknown
from matcher.facts import CaseFacts, OfferFacts
from matcher.facts.asked import ASKED_AS, LISTS
from matcher.kinds import KIND_OF_LIMIT, FundingCause, KindOfNo, LimitKind
from matcher.result import CITED, Blocker, OfferNo, OpenRule, Slot
from matcher.rule import Rule, Verdict
from matcher.verifying.desk import Desk
from matcher.verifying.standing import Stand, has_room
from matcher.way import Way


def easiest_by_place(desk: Desk, found: list[Stand]) -> list[Stand]:
    """Return the easiest offer of each place, the easiest place first."""
    best: dict[str, Stand] = {}
    for stand in sorted(found, key=lambda s: s.order):
        best.setdefault(desk.offer(stand.offer)[0].place, stand)
    return list(best.values())


def told(
    desk: Desk, i: int, easiest: list[Stand], *, proved: bool
) -> dict[str, object]:
    """Return the fields of `No` that rules and limits decide, by name."""
    kinds = {s.kind for s in easiest}
    kind = min(kinds, key=lambda k: k.rank, default=KindOfNo.PROFILE_GAP)
    seen = kinds | (_kinds_in_front(desk, easiest[0]) if easiest else set())
    cause = _cause(desk, easiest[0]) if kind is KindOfNo.FUNDING_GAP else None
    return {
        "kind": kind,
        "proved": proved or KindOfNo.COMPETITION not in kinds,
        "cause": cause,
        "also": tuple(k for k in KindOfNo if k in seen - {kind}),
        "counts": tuple(
            (k, len([s for s in easiest if s.kind is k]))
            for k in KindOfNo
            if k in kinds
        ),
        "cited": tuple(
            offer_no(desk, i, stand)
            for k in KindOfNo
            for stand in [s for s in easiest if s.kind is k][:CITED]
        ),
    }


def first_start(desk: Desk, found: list[Stand]) -> tuple[date, str] | tuple[None, None]:
    """Return the first start of an offer of which only that is too late, and where."""
    late = [
        desk.offer(s.offer)[0]
        for s in found
        if s.kind is KindOfNo.CAPACITY_GAP
        and s.things == 1
        and [desk.answers.rules[k].key for k in s.blocked] == ["starts-in-time"]
    ]
    return min(((o.start, o.place) for o in late), default=(None, None))


def offer_no(desk: Desk, i: int, stand: Stand) -> OfferNo:
    """Return everything that stands between one case and one offer."""
    offer, facts = desk.offer(stand.offer)
    case, rules = desk.answers.cases[i], desk.answers.rules
    room = has_room(desk, stand.offer)
    return OfferNo(
        place=offer.place,
        team=offer.team,
        kind=stand.kind,
        free=room,
        free_from=offer.start if room else None,
        blockers=tuple(
            Blocker(
                rule=rules[k].key,
                version=rules[k].version,
                slots=tuple(
                    (name, _slot(value))
                    for name, value in sorted(rules[k].found(case, facts).items())
                ),
            )
            for k in stand.blocked
        ),
        open=tuple(
            OpenRule(
                rule=rules[k].key,
                version=rules[k].version,
                missing=open_facts(rules[k], case, facts),
            )
            for k in stand.still_open
        ),
        limits=stand.limits,
    )


def open_facts(rule: Rule, case: CaseFacts, offer: OfferFacts) -> tuple[str, ...]:
    """Return the facts that keep a rule open, lists by their members that matter."""
    found: set[str] = set()
    for key in rule.missing(case, offer):
        name = key.split(".")[1]
        members = list(_decisive(rule, case, offer, name)) if name in LISTS else []
        whole = f"case.{ASKED_AS.get(name, name)}"
        found |= {f"{key}:{member}" for member in members} or {whole}
    return tuple(sorted(found))


def _decisive(
    rule: Rule, case: CaseFacts, offer: OfferFacts, name: str
) -> Iterator[str]:
    value = getattr(case, name)
    if not isinstance(value, Unknown):
        return
    for member in value.high - value.low:
        at_least = {value.low, value.low | {member}}
        at_most = {value.high, value.high - {member}}
        if any(
            len(_verdicts(rule, case, offer, name, s)) > 1 for s in (at_least, at_most)
        ):
            yield member.value


def _verdicts(
    rule: Rule,
    case: CaseFacts,
    offer: OfferFacts,
    name: str,
    lists: set[frozenset[Enum]],
) -> set[Verdict]:
    values = {f: getattr(case, f) for f in CaseFacts.__dataclass_fields__}
    return {rule.answer(CaseFacts(**values | {name: m}), offer) for m in lists}


def _kinds_in_front(desk: Desk, stand: Stand) -> set[KindOfNo]:
    kinds = {desk.answers.rules[k].kind for k in stand.blocked}
    kinds |= {KIND_OF_LIMIT[limit.kind] for limit in stand.limits}
    return kinds | ({KindOfNo.UNKNOWN_FACTS} if stand.still_open else set())


def _cause(desk: Desk, stand: Stand) -> FundingCause | None:
    for k in stand.blocked:
        cause = desk.answers.rules[k].cause
        if cause is not None:
            return cause
    for limit in stand.limits:
        if limit.kind is LimitKind.BUDGET:
            return FundingCause.BUDGET_SPENT
        if limit.kind is LimitKind.CONTRACT_CEILING:
            return FundingCause.CONTRACT_CEILING
    return None


def _slot(value: object) -> Slot:
    if isinstance(value, frozenset):
        return tuple(sorted(_word(v) for v in value))
    if isinstance(value, int):
        return int(value)
    return _word(value)


def _word(value: object) -> str:
    if isinstance(value, Way):
        return value.key
    if isinstance(value, date):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else str(value)
