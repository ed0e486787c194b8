"""Limits that an offer fails even as the only new placement."""

from matcher.explaining.survey import Survey
from matcher.limits import Use, money_uses, summed
from matcher.options import pays
from matcher.way import Way


def ways_to_pay(
    survey: Survey, case: int, offer: int, *, lawful: bool
) -> tuple[Way, ...]:
    """Return the known ways to pay: of the options here, else those that pay today."""
    scene = survey.scene
    found = survey.options_at[case].get(offer, ())
    if found or lawful:
        return tuple(scene.options[o].way for o in found)
    return pays(scene.case_facts[case], scene.offer_facts[offer])


def spent(survey: Survey, offer: int, ways: tuple[Way, ...]) -> tuple[Use, ...]:
    """Return the money limits of the easiest way; none if a way passes them alone."""
    scene = survey.scene
    failed = (
        over(summed(money_uses(scene.region, scene.offers[offer], way))) for way in ways
    )
    return min(failed, key=len, default=())


def over(uses: tuple[Use, ...]) -> tuple[Use, ...]:
    """Return the uses that are more than there is."""
    return tuple(use for use in uses if use.amount > use.capacity)
