"""What each kind of no says about a case, and about its proof."""

from datetime import date

from api.text.template import Template
from matcher.kinds import FundingCause, KindOfNo

KIND: dict[KindOfNo, Template] = {
    KindOfNo.UNKNOWN_FACTS: Template(
        "Er is een plek die misschien past. Daarvoor ontbreekt nog een gegeven.",
        "There is a place that may fit. A fact is still missing for it.",
    ),
    KindOfNo.COMPETITION: Template(
        "Er is een plek die past. In deze verdeling gaat die plek naar een ander. "
        "Bij gelijke stand geldt een vaste volgorde, zonder betekenis.",
        "There is a place that fits. In this plan that place goes to someone else. "
        "Between equals a fixed order decides, without meaning.",
    ),
    KindOfNo.CAPACITY_GAP: Template(
        "Er is aanbod dat past. Dat aanbod is vol of begint te laat.",
        "There is an offer that fits. It is full or it starts too late.",
    ),
    KindOfNo.FUNDING_GAP: Template(
        "Er is een plek die past. De betaling voor die plek is niet rond.",
        "There is a place that fits. Its funding is not settled.",
    ),
    KindOfNo.EXCLUSION_GAP: Template(
        "Er is aanbod. Een eigen grens van de plek staat nog in de weg.",
        "There is an offer. A limit that the place set still stands in the way.",
    ),
    KindOfNo.TITLE_GAP: Template(
        "Er is aanbod. Dat verblijf vraagt instemming of een titel, en die is er niet.",
        "There is an offer. That stay needs consent or a title, and there is neither.",
    ),
    KindOfNo.PROFILE_GAP: Template(
        "Het aanbod in deze regio heeft nu niet wat nodig is.",
        "The offer in this region does not have what is needed now.",
    ),
}
CAUSE = Template("Oorzaak: {cause}.", "Cause: {cause}.", {"cause": FundingCause})
FIRST_DATE = Template(
    "De eerste bekende datum is {day}, bij {place}.",
    "The first known date is {day}, at {place}.",
    {"day": date, "place": str},
)
NO_DATE = Template("Er is nog geen datum bekend.", "No date is known yet.")
NOT_PROVED = Template(
    "Dit hangt af van een verdeling die nog niet bewezen is.",
    "This depends on a plan that is not proved yet.",
)
ALSO = Template(
    "Ook in de weg: {kinds}.", "Also in the way: {kinds}.", {"kinds": tuple}
)
