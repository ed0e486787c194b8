"""Who asks for the same room, why that is too little, and what more would do."""

from datetime import date

from api.text.template import Template
from api.text.values import Cents, Counted
from matcher.claims.competition import Proof, Unique
from matcher.kinds import LimitKind

REGION = Template(
    "Wie in {region} om dezelfde ruimte vragen, op {day}.",
    "Who ask for the same room in {region}, on {day}.",
    {"region": str, "day": date},
)
WAITING = Template(
    "Zonder plek, met minstens één optie die de regels toelaten: {cases}.",
    "Without a place, with at least one option that the rules allow: {cases}.",
    {"cases": Counted},
)
PLAN_NOT_PROVED = Template(
    "De verdeling zelf is niet bewezen de beste. Alles hier geldt voor deze verdeling.",
    "The plan itself is not proved to be the best. All of this is about this plan.",
)
HOW: dict[Proof, Template] = {
    Proof.ALONE: Template("elke optie vraagt alleen al te veel", "not even alone"),
    Proof.HALL: Template("geteld", "counted"),
    Proof.FARKAS: Template("opgeteld", "added up"),
    Proof.SLACK: Template("door een rekenprogramma", "by a solver"),
    Proof.NOT_PROVED: Template("niet bewezen", "not proved"),
}
VIEW: dict[str, Template] = {
    "dwelling": Template("plekken om te wonen", "places to live"),
    "team": Template("teams", "teams"),
    "bridge": Template("overbruggingen", "bridges"),
}
VIEW_OF_GROUP = Template(
    "samenstelling van de groep: {trait}",
    "make-up of the group: {trait}",
    {"trait": str},
)
SEVERAL = Template("meer grenzen samen", "several limits together")

ROOM: dict[str, Template] = {
    "dwelling": Template(
        "Deze plekken hebben samen ruimte voor {capacity}: {limits}.",
        "These places together have room for {capacity}: {limits}.",
        {"capacity": Counted, "limits": tuple},
    ),
    "team": Template(
        "Deze teams hebben samen ruimte voor {capacity}: {limits}.",
        "These teams together have room for {capacity}: {limits}.",
        {"capacity": Counted, "limits": tuple},
    ),
    "bridge": Template(
        "Deze overbruggingen hebben samen ruimte voor {capacity}: {limits}.",
        "These bridges together have room for {capacity}: {limits}.",
        {"capacity": Counted, "limits": tuple},
    ),
    LimitKind.HIGH_RISK.value: Template(
        "Hier is samen nog ruimte voor {capacity} met een hoog risico: {limits}.",
        "Here there is still room for {capacity} with a high risk: {limits}.",
        {"capacity": Counted, "limits": tuple},
    ),
    LimitKind.GROUP_CAP.value: Template(
        "De groep heeft hier samen nog ruimte voor {capacity}: {limits}.",
        "The group still has room here for {capacity}: {limits}.",
        {"capacity": Counted, "limits": tuple},
    ),
}
ONLY_THERE = Template(
    "Alle opties van {cases} vragen daar ruimte. Dat is er één te veel.",
    "All options of {cases} ask for room there. That is one too many.",
    {"cases": Counted},
)
WITHHELD = Template(
    "Naast de rest van de verdeling kan een plek nu niet.",
    "Beside the rest of the plan a place is not possible now.",
)
MONEY = Template(
    "{limit} heeft {capacity} per dag. {cases} vragen daarvan samen minstens {demand}.",
    "{limit} has {capacity} a day. {cases} together ask for at least {demand} of it.",
    {"limit": str, "capacity": Cents, "cases": Counted, "demand": Cents},
)
CARE = Template(
    "{limit} heeft {capacity} zorg per week. "
    "{cases} vragen daarvan samen minstens {demand}.",
    "{limit} has {capacity} of care a week. "
    "{cases} together ask for at least {demand} of it.",
    {"limit": str, "capacity": Counted, "cases": Counted, "demand": Counted},
)
COUNTED_MONEY = Template(
    "In {limit} past {capacity} keer een bedrag van {divisor} of meer. "
    "{cases} vragen dat samen {demand} keer.",
    "{limit} lets through {capacity} times an amount of {divisor} or more. "
    "{cases} together ask for that {demand} times.",
    {"limit": str, "capacity": int, "divisor": Cents, "cases": Counted, "demand": int},
)
COUNTED_CARE = Template(
    "In {limit} past {capacity} keer zorg van {divisor} of meer. "
    "{cases} vragen dat samen {demand} keer.",
    "{limit} lets through {capacity} times care of {divisor} or more. "
    "{cases} together ask for that {demand} times.",
    {
        "limit": str,
        "capacity": int,
        "divisor": Counted,
        "cases": Counted,
        "demand": int,
    },
)
TOGETHER = Template(
    "{cases} vragen samen meer dan deze grenzen samen hebben.",
    "{cases} together ask for more than these limits have together.",
    {"cases": Counted},
)
WEIGHED = Template(
    "Opgeteld met vaste gewichten is {demand} nodig. Er is {capacity}.",
    "Added up with fixed weights {demand} is needed. There is {capacity}.",
    {"demand": int, "capacity": int},
)
ALONE = Template(
    "Elke optie vraagt alleen al meer dan er is: {kinds}.",
    "Every option asks for more than there is by itself: {kinds}.",
    {"kinds": tuple},
)
BY_SOLVER = Template(
    "Een rekenprogramma heeft bewezen dat er voor iedereen samen te weinig is. "
    "Een kleinere groep is niet gevonden.",
    "A solver proved that there is too little for everybody together. "
    "No smaller group was found.",
)
NOT_PROVED = Template(
    "Niet bewezen is dat er naast de rest van de verdeling geen plek is.",
    "It is not proved that there is no place beside the rest of the plan.",
)
UNIQUE: dict[Unique, Template] = {
    Unique.GIVEN_PLAN: Template(
        "Zolang de rest van de verdeling zo blijft, is dit de enige verklaring.",
        "As long as the rest of the plan stays so, this is the only explanation.",
    ),
    Unique.IN_VIEW: Template(
        "In deze kijk is dit de enige groep. Andere grenzen blijven hier buiten beeld.",
        "In this view this is the only group. Other limits are left out here.",
    ),
    Unique.ONE_OF_MORE: Template(
        "Dit is één verklaring. Er kunnen er meer zijn.",
        "This is one explanation. There can be more.",
    ),
}
MEMBERS = Template("Het gaat om: {cases}.", "These are: {cases}.", {"cases": tuple})
GROUPED = Template(
    "Het gaat om {cases}. Waar de anderen nu een voorstel hebben:",
    "These are {cases}. Where the others have a proposal now:",
    {"cases": Counted},
)
LIMITS_BY_KIND = Template("De grenzen, per soort:", "The limits, by kind:")

