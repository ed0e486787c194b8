"""What would open a place, who decides it, and what is only shown."""

from api.text.template import Template
from api.text.values import Counted
from matcher.result import NetEffect

WAYS_FOUND = Template(
    "Gevonden: {ways} om een plek te openen.",
    "Found: {ways} to open a place.",
    {"ways": Counted},
)
WAYS_LISTED = Template(
    "Hier staan de eerste {number}.", "The first {number} are listed.", {"number": int}
)
WAY = Template("Manier {number}", "Way {number}", {"number": int})
NONE_FOUND = Template(
    "Geen feit, besluit of huisregel opent nu een plek.",
    "No fact, decision or house rule opens a place now.",
)
FIND_OUT = Template("Zoek uit: {fact}.", "Find out: {fact}.", {"fact": str})
AT_PLACE = Template("Voor: {place}.", "For: {place}.", {"place": str})
WHO = Template(
    "Wie: {who}. Duur: {low} tot {high} dagen.",
    "Who: {who}. Time: {low} to {high} days.",
    {"who": str, "low": int, "high": int},
)
OPENS_THESE = Template(
    "Dit opent {places}: {names}.",
    "This opens {places}: {names}.",
    {"places": Counted, "names": tuple},
)
OPENS = Template(
    "Dit opent {places}, zoals: {names}.",
    "This opens {places}, such as: {names}.",
    {"places": Counted, "names": tuple},
)
NET: dict[NetEffect, Template] = {
    NetEffect.PLACED_NOW: Template(
        "Dan is er nu een plek.", "Then there is a place now."
    ),
    NetEffect.PLACED_BY_MOVES: Template(
        "Dan komt er een plek als andere voorstellen schuiven. "
        "Niemand verliest daarbij een plek.",
        "Then there is a place if other proposals move. Nobody loses a place by that.",
    ),
    NetEffect.MAYBE: Template(
        "Dan is er misschien een plek.", "Then perhaps there is a place."
    ),
    NetEffect.STILL_COMPETING: Template(
        "Ook dan zijn er te weinig plekken voor iedereen die daar past.",
        "Even then there are too few places for everyone who fits there.",
    ),
    NetEffect.NO_ROOM: Template(
        "Ook dan is daar nog geen ruimte.", "Even then there is no room there yet."
    ),
}
SHOWN_AT = Template(
    "{rule} ({places}).", "{rule} ({places}).", {"rule": str, "places": Counted}
)
FIXED = Template(
    "Deze grens staat vast, voor ieders veiligheid.",
    "This limit is fixed, for everyone's safety.",
)
