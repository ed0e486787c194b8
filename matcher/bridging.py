"""Short stays tonight: where, who pays, and until when."""

from dataclasses import dataclass
from datetime import date, timedelta

from matcher.facts import CaseFacts
from matcher.facts.offer import offer_facts
from matcher.kinds import Family
from matcher.model.region import Bridging, Region
from matcher.offer import FULL, Offer
from matcher.offers import place_alone
from matcher.result import Bridge
from matcher.rule import Rule, Verdict

NOT_ASKED = frozenset({Family.FUNDING, Family.BASICS})
NOT_COVERED = frozenset({"care-covered", "living-profile"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeStay:
    """A lawful bridge for one case, from `bridge.start` to at most `bridge.until`."""

    bridge: Bridge
    offer: Offer


def bridge_stays(
    region: Region, rules: tuple[Rule, ...], case: CaseFacts
) -> tuple[BridgeStay, ...]:
    """Return the bridges this case may use, earliest first.

    The named funder pays, and a few nights need not cover all care: the rules
    about money, basics, care and living profile are not asked. All others hold.
    """
    asked = tuple(
        r for r in rules if r.family not in NOT_ASKED and r.key not in NOT_COVERED
    )
    found = [
        BridgeStay(bridge=_stay(record, offer), offer=offer)
        for record in region.bridging
        for offer in place_alone(region, region.place[record.place])
        if offer.opening != FULL and _allowed(region, asked, case, offer)
    ]
    return tuple(sorted(found, key=lambda b: (b.bridge.start, b.bridge.place)))


def _allowed(
    region: Region, rules: tuple[Rule, ...], case: CaseFacts, offer: Offer
) -> bool:
    facts = offer_facts(region, offer)
    return all(r.answer(case, facts) is Verdict.HOLDS for r in rules)


def _stay(record: Bridging, offer: Offer) -> Bridge:
    return Bridge(
        place=record.place,
        funder=record.funder,
        start=offer.start,
        until=_end(offer, record.max_days),
    )


def _end(offer: Offer, days: int) -> date:
    end = offer.start + timedelta(days=days)
    return end if offer.until is None else min(end, offer.until)
