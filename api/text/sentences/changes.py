"""What would open a place, who decides it, and what is only shown."""

from datetime import date
from enum import Enum, auto

from api.text.template import Template
from api.text.values import Counted
from matcher.result import NetEffect


class Turn(Enum):
    """On what it turns whether a set of changes opens a place."""

    NO = auto()
    ANSWER = auto()
    DECISION = auto()
    CONSENT = auto()
    DONE = auto()
    ALL = auto()


_LISTED = {"conditions": tuple}

WAYS_FOUND = Template(
    "Gevonden: {ways} om een plek te openen.",
    "Found: {ways} to open a place.",
    {"ways": Counted},
)
WAYS_LISTED = Template(
    "Hier staan de eerste {number}. Het resultaat als JSON heeft er {listed}.",
    "The first {number} are shown. The result as JSON has {listed}.",
    {"number": int, "listed": int},
)
WAY = Template("Manier {number}", "Way {number}", {"number": int})
WAYS_SHOWN = Template(
    "Hier staan de eerste {number}.", "The first {number} are shown.", {"number": int}
)
NONE_FOUND = Template(
    "Geen feit en geen regel die een ander mag loslaten opent hier een plek.",
    "No fact, and no rule that somebody may lift, opens a place here.",
)
FIND_OUT = Template("Zoek uit: {fact}.", "Find out: {fact}.", {"fact": str})
AT_PLACE = Template("Voor: {place}.", "For: {place}.", {"place": str})
WHO = Template(
    "Wie: {who}. Duur: {low} tot {high} dagen.",
    "Who: {who}. Time: {low} to {high} days.",
    {"who": str, "low": int, "high": int},
)
FUNDING_OPEN = Template(
    "Zoek uit: {facts}. Daarvan hangt af welk stelsel betaalt.",
    "Find out: {facts}. Which system pays depends on it.",
    {"facts": tuple},
)
CIZ_DUE = Template(
    "Het CIZ beslist uiterlijk {day}.", "CIZ decides by {day}.", {"day": date}
)
UNDER = Template("Voorwaarde: {conditions}.", "Condition: {conditions}.", _LISTED)
WHEN: dict[Turn, Template] = {
    Turn.NO: Template("Is het antwoord nee", "If the answer is no"),
    Turn.ANSWER: Template("Is het antwoord gunstig", "If the answer is favourable"),
    Turn.DECISION: Template("Is het besluit gunstig", "If the decision is favourable"),
    Turn.CONSENT: Template("Stemt de aanbieder in", "If the provider agrees"),
    Turn.DONE: Template("Is dit geregeld", "Once this is settled"),
    Turn.ALL: Template(
        "Valt alles hiervan gunstig uit", "If all of this turns out well"
    ),
}
OPENS_THESE = Template(
    "{when}, dan opent dit {places}: {names}.",
    "{when}, this opens {places}: {names}.",
    {"when": str, "places": Counted, "names": tuple},
)
OPENS = Template(
    "{when}, dan opent dit {places}, zoals: {names}.",
    "{when}, this opens {places}, such as: {names}.",
    {"when": str, "places": Counted, "names": tuple},
)
NET: dict[NetEffect, Template] = {
    NetEffect.PLACED_NOW: Template("Dan is er een plek.", "Then there is a place."),
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
