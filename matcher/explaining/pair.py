"""Everything that stands between one case and one offer (L1)."""

from datetime import date

from matcher.explaining.slots import slot
from matcher.explaining.standing import Standing, failed_limits
from matcher.explaining.survey import KINDS, Survey
from matcher.explaining.unknowns import missing_facts
from matcher.offer import FULL
from matcher.result import Blocker, FullLimit, OfferNo, OpenRule


def offer_no(survey: Survey, stand: Standing, offer: int) -> OfferNo:
    """Return every blocker, every open rule and every limit failed alone."""
    there = survey.scene.offers[offer]
    limits = (
        FullLimit(id=u.id, kind=u.kind, capacity=u.capacity, amount=u.amount)
        for u in failed_limits(survey, stand, offer)
    )
    return OfferNo(
        place=there.place,
        team=there.team,
        kind=KINDS[stand.rank[offer]],
        free=bool(survey.full[offer] == 0),
        free_from=_free_from(survey, offer),
        blockers=_blockers(survey, stand, offer),
        open=_open_rules(survey, stand, offer),
        limits=tuple(sorted(limits, key=lambda limit: limit.id)),
    )


def _free_from(survey: Survey, offer: int) -> date | None:
    there = survey.scene.offers[offer]
    no_date = there.opening == FULL or (
        there.team is not None and there.team_opening == FULL
    )
    return None if no_date else there.start


def _blockers(survey: Survey, stand: Standing, offer: int) -> tuple[Blocker, ...]:
    scene = survey.scene
    case, there = scene.case_facts[stand.case], scene.offer_facts[offer]
    return tuple(
        Blocker(
            rule=rule.key,
            version=rule.version,
            slots=tuple(
                (name, slot(value))
                for name, value in sorted(rule.found(case, there).items())
            ),
        )
        for k, rule in enumerate(scene.rules)
        if int(stand.blocked[offer]) >> k & 1
    )


def _open_rules(survey: Survey, stand: Standing, offer: int) -> tuple[OpenRule, ...]:
    scene = survey.scene
    case, there = scene.case_facts[stand.case], scene.offer_facts[offer]
    return tuple(
        OpenRule(
            rule=rule.key,
            version=rule.version,
            missing=missing_facts(rule, case, there),
        )
        for k, rule in enumerate(scene.rules)
        if int(stand.unknown[offer]) >> k & 1
    )
