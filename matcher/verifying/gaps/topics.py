"""The agenda: topics, who is competent, effects, what was decided, one casus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.cells import Cell, area_of
from matcher.claims.agenda import (
    AgendaItem,
    Decided,
    Effect,
)
from matcher.claims.figures import (
    Count,
    Exactness,
    Member,
    Subject,
    Told,
)
from matcher.claims.gaps import (
    CellValue,
    GapReport,
    Scope,
    Values,
)
from matcher.kinds import (
    ADVISED,
    KIND_OF_LIMIT,
    FundingCause,
    KindOfNo,
    LimitKind,
    Owner,
)
from matcher.model.money import Funder
from matcher.model.region import Region
from matcher.model.terms import FunderKind, Stelsel
from matcher.offer import FULL
from matcher.parties import to_find_out
from matcher.rules import RULE_BY_KEY
from matcher.verifying.failure import Failure, differences
from matcher.verifying.gaps.beds import Beds
from matcher.verifying.gaps.casus import told_casus
from matcher.verifying.gaps.places import Ward
from matcher.verifying.gaps.tables import cell_near, decider, rows
from matcher.verifying.gaps.told import Seen, counted, fits_alone, seat_of, tallied
from matcher.verifying.takes import failing, location_takes

PAYS = {
    FunderKind.COLLEGE: {Stelsel.WMO, Stelsel.JEUGDWET},
    FunderKind.ZORGKANTOOR: {Stelsel.WLZ},
    FunderKind.ZORGVERZEKERAAR: {Stelsel.ZVW},
    FunderKind.DJI: {Stelsel.WFZ},
    FunderKind.TENANT: {Stelsel.EIGEN},
    FunderKind.GUARANTOR: {Stelsel.MAATWERK},
}
COMPETENT = {
    FunderKind.COLLEGE: Owner.COLLEGE,
    FunderKind.ZORGKANTOOR: Owner.ZORGKANTOOR,
    FunderKind.ZORGVERZEKERAAR: Owner.VERZEKERAAR,
    FunderKind.DJI: Owner.DJI,
    FunderKind.TENANT: Owner.PERSOON,
    FunderKind.GUARANTOR: Owner.FINANCIER,
}
MOST, OF_A_SUBJECT = 5, 2


@dataclass(frozen=True, slots=True)
class About:
    """What a topic key stands for."""

    key: str
    subject: Subject
    owner: Owner
    party: str
    cell: Cell | None = None
    cause: FundingCause | None = None
    rule: str | None = None
    together: bool = False


def agenda_failures(
    seen: Sequence[Seen], values: Values, report: GapReport
) -> Iterator[Failure]:
    """Yield where topics differ, or what of them is on the agenda."""
    found = [*_of_persons(seen), *_of_places(seen, values)]
    found = [item for item in found if item.effect.persons]
    found.sort(
        key=lambda x: (
            -(x.effect.persons or 0),
            x.effect.exactness is not Exactness.EXACT,
            -(x.effect.days or 0),
            x.topic,
        )
    )
    yield from differences(tuple(found), report.topics, ("topics",))
    chosen: list[AgendaItem] = []
    for item in (x for x in found if not x.together):
        same = [x for x in chosen if x.subject is item.subject]
        again = item.tally.members in [x.tally.members for x in same]
        if len(same) < OF_A_SUBJECT and not again:
            chosen.append(item)
    yield from differences(tuple(chosen[:MOST]), report.agenda, ("agenda",))


def _of_persons(seen: Sequence[Seen]) -> Iterator[AgendaItem]:
    for about in (topic, _at_all):
        for found, members in rows(seen, about).items():
            now = sorted(m.case for m in members if m.now)
            yield _item(seen, found, members, _effect(seen[-1], found, now), 0)


def _at_all(one: Seen, ref: str) -> About | None:
    """Return the topic of a person at all parties of one kind."""
    found = topic(one, ref)
    if found is None or not found.party:
        return None
    key = found.key[: len(found.key) - len(found.party)] + "*"
    return replace(found, key=key, party="", together=True)


def _of_places(seen: Sequence[Seen], values: Values) -> Iterator[AgendaItem]:
    whole = {m.case: m.days for m in rows(seen, lambda _one, _ref: True).get(True, [])}
    for row in values.rows:
        if row.checked is None:
            continue
        members = [
            Member(case=ref, days=whole.get(ref, 0), last=True, now=True)
            for ref in row.pool.members
        ]
        yield _item(
            seen,
            of_cell(Subject.PLACES, row.cell),
            members,
            _of_check(seen[-1], row),
            row.checked.places,
        )


def _of_check(one: Seen, row: CellValue) -> Effect:
    claim = row.checked
    if claim is None or not claim.proved or not one.settled:
        places = 1 if claim is None else claim.places
        return _told(row.steps[places - 1].most, None, Exactness.UPPER_BOUND)
    return _told(claim.persons, claim.days, Exactness.EXACT)


def _told(persons: int | None, days: int | None, exactness: Exactness) -> Effect:
    return Effect(persons=persons, days=days, exactness=exactness, told=Told.WHOLE)


def _item(
    seen: Sequence[Seen],
    found: About,
    members: Sequence[Member],
    effect: Effect,
    places: int,
) -> AgendaItem:
    one = seen[-1]
    return AgendaItem(
        topic=found.key,
        subject=found.subject,
        owner=found.owner,
        parties=_parties(one.region, found),
        cell=found.cell,
        cause=found.cause,
        rule=found.rule,
        together=found.together,
        places=places,
        tally=tallied(members),
        effect=effect,
        casus=told_casus(one, [m.case for m in members]),
        decided=_decided(seen, found.key),
    )


def topic(one: Seen, ref: str) -> About | None:
    """Return what the no of one person puts on the agenda."""
    no = one.nos[ref]
    if not no.cited:
        return None
    if no.kind is KindOfNo.FUNDING_GAP:
        return _paying(one, ref)
    if no.kind is KindOfNo.EXCLUSION_GAP:
        return _excluding(one, ref)
    if no.kind is KindOfNo.UNKNOWN_FACTS:
        facts = [fact for rule in no.cited[0].open for fact in rule.missing]
        owners = [to_find_out(one.region, one.case(ref), f).owner for f in facts[:1]]
        found = [About(f"FACTS:{o.value}", Subject.FACTS, o, "") for o in owners]
        return found[0] if found else None
    cell = cell_near(one.region, ref, no)
    hidden = any(RULE_BY_KEY[b.rule].protected for b in no.cited[0].blockers)
    if no.kind is not KindOfNo.PROFILE_GAP or hidden or cell is None:
        return None
    return of_cell(Subject.OFFER, cell)


def _paying(one: Seen, ref: str) -> About | None:
    no = one.nos[ref]
    blocking = [RULE_BY_KEY[b.rule] for b in no.cited[0].blockers]
    rules = [r for r in blocking if r.cause is no.cause]
    if no.cause is None or (rules and rules[0].change not in ADVISED):
        return None
    who = decider(one, ref)
    funder = one.region.funder.get(who)
    owner = rules[0].owner if rules else Owner.FINANCIER
    kind = owner.value
    if funder is not None:
        owner, kind = COMPETENT[funder.kind], funder.kind.value
    key = f"FUNDING:{no.cause.value}:{kind}:{who}"
    return About(key, Subject.FUNDING, owner, who, cause=no.cause)


def _excluding(one: Seen, ref: str) -> About | None:
    easiest = one.nos[ref].cited[0]
    place = one.region.place[easiest.place]
    provider = one.region.location[place.location].provider
    blocking = [RULE_BY_KEY[b.rule] for b in easiest.blockers]
    for rule in blocking:
        if rule.kind is KindOfNo.EXCLUSION_GAP:
            party = provider if rule.owner is Owner.AANBIEDER else ""
            told = rule.change in ADVISED and not rule.protected
            return _lifting(rule.key, rule.owner, party) if told else None
    for kind in (limit.kind for limit in easiest.limits):
        if KIND_OF_LIMIT[kind] is KindOfNo.EXCLUSION_GAP:
            apart = kind is LimitKind.KEEP_APART
            found = _lifting(kind.value, Owner.AANBIEDER, provider)
            return None if apart else found
    return None


def _lifting(rule: str, owner: Owner, party: str) -> About:
    key = f"EXCLUSION:{rule}:{party or owner.value}"
    return About(key, Subject.EXCLUSION, owner, party, rule=rule)


def of_cell(subject: Subject, cell: Cell) -> About:
    """Return the topic of a cell."""
    own = {s: COMPETENT[k] for k, stelsels in PAYS.items() for s in stelsels}
    own[Stelsel.EIGEN] = Owner.AANBIEDER
    parts = (cell.type.value, cell.area, cell.stelsel.value, str(cell.security.value))
    key = f"{subject.value}:{'|'.join(parts)}"
    return About(key, subject, own[cell.stelsel], "", cell=cell)


def _effect(one: Seen, found: About, refs: Sequence[str]) -> Effect:
    order = sorted(refs, key=lambda ref: (-one.waited(ref), ref))
    placed = list(order)
    if found.subject is not Subject.OFFER:
        beds = _others_kept(one)
        placed = [ref for ref in order if beds.takes(ref, _opened(one, found, ref))]
    days = sum(one.waited(ref) for ref in placed)
    return _told(len(placed), days, Exactness.UPPER_BOUND)


def _others_kept(one: Seen) -> Beds:
    there = {
        f"OPENING:{p.ref}#{k}": o.count
        for p in one.region.places
        for k, o in enumerate(p.openings)
    }
    beds = Beds(there)
    for ref, mine in one.chosen.items():
        own = {
            seat_of(o)
            for o in one.options[ref]
            if o is mine or fits_alone(o, but=seat_of(o))
        }
        beds.lies(ref, seat_of(mine), own)
    return beds


def _opened(one: Seen, found: About, ref: str) -> set[str]:
    """Return the beds that are open to a person once the topic is settled."""
    i, desk = one.position[ref], one.desk
    region, case = one.region, one.case(ref)
    with_options = {o.offer for o in one.options[ref]}
    open_beds = set[str]()
    against = desk.answers.against_all(i)
    about = {kind for kind in LimitKind if kind.value == found.rule}
    full = {
        x.ref
        for x in region.locations
        if any(
            limit.kind not in about
            for limit in failing(
                location_takes(region, case, desk.answers.cases[i], x.ref)
            )
        )
    }
    for j, (offer, _) in enumerate(desk.answers.offers):
        team_full = offer.team is not None and offer.team_opening == FULL
        if offer.opening == FULL or team_full:
            continue
        if region.place[offer.place].location in full:
            continue
        if j in with_options or _settled(
            one, found, *against[j], offer.place, offer.team
        ):
            open_beds.add(f"OPENING:{offer.place}#{offer.opening}")
    return open_beds


def _settled(
    one: Seen,
    found: About,
    blocked: list[int],
    still_open: list[int],
    place: str,
    team: str | None,
) -> bool:
    if found.subject is Subject.FACTS:
        return not blocked
    rules = [one.desk.answers.rules[k] for k in (*blocked, *still_open)]
    if found.subject is Subject.FUNDING:
        return all(rule.cause is found.cause for rule in rules)
    providers = {
        one.region.location[one.region.place[p].location].provider
        for p in (place, team or place)
    }
    here = not found.party or found.party in providers
    return not rules or (here and all(rule.key == found.rule for rule in rules))


def _parties(region: Region, found: About) -> tuple[str, ...]:
    if found.cell is None:
        return (found.party,) if found.party else ()
    if found.owner is Owner.AANBIEDER:
        return ()
    cell = found.cell
    payers = [
        f
        for f in region.funders
        if cell.stelsel in PAYS[f.kind]
        and (not areas_of(region, f) or cell.area in areas_of(region, f))
    ]
    rich = [f.ref for f in payers if f.budgets]
    return tuple(sorted(rich or [f.ref for f in payers]))


def areas_of(region: Region, funder: Funder) -> set[str]:
    """Return the areas in which a funder's gemeenten lie; none is everywhere."""
    return {
        area_of(region, m.code)
        for m in region.municipalities
        if m.code in funder.municipalities
        or (funder.kind is FunderKind.ZORGKANTOOR and m.zorgkantoor == funder.ref)
    }


