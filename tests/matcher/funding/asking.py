"""One case at one house, and perhaps a team: what the layers and the line say."""

from dataclasses import dataclass, replace
from datetime import timedelta

from fixtures.casussen.defaults import BASE_CASE, BASE_PLACE, UTRECHT, region_of, site
from fixtures.casussen.templates import FORFACT
from matcher.facts.offer import offer_facts
from matcher.funding.layers import Universe, money
from matcher.funding.line import funding_line
from matcher.model.terms import Need, Profile
from matcher.offers import offers

HORIZON = timedelta(weeks=26)
PERSON = replace(BASE_CASE, needs=(Need.WONEN, Need.BEHANDELING_GGZ))


@dataclass(frozen=True)
class Asked:
    """The region, the case, its money, and the offer that was asked about."""

    region: object
    case: object
    money: object
    offer: object

    def line(self, **first):
        """Return the line of the way whose components are paid by these routes."""
        (way,) = [
            w
            for w in self.offer.ways
            if all(getattr(w, c) and getattr(w, c).route is r for c, r in first.items())
        ]
        start = max(self.offer.start, self.case.available)
        after = tuple(self.offer.ways)
        return funding_line(self.case, self.region, way, after, start, start + HORIZON)


def ask(
    *entitlements,
    housing=(),
    support=(),
    treatment=(),
    pays=None,
    where=UTRECHT,
    profiles=(Profile.GGZ_W_3,),
    **changes,
):
    """Return what money there is at a house with these routes for this case."""
    case = replace(PERSON, entitlements=entitlements, **changes)
    house = replace(
        BASE_PLACE,
        ref="HUIS",
        housing=housing,
        support=support,
        profiles=profiles,
        combines=True,
    )
    sites = [site(house, pays=pays, municipality=where)]
    if treatment:
        sites.append(site(replace(FORFACT, ref="TEAM", treatment=treatment)))
    region = region_of([case], sites)
    supply = [offer_facts(region, o) for o in offers(region)]
    offer = max(supply, key=lambda o: len(o.parts))
    universe = Universe(
        forms=tuple(sorted(offer.forms, key=lambda w: w.key)),
        ways=tuple(sorted(offer.ways, key=lambda w: w.key)),
    )
    return Asked(region, case, money(case, region, universe), offer)


def routes(ways):
    """Return the routes of the ways, each as a tuple, sorted."""
    return sorted(tuple(p.route for p in w.payments) for w in ways)


def codes(line):
    """Return the codes of the conditions of a line, as a set."""
    return {c.code for c in line.conditions}
