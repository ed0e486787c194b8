"""What a run as a whole says."""

from datetime import date

from api.text.template import Template
from api.text.values import Counted
from matcher.result import RunStatus

REGION = Template(
    "Regio {region}, op {day}.",
    "Region {region}, on {day}.",
    {"region": str, "day": date},
)
SYNTHETIC = Template(
    "Deze regio is verzonnen. Geen enkele casus is een echt mens.",
    "This region is made up. No case is a real person.",
)
STATUS = Template("Uitkomst: {status}.", "Outcome: {status}.", {"status": RunStatus})
UNIQUE = Template(
    "Geen andere verdeling is even goed in alle stappen en in de vaste volgorde.",
    "No other plan is equally good in all steps and in the fixed order.",
)
FIXED_ORDER = Template(
    "Bij gelijke stand geldt een vaste volgorde, zonder betekenis.",
    "Between equals a fixed order decides, without meaning.",
)
PLACED = Template(
    "Met een voorstel: {placed} van {open}.",
    "With a proposal: {placed} of {open}.",
    {"placed": int, "open": Counted},
)
ADVICE = Template(
    "Advies aan DJI of de reclassering: {number} van deze voorstellen.",
    "Advice to DJI or the probation service: {number} of these proposals.",
    {"number": int},
)
CONDITIONAL = Template(
    "Onder voorwaarden: {number} van alle voorstellen.",
    "Conditional: {number} of all proposals.",
    {"number": int},
)
THEY_PLACE = Template(
    "Hier plaatst DJI of de reclassering. Een voorstel is een advies aan hen.",
    "Here DJI or the probation service places. A proposal is advice to them.",
)
NOT_PLACED = Template(
    "Nog zonder plek: {number}.", "Without a place yet: {number}.", {"number": int}
)
MORE_ROWS = Template(
    "En nog {number}; alles staat in het resultaat.",
    "And {number} more; the result holds them all.",
    {"number": int},
)
NO_STALE = Template(
    "Alle cijfers achter de voorstellen zijn vers.",
    "All figures behind the proposals are fresh.",
)
ALREADY_PLACED = Template(
    "Deze casus heeft al een plek: {place}.",
    "This case has a place already: {place}.",
    {"place": str},
)
NOT_SOLVED_AGAIN = Template(
    "Of de verdeling de beste is, is niet opnieuw uitgerekend. "
    "Dat doet verify met --prove.",
    "Whether the plan is the best was not worked out again. verify --prove does that.",
)
SOLVED_AGAIN = Template(
    "Ook de status, de grenzen en de uniciteit zijn opnieuw uitgerekend.",
    "Status, bounds and uniqueness were worked out again too.",
)
VERIFIED = Template(
    "Alle beweringen kloppen, ook langs een tweede weg: {cases}.",
    "All claims are true, by a second way too: {cases}.",
    {"cases": Counted},
)
VERIFIED_PARTLY = Template(
    "Langs een tweede weg helemaal nagegaan: {checked} van {cases}. "
    "Van de rest alleen wat er staat.",
    "Verified in full by a second way: {checked} of {cases}. "
    "Of the rest only what is stated.",
    {"checked": int, "cases": Counted},
)