def scope_failures(one: Seen, claim: tuple[Scope, ...]) -> Iterator[Failure]:
    """Yield where the scopes of funders differ."""
    expected = [
        Scope(
            funder=f.ref,
            stelsels=tuple(sorted(PAYS[f.kind])),
            areas=tuple(sorted(areas_of(one.region, f))),
        )
        for f in one.region.funders
    ]
    expected.sort(key=lambda scope: scope.funder)
    yield from differences(tuple(expected), claim, ("scopes",))


def _decided(seen: Sequence[Seen], key: str) -> Decided | None:
    decisions = [d for d in seen[-1].region.agenda_decisions if d.topic == key]
    if not decisions:
        return None
    decisions.sort(key=lambda d: (d.decided, d.ref))
    last, earlier = decisions[-1], seen[:-1]
    then = [one for one in earlier if one.region.as_of <= last.decided][-1:]
    then = then or list(earlier[:1])
    return Decided(
        by=last.decided_by,
        on=last.decided,
        outcome=last.outcome,
        effect_from=last.effect_from,
        before_on=then[0].region.as_of if then else None,
        before=_before(then[0], key) if then else counted([]),
    )


def _before(one: Seen, key: str) -> Count:
    ward = Ward(seen=one)
    for cell in {ward.cell(o) for options in ward.own.values() for o in options}:
        if of_cell(Subject.PLACES, cell).key == key and ward.gained(cell, 1):
            beds, left = ward.full
            return counted([r for r in left if beds.reaches(r, ward.may(r), cell)])
    topics = ((ref, t(one, ref)) for ref in one.nos for t in (topic, _at_all))
    return counted([ref for ref, found in topics if found and found.key == key])
