"""Everything a run works with, worked out once from a region."""

from dataclasses import dataclass

from matcher.eligibility import Eligibility
from matcher.facts import CaseFacts, OfferFacts
from matcher.limits import Limit
from matcher.model.case import Case
from matcher.model.region import Region
from matcher.objective import Objective
from matcher.offers import Offer
from matcher.options import Option
from matcher.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Cases that ask for a place, offers, rules in force, options and limits.

    `cases` are sorted by reference, `offers` as `offers()` sorts them; facts
    stand at the same positions. Options and limits name cases and offers by
    position.
    """

    region: Region
    objective: Objective
    rules: tuple[Rule, ...]
    cases: tuple[Case, ...]
    offers: tuple[Offer, ...]
    case_facts: tuple[CaseFacts, ...]
    offer_facts: tuple[OfferFacts, ...]
    eligible: Eligibility
    options: tuple[Option, ...]
    limits: tuple[Limit, ...]
