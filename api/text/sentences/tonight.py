"""How every no ends: where to turn tonight, and when it is looked at again."""

from datetime import date

from api.text.template import Template

BRIDGE = Template(
    "Vannacht kan: {place}, tot {until}. Betaler: {funder}.",
    "Tonight there is: {place}, until {until}. Payer: {funder}.",
    {"place": str, "until": date, "funder": str},
)
NO_BRIDGE = Template(
    "Voor vannacht is geen overbrugging bekend.", "No bridge is known for tonight."
)
BRIDGING_CARE = Template(
    "Het zorgkantoor kan beslissen over overbruggingszorg. Wie: {who}.",
    "The zorgkantoor can decide on bridging care. Who: {who}.",
    {"who": str},
)
REGIE = Template("Regie: {who}.", "Who holds the regie: {who}.", {"who": str})
CALL = Template("Bij crisis bellen: {who}.", "In a crisis call: {who}.", {"who": str})
NEXT_LOOK = Template(
    "De casus komt opnieuw op tafel op {day}.",
    "The case is looked at again on {day}.",
    {"day": date},
)
