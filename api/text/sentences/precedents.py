"""What was done before about the same thing in the way, without any person in it."""

from datetime import date

from api.text.template import Template
from api.text.values import Counted

BEFORE = Template(
    "Eerder gelukt {where}: {times}, voor het laatst op {last}.",
    "Done before {where}: {times}, last on {last}.",
    {"where": str, "times": Counted, "last": date},
)
BEFORE_OFTEN = Template(
    "Eerder gelukt in deze regio: {times}.",
    "Done before in this region: {times}.",
    {"times": Counted},
)
UNDER = Template(
    "Onder voorwaarde: {condition}.",
    "Under a condition: {condition}.",
    {"condition": str},
)
PAID_BY = Template("Betaald uit: {paper}.", "Paid from: {paper}.", {"paper": str})
