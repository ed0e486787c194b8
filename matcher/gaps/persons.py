"""What the no of one person comes under: cell, cause and payer, owner, topic."""

from dataclasses import dataclass, replace

from matcher.cells import Cell, area_of, cells_of
from matcher.claims.figures import Subject
from matcher.kinds import ADVISED, KIND_OF_LIMIT, FundingCause, KindOfNo, LimitKind
from matcher.kinds import Owner as Who
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.model.terms import STELSEL_OF, FunderKind, InstrumentStatus, Stelsel
from matcher.parties import gives_room, to_find_out, to_lift
from matcher.result import Change, No
from matcher.rule import Rule
from matcher.rules import RULE_BY_KEY

SPENT = {
    LimitKind.BUDGET: FundingCause.BUDGET_SPENT,
    LimitKind.CONTRACT_CEILING: FundingCause.CONTRACT_CEILING,
}
OWNER_OF_FUNDER = {
    FunderKind.COLLEGE: Who.COLLEGE,
    FunderKind.ZORGKANTOOR: Who.ZORGKANTOOR,
    FunderKind.ZORGVERZEKERAAR: Who.VERZEKERAAR,
    FunderKind.DJI: Who.DJI,
    FunderKind.TENANT: Who.PERSOON,
    FunderKind.GUARANTOR: Who.FINANCIER,
}
ABOUT_ROOM = frozenset({KindOfNo.COMPETITION, KindOfNo.CAPACITY_GAP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a no puts on the agenda, and who is competent; `party` may be ""."""

    key: str
    subject: Subject
    owner: Who
    party: str
    cell: Cell | None = None
    cause: FundingCause | None = None
    rule: str | None = None
    together: bool = False

    @property
    def of_all(self) -> "Topic | None":
        """The same topic at all parties of this kind; None where it has no party."""
        if not self.party:
            return None
        kind = self.key.removesuffix(self.party)
        return replace(self, key=f"{kind}*", party="", together=True)


def cell_of_no(region: Region, case: Case, no: No) -> Cell | None:
    """Return the cell a person belongs to: the easiest place's, in the own area.

    Of the stelsels that can pay the place: one the person has money under, else one
    that was asked for, else the first.
    """
    if not no.cited:
        return None
    cells = cells_of(region, no.cited[0].place)
    held = _stelsels(case, InstrumentStatus.TOEGEKEND)
    asked = _stelsels(case, InstrumentStatus.AANGEVRAAGD)

    def rank(cell: Cell) -> tuple[bool, bool, Stelsel]:
        paid = cell.stelsel in held
        return not paid, not paid and cell.stelsel not in asked, cell.stelsel

    best = min(cells, key=rank)
    area = area_of(region, case.municipality)
    return Cell(best.type, area, best.stelsel, best.security)


def _stelsels(case: Case, status: InstrumentStatus) -> set[Stelsel]:
    papers = (e for e in case.entitlements if e.status is status)
    return {STELSEL_OF[route] for paper in papers for route in paper.routes}


def first_advice(no: No) -> Change | None:
    """Return the change of the first advice that takes longest, None without advice."""
    if not no.sets:
        return None
    return max(
        no.sets[0].changes, key=lambda c: (c.change.value, c.lead_days[1], c.lead_days)
    )


def needs_others(no: No) -> bool:
    """Tell whether the first advice needs more than one owner."""
    return bool(no.sets) and len({c.owner for c in no.sets[0].changes}) > 1


def payer_of(region: Region, case: Case, no: No) -> str:
    """Return who decides on the cause of a funding gap, "" when nobody is known."""
    rule, limit = _of_cause(no)
    if rule is not None:
        return to_lift(region, case, rule, no.cited[0].place).who
    if limit is not None:
        kind, _, about = limit.partition(":")
        return gives_room(region, LimitKind(kind), about)
    return ""


def _of_cause(no: No) -> tuple[Rule | None, str | None]:
    """Return the rule, else the id of the limit, that gives a no its cause."""
    easiest = no.cited[0]
    for blocker in easiest.blockers:
        if RULE_BY_KEY[blocker.rule].cause is no.cause:
            return RULE_BY_KEY[blocker.rule], None
    spent = (x.id for x in easiest.limits if SPENT.get(x.kind) is no.cause)
    return None, next(spent, None)


def topic_of(region: Region, case: Case, no: No) -> Topic | None:
    """Return the topic of one no; None where there is nothing to advise.

    More places are no topic of one person: what they do is worked out by cell.
    """
    if not no.cited:
        return None
    if no.kind is KindOfNo.FUNDING_GAP:
        return _funding(region, case, no)
    if no.kind is KindOfNo.EXCLUSION_GAP:
        return _exclusion(region, no)
    if no.kind is KindOfNo.UNKNOWN_FACTS:
        return _facts(region, case, no)
    if no.kind is KindOfNo.PROFILE_GAP:
        return _offer(region, case, no)
    return None


def _funding(region: Region, case: Case, no: No) -> Topic | None:
    rule, _ = _of_cause(no)
    if no.cause is None or (rule is not None and rule.change not in ADVISED):
        return None
    who = payer_of(region, case, no)
    funder = region.funder.get(who)
    if funder is not None:
        owner, kind = OWNER_OF_FUNDER[funder.kind], funder.kind.value
    else:
        owner = Who.FINANCIER if rule is None else rule.owner
        kind = owner.value
    return Topic(
        key=f"{Subject.FUNDING}:{no.cause}:{kind}:{who}",
        subject=Subject.FUNDING,
        owner=owner,
        party=who,
        cause=no.cause,
    )


def _exclusion(region: Region, no: No) -> Topic | None:
    easiest = no.cited[0]
    provider = region.location[region.place[easiest.place].location].provider
    for rule in (RULE_BY_KEY[b.rule] for b in easiest.blockers):
        if rule.kind is not KindOfNo.EXCLUSION_GAP:
            continue
        if rule.change not in ADVISED or rule.protected:
            return None
        by_provider = rule.owner is Who.AANBIEDER
        party = provider if by_provider else ""
        return _about_rule(rule.key, rule.owner, party)
    for limit in easiest.limits:
        if KIND_OF_LIMIT[limit.kind] is KindOfNo.EXCLUSION_GAP:
            if limit.kind is LimitKind.KEEP_APART:
                return None
            return _about_rule(limit.kind.value, Who.AANBIEDER, provider)
    return None


def _about_rule(rule: str, owner: Who, party: str) -> Topic:
    return Topic(
        key=f"{Subject.EXCLUSION}:{rule}:{party or owner}",
        subject=Subject.EXCLUSION,
        owner=owner,
        party=party,
        rule=rule,
    )


def _facts(region: Region, case: Case, no: No) -> Topic | None:
    missing = [fact for rule in no.cited[0].open for fact in rule.missing]
    if not missing:
        return None
    change = to_find_out(region, case, missing[0])
    return Topic(
        key=f"{Subject.FACTS}:{change.owner}",
        subject=Subject.FACTS,
        owner=change.owner,
        party="",
    )


def _offer(region: Region, case: Case, no: No) -> Topic | None:
    if any(RULE_BY_KEY[b.rule].protected for b in no.cited[0].blockers):
        return None
    cell = cell_of_no(region, case, no)
    return None if cell is None else about_cell(Subject.OFFER, cell)


def about_cell(subject: Subject, cell: Cell) -> Topic:
    """Return the topic of more places, or of a new offer, in one cell."""
    key = f"{cell.type}|{cell.area}|{cell.stelsel}|{int(cell.security)}"
    return Topic(
        key=f"{subject}:{key}",
        subject=subject,
        owner=OWNER_OF_STELSEL[cell.stelsel],
        party="",
        cell=cell,
    )


OWNER_OF_STELSEL = {
    Stelsel.WMO: Who.COLLEGE,
    Stelsel.WLZ: Who.ZORGKANTOOR,
    Stelsel.ZVW: Who.VERZEKERAAR,
    Stelsel.WFZ: Who.DJI,
    Stelsel.JEUGDWET: Who.COLLEGE,
    Stelsel.EIGEN: Who.AANBIEDER,
    Stelsel.MAATWERK: Who.FINANCIER,
}
