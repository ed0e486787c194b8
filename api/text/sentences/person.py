"""What the person reads: about the own facts and outcome, not about others."""

from datetime import date

from api.text.template import Template
from api.text.values import Cents, Counted
from matcher.projecting.person import OwnKind

ABOUT = Template("Uitleg bij casus {case}", "Explanation of case {case}", {"case": str})
NO_DECISION = Template(
    "Dit is de uitkomst van een ronde en geen besluit. Mensen beslissen.",
    "This is the outcome of a run and no decision. People decide.",
)
NOT_PROVED = Template(
    "Deze ronde is nog niet helemaal doorgerekend. Een volgende kan anders uitvallen.",
    "This run is not worked out in full yet. A next one may turn out differently.",
)
KIND: dict[OwnKind, Template] = {
    OwnKind.NOT_NOW: Template(
        "Er zijn plekken waar niets van u in de weg staat. Die plekken kunnen nu niet.",
        "There are places where nothing of yours is in the way. "
        "Those places are not possible now.",
    ),
    OwnKind.UNKNOWN_FACTS: Template(
        "Er is een plek die misschien past. Daarvoor ontbreekt nog een gegeven.",
        "There is a place that may fit. A fact is still missing for it.",
    ),
    OwnKind.CAPACITY_GAP: Template(
        "Er is een plek die past. Die plek begint te laat.",
        "There is a place that fits. That place starts too late.",
    ),
    OwnKind.FUNDING_GAP: Template(
        "Er is een plek die past. De betaling voor die plek is niet rond.",
        "There is a place that fits. Its funding is not settled.",
    ),
    OwnKind.EXCLUSION_GAP: Template(
        "Er is een plek die bijna past. Een eigen grens van de plek staat in de weg.",
        "There is a place that almost fits. A limit that the place set is in the way.",
    ),
    OwnKind.TITLE_GAP: Template(
        "Er is aanbod. Dat vraagt een eigen keuze of een wettelijke beslissing, "
        "en die is er niet.",
        "There is an offer. It needs an own choice or a decision by law, "
        "and there is neither.",
    ),
    OwnKind.PROFILE_GAP: Template(
        "Het aanbod in deze regio heeft nu niet wat nodig is.",
        "The offer in this region does not have what is needed now.",
    ),
}
LOOKED_AT = Template(
    "De ronde keek naar {places}, alsof elke plek vandaag vrij is.",
    "The run looked at {places}, as if each place were free today.",
    {"places": Counted},
)
ELSEWHERE = Template(
    "Bij {places} staat niets van u in de weg. Deze plekken kunnen nu niet.",
    "At {places} nothing of yours is in the way. These places are not possible now.",
    {"places": Counted},
)
NOT_NOW = Template("Deze plek kan nu niet.", "This place is not possible now.")
GROUND = Template(
    "De reden staat hier niet, want die kan over anderen gaan. "
    "Zo'n plek kan vol zijn, naar een ander gaan of om iets anders niet kunnen.",
    "The reason is not given here, for it can be about others. "
    "Such a place may be full, go to somebody else or not be possible otherwise.",
)
TIE = Template(
    "Zijn er meer mensen dan plekken, en staan zij gelijk? "
    "Dan kiest een vaste volgorde, zonder betekenis. "
    "Dan is het u of een van de anderen.",
    "Are there more people than places, and are they equal? "
    "Then a fixed order decides, without meaning. "
    "Then it is you or one of the others.",
)
AT_ALL = Template(
    "{places}: {names}.", "{places}: {names}.", {"places": Counted, "names": tuple}
)
AT_SOME = Template(
    "{places}, zoals {names}.",
    "{places}, such as {names}.",
    {"places": Counted, "names": tuple},
)
FACT_WAITS = Template(
    "Nog niet bekend: {fact}. Daarop wacht het antwoord bij {places}.",
    "Not known yet: {fact}. The answer at {places} waits for it.",
    {"fact": str, "places": Counted},
)
FACTS_WAIT = Template(
    "Nog niet bekend: {facts}.", "Not known yet: {facts}.", {"facts": tuple}
)
NOTHING_HELPS = Template(
    "Geen feit, besluit of huisregel haalt nu iets weg dat in de weg staat.",
    "No fact, decision or house rule takes away now what is in the way.",
)
WAYS = Template(
    "Er zijn {ways} om iets weg te halen dat in de weg staat.",
    "There are {ways} to take away something that is in the way.",
    {"ways": Counted},
)
CLEARED = Template(
    "Daarna staat bij {places} niets van u meer in de weg: {names}.",
    "After that nothing of yours is in the way at {places}: {names}.",
    {"places": Counted, "names": tuple},
)
CLEARED_SOME = Template(
    "Daarna staat bij {places} niets van u meer in de weg, zoals {names}.",
    "After that nothing of yours is in the way at {places}, such as {names}.",
    {"places": Counted, "names": tuple},
)
NO_PROMISE = Template(
    "Of er dan plaats is, blijkt pas in een volgende ronde.",
    "Whether there is room then, only a next run can tell.",
)
PROPOSED = Template(
    "Deze plek staat in het voorstel.", "This place is in the proposal."
)
WHY_THIS = Template(
    "Alle regels laten deze plek toe bij de gegevens van deze casus.",
    "All rules allow this place with the facts of this case.",
)
WHY_EVERYBODY = Template(
    "De ronde zocht de beste verdeling voor iedereen samen. "
    "Was een andere plek even goed? Dan koos een vaste volgorde, zonder betekenis.",
    "The run looked for the best plan for everybody together. "
    "Was another place as good? Then a fixed order chose, without meaning.",
)
PER_DAY = Template("{cents} per dag", "{cents} per day", {"cents": Cents})
HOURS_A_WEEK = Template("{hours} uur per week", "{hours} hours a week", {"hours": int})
FROM_UNTIL = Template(
    "{what}, van {start} tot {until}",
    "{what}, from {start} until {until}",
    {"what": str, "start": date, "until": date},
)
SINCE = Template(
    "{what}, vanaf {start}", "{what}, from {start}", {"what": str, "start": date}
)
UNTIL = Template(
    "{what}, tot {until}", "{what}, until {until}", {"what": str, "until": date}
)
URGENT = Template(
    "{reason}, uiterlijk {latest} (daarna: {consequence})",
    "{reason}, by {latest} (after that: {consequence})",
    {"reason": str, "latest": date, "consequence": str},
)
