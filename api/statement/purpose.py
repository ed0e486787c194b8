"""What the matcher is for, what it proposes, and what it leaves to people."""

from collections.abc import Mapping

from api.statement.pairs import Pairs
from api.text.language import Both

TITLE = Both("Hoe het schakelpunt rekent", "How the desk computes")
ABOUT: Mapping[str, Both] = {
    "who": Both(
        "Dit programma zoekt een woonplek of zorgplek voor mensen voor wie dat "
        "moeilijk te vinden is.",
        "This program looks for a home or a place with care for people for whom that "
        "is hard to find.",
    ),
    "kind": Both(
        "Mensen schreven alle regels. Het programma leert niet van gegevens.",
        "People wrote all rules. The program does not learn from data.",
    ),
    "made": Both(
        "Deze bladzijde komt uit de regels zelf. Verandert een regel, dan verandert "
        "de bladzijde mee.",
        "This page is made from the rules themselves. When a rule changes, the page "
        "changes with it.",
    ),
}
DECIDES: Mapping[str, Both] = {
    "proposal": Both(
        "Het maakt een voorstel: wie welke plek kan krijgen, vanaf wanneer, en wie "
        "betaalt.",
        "It makes a proposal: who can have which place, from when, and who pays.",
    ),
    "no": Both(
        "Voor wie geen plek heeft, noemt het elke regel en elke grens die in de weg "
        "staat.",
        "For whoever has no place it names every rule and every limit in the way.",
    ),
    "change": Both(
        "Het noemt ook wat kan veranderen en wie daarover gaat.",
        "It also names what can change, and who decides on that.",
    ),
}
LEAVES: Mapping[str, Both] = {
    "besluit": Both(
        "Een voorstel is geen besluit. Mensen beslissen.",
        "A proposal is no besluit. People decide.",
    ),
    "accept": Both(
        "Het schakelpunt neemt een voorstel over of wijkt ervan af. De reden staat "
        "erbij.",
        "The desk accepts a proposal or deviates from it. The reason is kept with it.",
    ),
    "provider": Both(
        "De aanbieder zegt ja of nee. Zonder ja is er geen plek.",
        "The provider says yes or no. Without a yes there is no place.",
    ),
    "law": Both(
        "Over indicatie, titel en geld beslist wie de wet noemt.",
        "On indication, title and money the bodies decide that the law names.",
    ),
    "liberty": Both(
        "Het programma raadt nooit aan om iemands vrijheid te beperken.",
        "The program never advises to restrict somebody's liberty.",
    ),
    "resident": Both(
        "Wie ergens al woont, blijft daar wonen.",
        "Whoever lives somewhere already stays there.",
    ),
}
WAY_TITLE = Both("Van feiten naar besluit", "From facts to decision")
WAY_DRAWN = Both("Zo loopt het, van boven naar beneden", "How it goes, top to bottom")
WAY: Pairs = {
    "facts": (
        Both("Feiten", "Facts"),
        Both(
            "Elk feit heeft een bron en een datum, of is onbekend.",
            "Every fact has a source and a date, or is unknown.",
        ),
    ),
    "rules": (
        Both("Regels", "Rules"),
        Both(
            "Elke regel vergelijkt een casus met een plek: kan, kan niet, of onbekend.",
            "Every rule compares a case with a place: it holds, it blocks, or unknown.",
        ),
    ),
    "options": (
        Both("Mogelijkheden", "Options"),
        Both(
            "Wat overblijft: een plek, wie betaalt, en vanaf wanneer.",
            "What is left: a place, who pays, and from when.",
        ),
    ),
    "proposal": (
        Both("Voorstel", "Proposal"),
        Both(
            "De beste verdeling voor iedereen samen, stap voor stap.",
            "The best plan for everybody together, step by step.",
        ),
    ),
    "check": (
        Both("Controle", "Check"),
        Both(
            "Een tweede rekenweg kijkt het hele voorstel na.",
            "A second way of computing checks the whole proposal.",
        ),
    ),
    "people": (
        Both("Mens beslist", "A person decides"),
        Both(
            "Een mens neemt het voorstel over of wijkt af, met een reden.",
            "A person accepts the proposal or deviates, with a reason.",
        ),
    ),
}
