"""What goes with an anonymous casus: on how many persons it fits, and how coarse."""

from api.text.template import Template
from api.text.values import Counted

FITS = Template(
    "Deze casus past op {persons} mensen van de {population} in deze regio.",
    "This casus fits {persons} people of the {population} in this region.",
    {"persons": int, "population": int},
)
AT_LEAST = Template(
    "Gevraagd was: minstens {k}. Fijner kan niet zonder onder dat aantal te komen, "
    "of zonder iets gevoeligs te verraden.",
    "Asked was: at least {k}. Nothing finer keeps that number, or keeps what is "
    "sensitive from showing.",
    {"k": int},
)
AS_IT_IS = Template("niet grover", "not coarser")
COARSER = Template(
    "{step} van {steps} stappen grover",
    "{step} of {steps} steps coarser",
    {"step": int, "steps": int},
)
LEFT_OUT = Template("weggelaten", "left out")
ONCE = Template(
    "Deel van één casus maar één versie. Twee versies samen vertellen meer.",
    "Share one version of a casus only. Two versions together tell more.",
)
REFUSED = Template(
    "Van deze casus bestaat geen versie die op {k} mensen past. "
    "In deze regio staan {cases}.",
    "No version of this casus fits {k} people. This region has {cases}.",
    {"k": int, "cases": Counted},
)
