"""What stands between a case and one place."""

from datetime import date

from api.text.template import Template
from api.text.values import Cents
from matcher.kinds import LimitKind

FREE_NOW = Template("Deze plek is nu vrij.", "This place is free now.")
FREE_FROM = Template(
    "Deze plek is vrij vanaf {day}.", "This place is free from {day}.", {"day": date}
)
FREE_TOGETHER = Template(
    "Plek en team zijn samen vrij vanaf {day}.",
    "Place and team are free together from {day}.",
    {"day": date},
)
ASKED_UNDER = Template(
    "Voorwaarden die de aanbieder noemt: {conditions}.",
    "Conditions that the provider names: {conditions}.",
    {"conditions": tuple},
)
FULL = Template(
    "Deze plek is vol, zonder bekende datum.", "This place is full, with no known date."
)
WITH_TEAM = Template("Samen met: {team}.", "Together with: {team}.", {"team": str})
OPEN = Template(
    "Nog niet bekend: {facts}. Daarom is deze regel nog open: {rule}.",
    "Not known yet: {facts}. So this rule is still open: {rule}.",
    {"facts": tuple, "rule": str},
)
WITHHELD = Template("Deze plek kan niet.", "This place is not possible.")
OPEN_MORE = Template(
    "Nog niet bekend: {facts}. Daarom zijn deze regels nog open: {rules}.",
    "Not known yet: {facts}. So these rules are still open: {rules}.",
    {"facts": tuple, "rules": tuple},
)
NOTHING_IN_THE_WAY = Template(
    "Hier staat niets in de weg. Wie de plek krijgt, zegt de verdeling.",
    "Nothing stands in the way here. The plan says who gets the place.",
)
EXPECTED_FOUND = Template(
    "Verwacht: {expected}. Gevonden: {found}.",
    "Expected: {expected}. Found: {found}.",
    {"expected": str, "found": str},
)
_MONEY = {"capacity": Cents, "amount": Cents}
_NUMBERS = {"capacity": int, "amount": int}
LIMIT: dict[LimitKind, Template] = {
    LimitKind.OPENING: Template(
        "Er is hier geen vrije plek.", "There is no opening here."
    ),
    LimitKind.CARE_LOAD: Template(
        "Vrije zorguren per week op deze locatie: {capacity}. Nodig: {amount}.",
        "Free care hours per week at this location: {capacity}. Needed: {amount}.",
        _NUMBERS,
    ),
    LimitKind.HIGH_RISK: Template(
        "Deze locatie zit aan haar grens voor bewoners met een hoog risico.",
        "This location is at its limit for high-risk residents.",
    ),
    LimitKind.GROUP_CAP: Template(
        "De groep op deze locatie zit aan een afgesproken grens.",
        "The group at this location is at an agreed limit.",
    ),
    LimitKind.KEEP_APART: WITHHELD,
    LimitKind.BUDGET: Template(
        "Het budget heeft nog {capacity} per dag. Nodig is {amount}.",
        "The budget has {capacity} per day left. Needed is {amount}.",
        _MONEY,
    ),
    LimitKind.CONTRACT_CEILING: Template(
        "Het contract heeft nog {capacity} per dag. Nodig is {amount}.",
        "The contract has {capacity} per day left. Needed is {amount}.",
        _MONEY,
    ),
}
