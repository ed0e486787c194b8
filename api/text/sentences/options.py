"""What one case can have now: words for the desk."""

from api.text.template import Template

BY_ITSELF = Template(
    "Dit is gerekend alsof verder niemand een plek zoekt. "
    "Een ronde weegt iedereen samen.",
    "This is worked out as if nobody else asks for a place. "
    "A run weighs everybody together.",
)
NONE = Template(
    "Er is nu geen optie op cijfers die vers genoeg zijn.",
    "There is no option now on figures that are fresh enough.",
)
CALL = Template(
    "Bel hier eerst: deze cijfers zijn te oud om op te bouwen.",
    "Call here first: these figures are too old to build on.",
)
ASK = Template(
    "Of een plek hier kan, hangt af van gegevens die nog niet bekend zijn.",
    "Whether a place is possible here depends on facts that are not known yet.",
)
FULL = Template(
    "Passende plekken die nu vol zijn: {number}.",
    "Fitting places that are full now: {number}.",
    {"number": int},
)
