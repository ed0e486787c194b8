"""A region in which one change helps only if somebody else moves."""

from dataclasses import replace

from fixtures.casussen.defaults import BASE_CASE, NO_ROOF, at_location, region_of, site
from fixtures.casussen.papers import wmo_bw
from fixtures.casussen.templates import BW
from matcher.model.region import Region

DENIED = "T-1"
LIVES_NOW = replace(BASE_CASE, ref="A", entitlements=(wmo_bw(),), wishes=("EEN",))
ASKS = replace(
    BASE_CASE,
    ref="B",
    entitlements=(wmo_bw(),),
    urgency=NO_ROOF,
    refused_by=("EEN",),
    denied=(DENIED,),
)


def moving() -> Region:
    """Return two houses with one room each: A fits both, B one that refused."""
    one = site(replace(BW, ref="EEN"))
    two = site(replace(BW, ref="TWEE"), location=at_location(tokens=(DENIED,)))
    return region_of([LIVES_NOW, ASKS], [one, two])


def tie() -> Region:
    """Return two houses that are the same to the one who asks."""
    asks = replace(LIVES_NOW, wishes=())
    return region_of([asks], [site(replace(BW, ref=ref)) for ref in ("EEN", "TWEE")])
