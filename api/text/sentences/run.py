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
    "Daarvan zijn {number} een advies aan DJI of de reclassering.",
    "Of these {number} are advice to DJI or the probation service.",
    {"number": int},
)
CONDITIONAL = Template(
    "Daarvan gelden er {number} onder voorwaarden.",
    "Of these {number} are conditional.",
    {"number": int},
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
