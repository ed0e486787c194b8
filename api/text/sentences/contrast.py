"""Why this and not that: six answers to one question."""

from datetime import date
from enum import Enum

from api.text.language import Both
from api.text.template import Template
from api.text.values import Counted, Noun
from matcher.claims.contrast import Premise

CHANGES = Noun(
    Both("wisseling van een ander", "change by another"),
    Both("wisselingen van anderen", "changes by others"),
)
UNITS = Noun(Both("vrije plek", "opening"), Both("vrije plekken", "openings"))

PREMISE: dict[Premise, Template] = {
    Premise.FIXED: Template(
        "Casus {case} heeft een vaste plek: {place}. Die doet niet mee in de ronde.",
        "Case {case} has a fixed place: {place}. It takes no part in the run.",
        {"case": str, "place": str},
    ),
    Premise.OTHER_FIXED: Template(
        "Casus {case} heeft een vaste plek: {place}. Wie er woont, blijft er.",
        "Case {case} has a fixed place: {place}. Who lives there stays there.",
        {"case": str, "place": str},
    ),
    Premise.ALREADY_THERE: Template(
        "Voor casus {case} is er in deze verdeling al een voorstel voor {place}.",
        "For case {case} this plan already has a proposal for {place}.",
        {"case": str, "place": str},
    ),
    Premise.NO_PLACE: Template(
        "Ook voor casus {case} is er in deze verdeling geen plek. "
        "Er valt dus niets te vergelijken.",
        "For case {case} this plan has no place either. So there is nothing to "
        "compare.",
        {"case": str},
    ),
    Premise.SAME_PLACE: Template(
        "Beide casussen hebben in deze verdeling een voorstel voor {place}.",
        "Both cases have a proposal for {place} in this plan.",
        {"place": str},
    ),
}

PLACE_BLOCKED = Template(
    "Deze plek valt nu af. Andere casussen spelen daarbij geen rol.",
    "This place is ruled out now. Other cases play no part in that.",
)
PLACE_UNKNOWN = Template(
    "Deze plek past misschien. Zolang een gegeven ontbreekt, komt er geen voorstel. "
    "Andere casussen spelen daarbij geen rol.",
    "This place may fit. As long as a fact is missing there is no proposal. "
    "Other cases play no part in that.",
)
NOTHING_OPEN = Template(
    "Voor casus {case} is er nu geen enkele mogelijkheid. "
    "Casus {other} speelt daarbij geen rol.",
    "For case {case} there is no option at all now. Case {other} plays no part in it.",
    {"case": str, "other": str},
)
PLACE_OF_OTHER = Template(
    "Dit staat in de weg op de plek van casus {other}:",
    "This stands in the way at the place of case {other}:",
    {"other": str},
)
NO_OPTION_HERE = Template(
    "Geen regel staat in de weg. Er is op de juiste dag geen opening.",
    "No rule stands in the way. There is no opening on the right day.",
)
MORE_OFFERS = Template(
    "Van dit aanbod is dit het makkelijkste deel: {shown} van {number}.",
    "Of this offer these are the easiest: {shown} of {number}.",
    {"shown": int, "number": int},
)

ALONE = Template(
    "Er is niet genoeg ruimte, ook als er verder niemand bij komt.",
    "There is not enough room, even if nobody else comes in.",
)
SHORT_OF = Template("Te weinig: {limit}.", "Too little: {limit}.", {"limit": str})
ALL_KEPT = Template(
    "Dat past niet zolang alle anderen een plek houden.",
    "That does not fit as long as all others keep a place.",
)
NO_INFLUENCE = Template(
    "Casus {other} had geen invloed op casus {case}. "
    "Ook zonder die plaatsing past het niet.",
    "Case {other} had no influence on case {case}. "
    "Even without that placement it does not fit.",
    {"other": str, "case": str},
)
FOR_OPENINGS = Template(
    "Dan zijn er {cases} voor {units}.",
    "Then there are {cases} for {units}.",
    {"cases": Counted, "units": Counted},
)
IN_UNITS = Template(
    "Nodig is dan {demand} ({kind}). Er is {capacity}.",
    "Needed then is {demand} ({kind}). There is {capacity}.",
    {"demand": str, "kind": str, "capacity": str},
)
WEIGHED = Template(
    "Verschillende grenzen tellen samen. Gewogen is er {demand} nodig, "
    "en er is {capacity}.",
    "Several limits count together. Weighed, {demand} is needed and there is "
    "{capacity}.",
    {"demand": int, "capacity": int},
)
GROUP = Template("Het gaat om: {cases}.", "It is about: {cases}.", {"cases": tuple})
WHERE = Template("Waar: {limits}.", "Where: {limits}.", {"limits": tuple})
AND_MORE = Template("en nog {number}", "and {number} more", {"number": int})
PROTECTED = Template(
    "Een grens met een beschermde reden laat dat niet toe.",
    "A limit with a protected reason does not allow that.",
)
ONE_VIEW = Template(
    "Dit is geteld in één kijk: {kinds}. Ook andere grenzen kunnen te krap zijn.",
    "This was counted in one view: {kinds}. Other limits may be too tight as well.",
    {"kinds": tuple},
)
SOLVED = Template(
    "Een volledige zoektocht vond geen enkele verdeling waarin dat past. "
    "Een kortere uitleg is er niet.",
    "A complete search found no plan in which that fits. "
    "There is no shorter explanation.",
)