TIED = Template(
    "Deze casus of een van {others}: voor de verdeling is dat even goed. "
    "Het systeem koos volgens een vaste volgorde, zonder betekenis.",
    "This case or one of {others}: for the plan that is equally good. "
    "The system chose by a fixed order, without meaning.",
    {"others": Counted},
)
NOT_TIED = Template(
    "Niemand anders in de groep maakt plaats met precies hetzelfde resultaat.",
    "Nobody else in the group makes way with exactly the same result.",
)
TIES_OPEN = Template(
    "Of er meer zijn die even goed plaats maken, is niet helemaal nagegaan.",
    "Whether there are more who make way just as well is not settled.",
)
OTHER_SWAPS = Template(
    "Een ruil kan ook met {others}. Dan verandert in de verdeling als eerste:",
    "A swap is also possible with {others}. Then this changes first in the plan:",
    {"others": Counted},
)

LEAST = Template(
    "Minste extra ruimte die echt helpt: {amount} ({kind}).",
    "Least extra room that really helps: {amount} ({kind}).",
    {"amount": str, "kind": str},
)
AT_LEAST = Template(
    "Nodig is minstens {amount} ({kind}). Een manier is nog niet gevonden.",
    "At least {amount} is needed ({kind}). No way of doing it is found yet.",
    {"amount": str, "kind": str},
)
IS_PROVED = Template(
    "Minder helpt niet. Dat is bewezen.", "Less does not help. That is proved."
)
GAP = Template(
    "Minder dan {bound} helpt zeker niet. Of dit het minste is, is niet bewezen.",
    "Less than {bound} certainly does not help. That this is the least is not proved.",
    {"bound": str},
)
WHERE = Template("Waar: {where}.", "Where: {where}.", {"where": tuple})
WHERE_OF_MORE = Template(
    "Waar, naar keuze: {where}.", "Where, one of these: {where}.", {"where": tuple}
)
AND_MORE = Template("nog {number}", "{number} more", {"number": int})
WHO = Template("Wie dat kan geven: {who}.", "Who can give it: {who}.", {"who": tuple})
WITH_MOVES = Template(
    "Aantal anderen dat daarvoor schuift: {others}. Niemand verliest een plek.",
    "How many others move for that: {others}. Nobody loses a place.",
    {"others": int},
)
NO_MOVES = Template("Niemand hoeft te schuiven.", "Nobody has to move.")
SAFETY = Template(
    "De aanbieder stelt deze grens voor de veiligheid. Dit is een feit, geen advies.",
    "The provider sets this limit for safety. This is a fact, no advice.",
)
NEVER = Template(
    "Alleen meer hiervan helpt niet, hoeveel ook: {kinds}.",
    "More of this alone does not help, however much: {kinds}.",
    {"kinds": tuple},
)
FITS_NOW = Template(
    "Er is een andere verdeling met een plek voor deze casus. Niemand verliest iets.",
    "There is another plan with a place for this case. Nobody loses anything.",
)

SAME_ADVICE = Template(
    "Let op: meer mensen krijgen dit advies. Het gaat om {cases} en om {places}.",
    "Note: more people get this advice. It is about {cases} and about {places}.",
    {"cases": Counted, "places": Counted},
)
SAME_PLACED = Template(
    "Als iedereen het volgt, is er voor hooguit {placed} van hen een plek.",
    "If everyone follows it, there is a place for at most {placed} of them.",
    {"placed": int},
)
SAME_ENOUGH = Template(
    "Als iedereen het volgt, is er voor iedereen een plek, voor zover bekend.",
    "If everyone follows it, there is a place for everyone, as far as is known.",
)
SAME_OPEN = Template(
    "Als iedereen het volgt, is er voor {placed} van hen een plek gevonden. "
    "Of dat het meeste is, is niet bewezen.",
    "If everyone follows it, a place was found for {placed} of them. "
    "Whether that is the most is not proved.",
    {"placed": int},
)
GROUP = Template(
    "{view}: {cases}, ruimte voor {capacity}. Daardoor blijven zonder plek: {left}.",
    "{view}: {cases}, room for {capacity}. So these are left without: {left}.",
    {"view": str, "cases": Counted, "capacity": int, "left": tuple},
)
