"""What is never used: it is in no record, in no rule and in no step."""

from api.statement.pairs import Pairs
from api.text.language import Both

NEVER: Pairs = {
    "nationality": (
        Both("nationaliteit", "nationality"),
        Both(
            "Het staat nergens in het dossier. Alleen ja of nee bij verblijfsrecht "
            "staat er, omdat de Wmo dat vraagt.",
            "It is nowhere in the record. Only yes or no to a right of residence is, "
            "because the Wmo asks for it.",
        ),
    ),
    "ethnicity": (
        Both("afkomst, taal of geboorteland", "ethnicity, language or land of birth"),
        Both("Het staat nergens in het dossier.", "It is nowhere in the record."),
    ),
    "religion": (
        Both("godsdienst of overtuiging", "religion or belief"),
        Both("Het staat nergens in het dossier.", "It is nowhere in the record."),
    ),
    "orientation": (
        Both("seksuele gerichtheid", "sexual orientation"),
        Both("Het staat nergens in het dossier.", "It is nowhere in the record."),
    ),
    "politics": (
        Both("politieke mening of vakbond", "political opinion or union"),
        Both("Het staat nergens in het dossier.", "It is nowhere in the record."),
    ),
    "identity": (
        Both("naam, BSN, geboortedatum of adres", "name, BSN, day of birth or address"),
        Both(
            "Een casus heeft een nummer dat niets betekent, een leeftijd en een "
            "gemeente.",
            "A case has a number without meaning, an age and a gemeente.",
        ),
    ),
    "text": (
        Both("vrije tekst", "free text"),
        Both(
            "Geen regel leest een verhaal of een notitie. Alleen codes, getallen, "
            "datums en nummers tellen.",
            "No rule reads a story or a note. Only codes, numbers, dates and "
            "references count.",
        ),
    ),
    "prediction": (
        Both("een voorspelling van gedrag", "a prediction of behaviour"),
        Both(
            "Er is geen risicoscore en geen profiel. Een risico staat er alleen als "
            "een mens het vaststelde.",
            "There is no risk score and no profile of behaviour. A risk is there only "
            "when a person established it.",
        ),
    ),
    "model": (
        Both("een zelflerend model", "a learned model"),
        Both(
            "Het programma leert niet van eerdere zaken. Wat eerder lukte, staat er "
            "als telling bij en telt niet mee.",
            "The program does not learn from earlier cases. What was done before is "
            "shown as a count and does not count.",
        ),
    ),
}