MOVES_HERE = Template(
    "Dat kan alleen met {changes}. Iedereen houdt een plek.",
    "That is possible only with {changes}. Everybody keeps a place.",
    {"changes": Counted},
)
MOVES_INSTEAD = Template(
    "Plaats maken is niet genoeg. Er is ook {changes} nodig.",
    "Making way is not enough. It takes {changes} as well.",
    {"changes": Counted},
)
WHO_GOES = Template("Wie dan waar komt:", "Who goes where then:")
TO = Template(
    "Casus {case}: naar {place}, vanaf {start}.",
    "Case {case}: to {place}, from {start}.",
    {"case": str, "place": str, "start": date},
)
FROM_TO = Template(
    "Casus {case}: van {before} naar {place}, vanaf {start}.",
    "Case {case}: from {before} to {place}, from {start}.",
    {"case": str, "before": str, "place": str, "start": date},
)
OTHERWISE = Template(
    "Casus {case}: blijft bij {place}, met een andere betaling of start ({start}).",
    "Case {case}: stays at {place}, with another payment or start ({start}).",
    {"case": str, "place": str, "start": date},
)
NO_PLACE_LEFT = Template(
    "Casus {case}: in die verdeling geen plek.",
    "Case {case}: no place in that plan.",
    {"case": str},
)
HOLDER_STAYS = Template(
    "Casus {other} houdt daarbij dezelfde plek en had hier geen invloed op.",
    "Case {other} keeps the same place in it and had no influence on this.",
    {"other": str},
)

FIRST_WORSE = Template(
    "De eerste stap die verschilt: {step}. Die is {amount} minder goed.",
    "The first step that differs: {step}. It is {amount} worse.",
    {"step": Enum, "amount": str},
)
FIRST_BETTER = Template(
    "De eerste stap die verschilt: {step}. Die is {amount} beter.",
    "The first step that differs: {step}. It is {amount} better.",
    {"step": Enum, "amount": str},
)
NO_STEP_WORSE = Template(
    "Alle stappen zijn dan gelijk. "
    "Het systeem koos volgens een vaste volgorde, zonder betekenis.",
    "All steps are equal then. The system chose by a fixed order, without meaning.",
)
MORE_MOVES = Template(
    "Met meer wisselingen kan een verdeling minder verliezen.",
    "With more changes a plan can lose less.",
)
MORE_MOVES_OPEN = Template(
    "Niet bewezen is of meer wisselingen beter zijn.",
    "It is not proved whether more changes are better.",
)
LATER = Template(
    "Verschillen in latere stappen: {number}. Die tellen hier niet mee.",
    "Differences in later steps: {number}. They do not count here.",
    {"number": int},
)
ALL_STEPS = Template("Alle verschillen, op volgorde:", "All differences, in order:")
LATER_OPEN = Template(
    "Alleen het eerste verschil is bewezen.", "Only the first difference is proved."
)

PLACE_WORSE = Template(
    "Dat kan. De verdeling als geheel is dan minder goed.",
    "That is possible. The plan as a whole is less good then.",
)
SWAP_WORSE = Template(
    "Casus {case} in plaats van casus {other} kan. "
    "De verdeling als geheel is dan minder goed.",
    "Case {case} instead of case {other} is possible. "
    "The plan as a whole is less good then.",
    {"case": str, "other": str},
)
PLACE_TIE = Template(
    "Deze plek was even goed. "
    "Het systeem koos volgens een vaste volgorde, zonder betekenis.",
    "This place was equally good. The system chose by a fixed order, without meaning.",
)
SWAP_TIE = Template(
    "Casus {case} in plaats van casus {other} was even goed. "
    "Het systeem koos volgens een vaste volgorde, zonder betekenis.",
    "Case {case} instead of case {other} was equally good. "
    "The system chose by a fixed order, without meaning.",
    {"case": str, "other": str},
)

RUN_OPEN = Template(
    "Deze ronde is niet bewezen. Er is een verdeling die even goed of beter is.",
    "This run is not proved. There is a plan that is equally good or better.",
)
WORK_DONE = Template(
    "Het rekenwerk was op voordat er een bewijs was.",
    "The work allowed was done before there was a proof.",
)
NOTHING_FOUND = Template(
    "Een verdeling waarin dat past, is nog niet gevonden en niet uitgesloten.",
    "A plan in which that fits is not found yet and not ruled out.",
)
KNOWN = Template(
    "Het beste tot nu toe: {step}, {value}.",
    "The best so far: {step}, {value}.",
    {"step": str, "value": str},
)
BOUND = Template(
    "Beter dan {bound} kan niet.",
    "Better than {bound} cannot be.",
    {"bound": str},
)
NUMBER_OF_CHANGES = Template("wisselingen van anderen", "changes by others")
AGAINST_BEST_SO_FAR = Template(
    "De ronde is niet bewezen. Dit vergelijkt met de beste verdeling tot nu toe.",
    "The run is not proved. This compares with the best plan so far.",
)
PEOPLE_DECIDE = Template(
    "Dit gaat over voorstellen. Mensen beslissen.",
    "This is about proposals. People decide.",
)
