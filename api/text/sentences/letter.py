"""What the letter to the person says around the outcome: how to put things right."""

from datetime import date

from api.text.template import Template

TITLE = Template("Brief over casus {case}", "Letter about case {case}", {"case": str})
DATED = Template(
    "Stand van {day}. Regio: {region}.",
    "As of {day}. Region: {region}.",
    {"day": date, "region": str},
)
WHAT_IT_IS = Template(
    "Deze brief vertelt welke gegevens zijn gebruikt en wat eruit kwam.",
    "This letter tells which facts were used and what came of them.",
)
PEOPLE_DECIDE = Template(
    "Een computer zocht wat er kan. Mensen beslissen, en leggen hun reden vast.",
    "A computer looked for what is possible. People decide, and record their reason.",
)
READ_FACTS = Template(
    "Achter elk gegeven staat wie het gaf, en van welke dag het is.",
    "Behind each fact stands who gave it, and of which day it is.",
)
CORRECT = Template(
    "Klopt een gegeven niet, of ontbreekt er een? Vraag dit aan: {who}. "
    "Daarna rekent het schakelpunt opnieuw.",
    "Is a fact wrong or missing? Ask: {who}. Then the desk works it out anew.",
    {"who": str},
)
WHO_SAW = Template(
    "Het schakelpunt houdt bij wie deze gegevens zag. "
    "Dat overzicht staat niet in deze brief en is daar op te vragen.",
    "The desk records who saw these facts. "
    "That record is not in this letter; the desk gives it on request.",
)
NO_BEZWAAR = Template(
    "Deze uitkomst is geen besluit. Daarom is er geen bezwaar tegen de uitkomst zelf.",
    "This outcome is no decision. So there is no bezwaar against the outcome itself.",
)
BEZWAAR_WHERE = Template(
    "Tegen een besluit van een instantie kan het wel. "
    "Hieronder staat per onderwerp de goede deur.",
    "Against a decision of a body there is. "
    "The right door for each subject is listed below.",
)
NOT_CHECKED = Template(
    "Een sterretje betekent: deze regel is nog niet nagelezen in de wet.",
    "An asterisk means: this line has not been checked against the law yet.",
)
MARKED = Template("{text} *", "{text} *", {"text": str})
