"""What a proposal says: place, ground, start, why this one, and what is next."""

from datetime import date

from api.text.template import Template
from api.text.values import Cents, Counted
from matcher.model.terms import ExclusionCondition, TitleKind
from matcher.objective import StepName

NO_DECISION = Template(
    "Dit is een voorstel en geen besluit. Mensen beslissen.",
    "This is a proposal and no decision. People decide.",
)
STARTS = Template(
    "{place}, vanaf {start}.",
    "{place}, from {start}.",
    {"place": str, "start": date},
)
STARTS_UNTIL = Template(
    "{place}, van {start} tot {until}.",
    "{place}, from {start} until {until}.",
    {"place": str, "start": date, "until": date},
)
ON_CONSENT = Template("Het verblijf rust op instemming.", "The stay rests on consent.")
ON_TITLE = Template(
    "Het verblijf rust op een titel: {title}.",
    "The stay rests on a title: {title}.",
    {"title": TitleKind},
)
TO_PLACER = Template(
    "DJI of de reclassering plaatst. Dit voorstel is een advies aan hen.",
    "DJI or the probation service places. This proposal is advice to them.",
)
BRIDGE = Template(
    "Eerst een overbrugging: {place}, van {start} tot {until}. Betaler: {funder}.",
    "First a bridge: {place}, from {start} until {until}. Payer: {funder}.",
    {"place": str, "start": date, "until": date, "funder": str},
)
LATE = Template(
    "De start ligt {days} na de uiterste datum.",
    "The start is {days} after the latest date.",
    {"days": Counted},
)
OVER_SECURITY = Template(
    "Deze plek heeft meer beveiliging dan nodig: {levels}.",
    "This place has more security than needed: {levels}.",
    {"levels": Counted},
)
COST = Template("Kosten: {cents} per dag.", "Cost: {cents} per day.", {"cents": Cents})
ON_TOP = Template(
    "Daarvan betaalt {who} bovenop het tarief: {cents} per dag, tot {until}.",
    "Of this {who} pays above the tariff: {cents} per day, until {until}.",
    {"who": str, "cents": Cents, "until": date},
)
ON_TOP_OPEN = Template(
    "Daarvan betaalt {who} bovenop het tarief: {cents} per dag, zonder einddatum.",
    "Of this {who} pays above the tariff: {cents} per day, with no end date.",
    {"who": str, "cents": Cents},
)
LIFTED = Template(
    "Er geldt een ontheffing: {rule}. Besloten door: {who}.",
    "A ruling is in force: {rule}. Decided by: {who}.",
    {"rule": str, "who": str},
)
LIFTED_UNDER = Template(
    "Voorwaarde: {condition}.",
    "Condition: {condition}.",
    {"condition": ExclusionCondition},
)
LIFTED_UNTIL = Template("Tot {until}.", "Until {until}.", {"until": date})
TAKE_BACK = Template(
    "Terugname naar: {place}.", "Take-back to: {place}.", {"place": str}
)
NO_TAKE_BACK = Template(
    "Voor de terugname is nog geen plek beloofd.",
    "No place is promised for the take-back yet.",
)
FOLLOW_ON = Template(
    "Daarna kan onder de Wlz: {place}, vanaf {start}.",
    "Afterwards the Wlz can pay: {place}, from {start}.",
    {"place": str, "start": date},
)
FITS = Template(
    "Past goed door: {reasons}.", "Fits well by: {reasons}.", {"reasons": tuple}
)
STALE = Template(
    "De cijfers van {place} zijn {days} oud. Laatst bevestigd: {day}.",
    "The figures of {place} are {days} old. Last confirmed: {day}.",
    {"place": str, "days": Counted, "day": date},
)
CHOICE = Template(
    "Aantal opties voor deze casus: {options}.",
    "Options for this case: {options}.",
    {"options": int},
)
ONLY_ONE = Template(
    "Geen optie elders past naast de rest van de verdeling.",
    "No option elsewhere fits beside the rest of the plan.",
)
TIE = Template(
    "Even goed was: {place}. "
    "Het systeem koos volgens een vaste volgorde, zonder betekenis.",
    "Equally good was: {place}. The system chose by a fixed order, without meaning.",
    {"place": str},
)
SECOND = Template(
    "De beste andere optie was {place}, vanaf {start}. Het verschil:",
    "The best other option was {place}, from {start}. The difference:",
    {"place": str, "start": date},
)
WORSE = Template(
    "{step}: {amount} minder goed",
    "{step}: {amount} worse",
    {"step": StepName, "amount": str},
)
BETTER = Template(
    "{step}: {amount} beter",
    "{step}: {amount} better",
    {"step": StepName, "amount": str},
)
