"""How the figures of a gap report are made: definitions, dates, population."""

from datetime import date
from enum import Enum

from api.text.template import Template
from api.text.values import Counted

POPULATION = Template(
    "{day}: {asking} vragen een plek, {fixed} hebben er een. "
    "Zonder voorstel: {without}.",
    "{day}: {asking} ask for a place, {fixed} have one. Without a proposal: {without}.",
    {"day": date, "asking": str, "fixed": str, "without": str},
)
STATUS = Template(
    "Ronde van {day}: {status}.",
    "Run of {day}: {status}.",
    {"day": date, "status": Enum},
)
NOT_PROVED = Template(
    "Een ronde is niet bewezen. Een beter plan kan bestaan, en getallen kunnen dan "
    "anders zijn.",
    "A run is not proved. A better plan may exist, and numbers may then differ.",
)
PERSONS = Template(
    "Iemand telt een keer, ook bij meer dagen. De laatste nee bepaalt de rij.",
    "A person counts once, also over several days. The last no decides the row.",
)
WEEKS = Template(
    "Een week is zeven dagen wachten zonder plek. "
    "Dagen tot een meetdag horen bij de nee van die dag. "
    "Dagen voor de eerste meetdag horen bij de eerste nee.",
    "A week is seven days of waiting without a place. "
    "Days up to a measured day belong to the no of that day. "
    "Days before the first measured day belong to the first no.",
)
ROUNDING = Template(
    "Weken zijn zo afgerond dat elke tabel optelt.",
    "Weeks are rounded so that each table adds up.",
)
KINDS = Template(
    "De soort nee is die van de makkelijkste plek. "
    "Van makkelijk naar moeilijk: {kinds}.",
    "The kind of no is that of the easiest place. From easy to hard: {kinds}.",
    {"kinds": tuple},
)
VIEW = Template(
    "De kijk op woonplekken telt alleen bedden. Iedereen met een voorstel houdt een "
    "plek, misschien een andere.",
    "The view of dwelling places counts beds only. Everybody with a proposal keeps a "
    "place, perhaps another.",
)
EXTRA_PLACE = Template(
    "Een plek erbij is als een plek die er al is, met dezelfde regels en grenzen.",
    "A place more is like one that is there, with the same rules and limits.",
)
ORDER = Template(
    "Eerst krijgen de meest dringende mensen een plek, dan wie het langst wacht.",
    "The most urgent get a place first, then those who have waited longest.",
)
EFFECT = Template(
    "Het effect van een punt telt in weken die deze mensen tot nu toe wachten.",
    "The effect of an item counts in weeks these persons have waited so far.",
)
ROWS = Template(
    "Getallen van voor de laatste dag staan alleen in de tabellen over {days}.",
    "Numbers from before the last day are only in the tables over {days}.",
    {"days": Counted},
)
RULES = Template(
    "Regels: {rules}. Afspraken: {objective}.",
    "Rules: {rules}. Agreements: {objective}.",
    {"rules": str, "objective": str},
)
THRESHOLD = Template(
    "Voor lezers buiten het schakelpunt geldt een grens van vijf mensen. "
    "Getallen zijn afgerond met een sleutel per groep mensen.",
    "For readers outside the desk a threshold of five persons holds. "
    "Numbers are rounded with a key for each group of persons.",
)
MOVES = Template(
    "Een getal verandert pas als minstens vijf mensen kwamen of gingen.",
    "A number only changes when at least five persons came or left.",
)
