"""What providers, funders and the auditor read."""

from datetime import date

from api.text.template import Template
from api.text.values import Counted

FOR_PROVIDER = Template(
    "Voor {provider}, op {day}",
    "For {provider}, on {day}",
    {"provider": str, "day": date},
)
A_QUESTION = Template(
    "Dit zijn vragen en geen besluiten. Wie het is, staat hier niet.",
    "These are questions and no decisions. Who it is, is not given here.",
)
NO_QUESTION = Template(
    "Er is nu geen vraag voor een eigen plek.",
    "There is no question for a place of your own now.",
)
QUESTION = Template(
    "Vraag {number}: {place}, vanaf {start}",
    "Question {number}: {place}, from {start}",
    {"number": int, "place": str, "start": date},
)
QUESTION_UNTIL = Template(
    "Vraag {number}: {place}, van {start} tot {until}",
    "Question {number}: {place}, from {start} until {until}",
    {"number": int, "place": str, "start": date, "until": date},
)
CRITERIA_AT = Template(
    "Eigen criteria van {place}", "Own criteria of {place}", {"place": str}
)
WITH_OTHER = Template(
    "Een woning of team van een ander hoort erbij.",
    "A dwelling or a team of somebody else goes with it.",
)
CARE_HOURS = Template(
    "Zorguren per week: {hours}.", "Care hours a week: {hours}.", {"hours": str}
)
PAID_BY = Template("Betaling: {payers}.", "Funding: {payers}.", {"payers": tuple})
CONDITIONAL = Template(
    "De betaling geldt onder voorwaarden.", "The funding is conditional."
)
UP_TO = Template(
    "{low} tot en met {high}", "{low} to {high}", {"low": int, "high": int}
)
FEWER = Template("minder dan {number}", "fewer than {number}", {"number": int})
OR_MORE = Template("{number} of meer", "{number} or more", {"number": int})
FOR_FUNDER = Template(
    "Voor {funder}, op {day}", "For {funder}, on {day}", {"funder": str, "day": date}
)
COUNTED = Template(
    "Elke casus zonder plek telt bij de plek die het dichtst bij is.",
    "Each case without a place counts at the place that is nearest by.",
)
HELD_BACK = Template(
    "Aantallen onder {number} staan er niet. "
    "Een aantal blijft staan tot er {cases} bij of af gaan.",
    "Numbers below {number} are not given. A number stays until {cases} came or went.",
    {"number": int, "cases": Counted},
)
NO_CELL = Template(
    "In dit stelsel en gebied heeft de regio geen plekken.",
    "In this system and area the region has no places.",
)
SNAPSHOT = Template("Momentopname: {code}.", "Snapshot: {code}.", {"code": str})
RULE_SET = Template("Regels: {code}.", "Rules: {code}.", {"code": str})
OBJECTIVE = Template("Doel: {code}.", "Objective: {code}.", {"code": str})
