"""How quality is guarded, what the person may do, and what falls short."""

from api.retention.terms import TERMS
from api.statement.claims import NamedText
from api.statement.pairs import Pairs
from api.text.language import Both, Lang

SAFEGUARDS: Pairs = {
    "verifier": (
        Both("Tweede rekenweg", "Second way"),
        Both(
            "Elke uitslag wordt opnieuw uitgerekend, met andere code. Verschillen "
            "die twee, dan toont het programma de uitslag niet.",
            "Every outcome is worked out once more, with other code. If the two "
            "differ, the program does not show the outcome.",
        ),
    ),
    "no": (
        Both("Een nee met bewijs", "A no with proof"),
        Both(
            "Bij elk nee staat welke regel of grens het is, met bron. Strijden "
            "meer mensen om dezelfde ruimte, dan staat het bewijs erbij.",
            "With every no stands which rule or limit it is, with its source. When "
            "more people ask for the same room, the proof stands beside it.",
        ),
    ),
    "unknown": (
        Both("Onbekend is geen nee", "Unknown is no no"),
        Both(
            "Een feit dat niemand weet, telt niet als nee en niet als ja. Het "
            "programma vraagt erom.",
            "A fact that nobody knows counts as neither no nor yes. The program asks "
            "for it.",
        ),
    ),
    "replay": (
        Both("Opnieuw afspelen", "Replay"),
        Both(
            "Een oude ronde kan opnieuw, met dezelfde gegevens. De uitslag hoort dan "
            "gelijk te zijn.",
            "An old run can be done again, with the same data. The outcome should be "
            "the same.",
        ),
    ),
    "log": (
        Both("Logboek", "Log"),
        Both(
            "Elke keer dat iemand een casus bekijkt, komt in het logboek. De persoon "
            "mag dat weten.",
            "Every time somebody looks at a case, the log keeps it. The person may "
            "know that.",
        ),
    ),
    "review": (
        Both("Een mens kijkt mee", "Human review"),
        Both(
            "Een mens beslist en schrijft de reden op. De persoon kan vragen of een "
            "mens opnieuw kijkt.",
            "A person decides and writes down the reason. Whom it is about can ask a "
            "person to look again.",
        ),
    ),
    "rights": (
        Both("Rechten van de persoon", "Rights of the person"),
        Both(
            "Inzage, verbetering, beperking, bezwaar en wissen kan bij het "
            "schakelpunt. Een verbeterd gegeven telt in de volgende ronde.",
            "Access, correction, restriction, objection and erasure go by way of the "
            "desk. A corrected fact counts in the next run.",
        ),
    ),
    "sharing": (
        Both("Delen", "Sharing"),
        Both(
            "Een privacyreglement zegt wie welk gegeven ziet. Wat er niet in staat, "
            "deelt het schakelpunt niet.",
            "A sharing policy says who sees which fact. What it does not name is not "
            "shared.",
        ),
    ),
}
FALLS: Pairs = {
    "time": (
        Both("Tijd", "Time"),
        Both(
            "Is de rekentijd op, dan staat er: niet bewezen. Er staat nooit dat iets "
            "niet kan.",
            "When time is up it says: not proved. It never says that something cannot "
            "be.",
        ),
    ),
    "law": (
        Both("Lezing van de wet", "Reading of the law"),
        Both(
            "Een regel is onze lezing van een artikel. De tweede rekenweg leest de "
            "wet op dezelfde manier en ziet een leesfout niet.",
            "A rule is our reading of an article. The second way reads the law alike "
            "and does not see a mistake in the reading.",
        ),
    ),
    "signed": (
        Both("Handtekening", "Signature"),
        Both(
            "Een jurist en een coördinator horen de regels te tekenen. Of dat gebeurd "
            "is, weet het programma niet.",
            "A jurist and a coordinator should sign the rules. Whether they did, the "
            "program does not know.",
        ),
    ),
    "facts": (
        Both("Feiten", "Facts"),
        Both(
            "Klopt een feit niet, dan klopt het voorstel niet. Beide rekenwegen "
            "gebruiken dezelfde feiten.",
            "When a fact is wrong, the proposal is wrong. Both ways use the same "
            "facts.",
        ),
    ),
    "groups": (
        Both("Groepen", "Groups"),
        Both(
            "Voor echte mensen is niet gemeten of groepen er anders uitkomen. De "
            "tests gebruiken verzonnen regio's.",
            "For real people it was not measured whether groups fare otherwise. The "
            "tests use invented regions.",
        ),
    ),
    "providers": (
        Both("Uitsluitingen van aanbieders", "Exclusions of providers"),
        Both(
            "Aanbieders bepalen zelf wie ze uitsluiten. Het programma toont dat en "
            "beoordeelt niet of het mag.",
            "Providers say themselves whom they exclude. The program shows that and "
            "does not judge whether they may.",
        ),
    ),
    "moment": (
        Both("Eén moment", "One moment"),
        Both(
            "Een ronde kijkt naar één dag. Wie later komt of vertrekt, telt nog niet.",
            "A run looks at one day. Who comes or leaves later does not count yet.",
        ),
    ),
    "maybe": (
        Both("Misschien", "Maybe"),
        Both(
            "Soms staat er misschien. Dan is iets niet gevonden en ook niet "
            "uitgesloten.",
            "Sometimes it says maybe. Then something was not found and not ruled out.",
        ),
    ),
    "sample": (
        Both("Grote regio's", "Large regions"),
        Both(
            "In een heel grote regio kijkt de tweede rekenweg een deel na. De "
            "uitslag zegt welk deel.",
            "In a very large region the second way checks a part. The outcome says "
            "which.",
        ),
    ),
}
COUNTED = Both("geteld vanaf {start}; {source}", "counted from {start}; {source}")


def terms(lang: Lang) -> tuple[NamedText, ...]:
    """Return what is kept how long, and where each term comes from."""
    return tuple(
        NamedText(
            name=term.what.in_(lang),
            text=COUNTED.in_(lang).format(
                start=term.counted_from.in_(lang), source=term.source.in_(lang)
            ),
        )
        for term in TERMS
    )
