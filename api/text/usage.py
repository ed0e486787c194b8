"""What a command line gets wrong, and what was expected instead."""

from api.text.language import Both

WRONG = Both("Deze opdracht klopt niet.", "This command line is not right.")
NO_COMMAND = Both(
    "Onbekend commando: {found}. Kies uit: {known}.",
    "Unknown command: {found}. Choose from: {known}.",
)
NO_OPTION = Both("Onbekende optie: {found}.", "Unknown option: {found}.")
MEANT = Both("Bedoeld is misschien: {known}.", "Perhaps meant: {known}.")
MISSING = Both("Er ontbreekt: {name}.", "Missing: {name}.")
NEEDS_VALUE = Both("Na {name} hoort een waarde.", "A value belongs after {name}.")
TAKES_NO_VALUE = Both("Bij {name} hoort geen waarde.", "No value belongs to {name}.")
TOO_MANY = Both("Te veel opgegeven: {found}.", "Too much was given: {found}.")
BAD_VALUE = Both(
    "{name}: gevonden {found}; verwacht {expected}.",
    "{name}: found {found}; expected {expected}.",
)
SEE = Both("Zie {command} --help.", "See {command} --help.")

A_DATE = Both("een datum zoals 2027-01-15", "a date such as 2027-01-15")
WHOLE = Both("een geheel getal", "a whole number")
NUMBER = Both("een gewoon getal", "an ordinary number")
OTHER = Both("een andere waarde", "another value")
BETWEEN = Both(" van {low} tot en met {high}", " from {low} to {high}")
FROM = Both(" vanaf {low}", " from {low} up")
UP_TO = Both(" tot en met {high}", " up to {high}")
OR = Both("of", "or")
