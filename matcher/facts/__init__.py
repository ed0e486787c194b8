"""The facts that rules read: one flat record for a case, one for an offer."""

from matcher.facts.records import CaseFacts, OfferFacts

__all__ = ["CaseFacts", "OfferFacts"]
