"""What a gap report says of its figures."""

from datetime import date
from enum import Enum

from api.text.template import Template
from api.text.values import Counted
from matcher.claims.figures import (
    Exactness,
    Stop,
    Subject,
    Told,
)
from matcher.model.terms import AgendaOutcome

ONE_DAY = Template(
    "Regio {region}, op {day}.",
    "Region {region}, on {day}.",
    {"region": str, "day": date},
)
DAYS = Template(
    "Regio {region}, van {first} tot en met {last}: {runs}.",
    "Region {region}, from {first} up to and including {last}: {runs}.",
    {"region": str, "first": date, "last": date, "runs": Counted},
)
READER = Template(
    "Dit rapport is voor: {reader}.", "This report is for: {reader}.", {"reader": Enum}
)
OWN_PART = Template(
    "Het gaat alleen over het eigen gebied en geld van {funder}.",
    "It is only about the area and the money of {funder}.",
    {"funder": str},
)
NO_DECISION = Template(
    "Een uitkomst is een voorstel en geen besluit.",
    "An outcome is a proposal and no decision.",
)
TOTAL = Template(
    "Zonder plek: {persons}. Samen wachten zij {weeks}.",
    "Without a place: {persons}. Together they have waited {weeks}.",
    {"persons": str, "weeks": str},
)
TOTAL_NOW = Template(
    "Zonder plek in deze tijd: {persons}. Samen wachten zij {weeks}. "
    "Op de laatste dag: {now}.",
    "Without a place in this time: {persons}. Together they have waited {weeks}. "
    "On the last day: {now}.",
    {"persons": str, "weeks": str, "now": str},
)
SMALL_AGENDA = Template(
    "Geen punt gaat om genoeg mensen om het hier te tonen.",
    "No item is about enough persons to be told here.",
)
NO_AGENDA = Template(
    "Er is nu geen punt waarvan vaststaat dat het iemand een plek kan geven.",
    "There is no item now that is known to be able to give somebody a place.",
)
AGENDA = Template(
    "Hooguit vijf punten, het grootste effect eerst. "
    "Dezelfde mensen kunnen bij meer punten tellen.",
    "At most five items, the largest effect first. "
    "The same persons may count under several items.",
)
SUBJECT: dict[Subject, Template] = {
    Subject.PLACES: Template(
        "Meer plekken: {about}", "More places: {about}", {"about": str}
    ),
    Subject.FUNDING: Template("Betaling: {about}", "Funding: {about}", {"about": str}),
    Subject.EXCLUSION: Template(
        "Grens van de plek: {about}", "Limit of the place: {about}", {"about": str}
    ),
    Subject.FACTS: Template(
        "Gegevens die ontbreken: {about}", "Missing facts: {about}", {"about": str}
    ),
    Subject.OFFER: Template(
        "Aanbod dat er niet is: {about}",
        "Offer that is not there: {about}",
        {"about": str},
    ),
}
WHO = Template("Wie beslist: {who}.", "Who decides: {who}.", {"who": str})
WHO_OF_THEM = Template(
    "Wie beslist: {who} ({parties}).",
    "Who decides: {who} ({parties}).",
    {"who": str, "parties": tuple},
)
ABOUT = Template(
    "Het gaat om {persons}. Samen gewacht: {weeks}.",
    "It is about {persons}. Waited together: {weeks}.",
    {"persons": str, "weeks": str},
)
EFFECT: dict[Exactness, Template] = {
    Exactness.EXACT: Template(
        "Effect: {persons} met een plek ({weeks} gewacht). "
        "Dit is precies, met alle grenzen meegeteld.",
        "Effect: {persons} with a place ({weeks} waited). "
        "This is exact, with all limits counted.",
        {"persons": str, "weeks": str},
    ),
    Exactness.UPPER_BOUND: Template(
        "Effect: hooguit {persons} met een plek (hooguit {weeks} gewacht). "
        "Dit is een bovengrens: er kunnen nog andere grenzen zijn.",
        "Effect: at most {persons} with a place (at most {weeks} waited). "
        "This is an upper bound: there may be other limits.",
        {"persons": str, "weeks": str},
    ),
}
EFFECT_AT_MOST = Template(
    "Effect: hooguit {persons} met een plek. Dit is een bovengrens.",
    "Effect: at most {persons} with a place. This is an upper bound.",
    {"persons": str},
)
EFFECT_USED: dict[Exactness, Template] = {
    Exactness.EXACT: Template(
        "Effect: van {places} erbij krijgen {used} een bewoner die nu wacht. "
        "Dit is precies, met alle grenzen meegeteld.",
        "Effect: of {places} more, {used} get a resident who waits now. "
        "This is exact, with all limits counted.",
        {"places": Counted, "used": int},
    ),
    Exactness.UPPER_BOUND: Template(
        "Effect: van {places} erbij krijgen hooguit {used} een bewoner die nu wacht. "
        "Dit is een bovengrens.",
        "Effect: of {places} more, at most {used} get a resident who waits now. "
        "This is an upper bound.",
        {"places": Counted, "used": int},
    ),
}
EFFECT_OF_PLACES = Template(
    "Gerekend met {places} erbij.", "Reckoned with {places} more.", {"places": Counted}
)
CASUS = Template(
    "Een casus: {age} jaar, spoed: {urgency}, {waited} dagen gewacht, {kind}. "
    "Betaling nu: {money}. Juridische titel: {title}.",
    "One casus: aged {age}, urgency: {urgency}, waited {waited} days, {kind}. "
    "Paid now by: {money}. Legal title: {title}.",
    {
        "age": str,
        "urgency": str,
        "waited": str,
        "kind": Enum,
        "money": tuple,
        "title": str,
    },
)
NO_CASUS = Template(
    "Een casus staat hier niet: te weinig mensen lijken erop.",
    "No casus is told here: too few persons are like it.",
)
DECIDED: dict[AgendaOutcome, Template] = {
    outcome: Template(
        f"Vorige keer ({{day}}): {nl}, door {{who}}.",
        f"Last time ({{day}}): {en}, by {{who}}.",
        {"day": date, "who": str},
    )
    for outcome, (nl, en) in {
        AgendaOutcome.TOEGEZEGD: ("toegezegd", "promised"),
        AgendaOutcome.ONDERZOEK: ("eerst uitzoeken", "to be looked into first"),
        AgendaOutcome.AFGEWEZEN: ("niet gedaan", "declined"),
        AgendaOutcome.AANGEHOUDEN: ("uitgesteld", "put off"),
    }.items()
}
NOT_DECIDED = Template(
    "Over dit punt is nog niet eerder iets beslist.",
    "Nothing was decided on this item before.",
)
CAME = Template(
    "Wat ervan kwam: toen {before}, nu {now}. De eerste telling is van {day}.",
    "What came of it: then {before}, now {now}. The first count is of {day}.",
    {"before": str, "now": str, "day": date},
)
SINCE = Template(
    "Wat ervan kwam: het zou werken vanaf {day}. Nu gaat het nog om {now}.",
    "What came of it: it was to work from {day}. Now it is still about {now}.",
    {"day": date, "now": str},
)
EXPECTED = Template(
    "Wat ervan kwam: nog niets, het werkt vanaf {day}.",
    "What came of it: nothing yet, it works from {day}.",
    {"day": date},
)
NOTHING_YET = Template(
    "Wat ervan kwam: er is geen datum toegezegd. Nu gaat het om {now}.",
    "What came of it: no date was promised. Now it is about {now}.",
    {"now": str},
)
TOLD: dict[Told, Template] = {
    Told.WHOLE: Template("Alle aantallen zijn precies.", "All numbers are exact."),
    Told.ROUNDED: Template(
        "± staat voor afgerond op vijf, zodat niemand te herkennen is. "
        "Daarom telt een tabel niet altijd precies op.",
        "± stands for rounded to five, so that nobody can be recognised. "
        "So a table does not always add up exactly.",
    ),
    Told.STANDING: Template(
        "* staat voor het getal van een eerder rapport. "
        "Sindsdien kwamen of gingen minder dan vijf mensen.",
        "* stands for the number of an earlier report. "
        "Since then fewer than five persons came or left.",
    ),
    Told.HIDDEN: Template(
        "Onder de vijf mensen staat er geen getal. "
        "Soms blijft ook een groter getal weg, om het eerste te beschermen.",
        "Below five persons no number is given. "
        "Sometimes a larger number is left out too, to protect the first.",
    ),
}
DROPPED = Template(
    "Regels met te weinig mensen staan hier niet.",
    "Rows with too few persons are not here.",
)
NOT_FOR_YOU = Template(
    "Dit deel geldt voor de hele regio en staat daarom niet in een deelrapport.",
    "This part is about the whole region and is therefore not in a partial report.",
)
NOTHING = Template("Hier is niets te melden.", "There is nothing to report here.")
CELLS = Template(
    "Een soort plek is: type, regio, geldstroom en beveiliging. "
    "Iemand telt bij de makkelijkste plek, in de eigen regio.",
    "A cell is: type, region, funding system and security. "
    "A person counts at the easiest place, in the own region.",
)
SHARES = Template(
    "Zo verdeelt het tekort zich precies over wat in de weg staat. "
    "De delen tellen op tot {persons}.",
    "This is how the gap divides exactly over what stands in the way. "
    "The shares add up to {persons}.",
    {"persons": str},
)
SHARES_HOW = Template(
    "Het deel is de Shapley-waarde: het gemiddelde over alle volgordes van weghalen. "
    "Het geldt voor de kijk op woonplekken, waarin iedereen met een voorstel een plek "
    "houdt.",
    "The share is the Shapley value: the mean over all orders of taking away. "
    "It holds in the view of dwelling places, in which everybody with a proposal keeps "
    "a place.",
)
SHARES_NO_ADVICE = Template(
    "Dit is een maat en geen voorstel: een regel over veiligheid of vrijheid blijft.",
    "This is a measure and no proposal: a rule on safety or liberty stays.",
)
OWNERS = Template(
    "Geteld is wie beslist over het eerste advies, of het traagste deel ervan.",
    "Counted is who decides on the first advice, or the slowest part of it.",
)
MORE_ROWS = Template(
    "En nog {number} regels; in de bestanden staan ze allemaal.",
    "And {number} rows more; the files hold them all.",
    {"number": int},
)
CAUSES = Template(
    "Nog niet aangevraagd, nog geen besluit en afgewezen staan apart.",
    "Not applied for, not decided and refused stand apart.",
)
VALUES = Template(
    "Zo veel mensen krijgen een plek door een, twee of drie plekken erbij. "
    "Bekeken: {cells} soorten plekken.",
    "So many persons gain a place by one, two or three places more. "
    "Looked at: {cells} cells.",
    {"cells": int},
)
VALUES_HOW = Template(
    "De eerste drie kolommen zijn precies in de kijk op woonplekken. "
    "Door andere grenzen kan het echte getal lager zijn.",
    "The first three columns are exact in the view of dwelling places. "
    "Other limits can make the real number lower.",
)
VALUES_CHECKED = Template(
    "De kolom met alle grenzen is opnieuw opgelost en bewezen, tenzij er ~ staat.",
    "The column with all limits was solved again and proved, unless it has a ~.",
)
VALUES_ELSEWHERE = Template(
    "Bij elke andere soort plek geeft een plek erbij hooguit {persons} een plek.",
    "In every other cell a place more gives at most {persons} a place.",
    {"persons": str},
)
VALUES_NOWHERE = Template(
    "Bij elke andere soort plek geeft een plek erbij niemand een plek.",
    "In every other cell a place more gives nobody a place.",
)
SHADOW = Template(
    "Naast een passend vrij bed dat een andere geldstroom betaalt: hooguit {persons}.",
    "Beside a fitting free bed that another system pays for: at most {persons}.",
    {"persons": str},
)
SHADOW_FEW = Template(
    "Hoeveel mensen naast een passend vrij bed staan, staat hier niet.",
    "How many persons stand beside a fitting free bed is not told here.",
)
SHADOW_HOW = Template(
    "Dit is een bovengrens. Niet bekeken is of de betaler dit bed mag en wil betalen. "
    "Zorguren, groepen en teams zijn alleen per mens bekeken.",
    "This is an upper bound. Whether the payer may and will pay for this bed is not "
    "looked at. Care hours, groups and teams are looked at person by person only.",
)
SHADOW_SUM = Template(
    "De muren tellen niet op: een mens of bed kan bij meer muren horen.",
    "The walls do not add up: a person or a bed can belong to several walls.",
)
CHAIN = Template(
    "Wie op een plek wacht, staat achter wie daar nu verblijft. "
    "Hier staat waar die rij het eerst stopt.",
    "Who waits for a place stands behind whoever stays there now. "
    "This is where that line stops first.",
)
STOP: dict[Stop, Template] = {
    Stop.GIVEN: Template(
        "Deze plek gaat in het plan naar een ander.",
        "This place goes to somebody else in the plan.",
    ),
    Stop.LEFT: Template(
        "Er is een opening, maar de datum of een andere grens past nog niet.",
        "There is an opening, but its date or another limit does not fit yet.",
    ),
    Stop.NO: Template(
        "Wie hier verblijft, wil verder en heeft zelf een nee.",
        "Whoever stays here wants to move on and has a no as well.",
    ),
    Stop.PROPOSED: Template(
        "Wie hier verblijft, heeft een voorstel. De plek komt dan vrij.",
        "Whoever stays here has a proposal. Then the place comes free.",
    ),
    Stop.STAYS: Template(
        "Wie hier woont, vraagt geen andere plek.",
        "Whoever lives here asks for no other place.",
    ),
    Stop.CYCLE: Template(
        "De mensen in deze rij wachten op elkaars plek.",
        "The persons in this line wait for each other's place.",
    ),
    Stop.NOBODY: Template(
        "Van deze plek is niet bekend wie er verblijft.",
        "It is not known who stays at this place.",
    ),
}
REFUSALS = Template(
    "Een nee gaat tegen het eigen profiel in als de plek zegt hiervoor te zijn.",
    "A no goes against the own profile when the place says it is there for this.",
)
STALE = Template(
    "Ouder dan {days}: {stale} van {openings} plekken met ruimte. "
    "Daarop rusten {resting} van {proposals} voorstellen.",
    "Older than {days}: {stale} of {openings} places with room. "
    "On these rest {resting} of {proposals} proposals.",
    {"days": Counted, "stale": int, "openings": int, "resting": str, "proposals": str},
)
FALLS = Template(
    "Geteld zijn verblijven die eindigden of al zo lang duren.",
    "Counted are stays that ended or have lasted that long.",
)
VERIFIED = Template(
    "Alle cijfers kloppen, ook langs een tweede weg.",
    "All figures are true, by a second way too.",
)
SUMS_ONLY = Template(
    "Alle cijfers kloppen, ook langs een tweede weg. "
    "Van de delen van het tekort is alleen de som nagegaan: de regio is groot.",
    "All figures are true, by a second way too. "
    "Of the shares of the gap only the sum was verified: the region is large.",
)
