"""Limits that an offer fails even as the only new placement."""

from datetime import date

from matcher.explaining.survey import BoolArray, Survey
from matcher.limits import Use
from matcher.options import pays
from matcher.way import Way


def paying(
    survey: Survey, case: int, lawful: BoolArray, offers: list[int]
) -> dict[int, tuple[Way, ...]]:
    """Return the known ways to pay each offer: of its options, else what pays today.

    Offers with the same ways and horizon are asked once.
    """
    scene, options = survey.scene, survey.options_at[case]
    asked: dict[tuple[int, date], tuple[Way, ...]] = {}
    found: dict[int, tuple[Way, ...]] = {}
    for offer in offers:
        there = scene.offer_facts[offer]
        key = survey.way_set[offer], there.needs_until
        if offer in options or lawful[offer]:
            found[offer] = tuple(scene.options[o].way for o in options.get(offer, ()))
            continue
        if key not in asked:
            asked[key] = pays(scene.case_facts[case], there)
        found[offer] = asked[key]
    return found


def spent(survey: Survey, offer: int, ways: tuple[Way, ...]) -> tuple[Use, ...]:
    """Return the money limits of the easiest way; none if a way passes them alone."""
    failed = (over(survey.prices.of(offer, way)) for way in ways)
    return min(failed, key=len, default=())


def over(uses: tuple[Use, ...]) -> tuple[Use, ...]:
    """Return the uses that are more than there is."""
    return tuple(use for use in uses if use.amount > use.capacity)
