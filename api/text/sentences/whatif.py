"""What changes would do: what was changed, how sure it is, who chose between equals."""

from api.text.template import Template
from matcher.claims.whatif import EditKind
from matcher.kinds import ChangeClass

NOT_SAVED = Template(
    "Dit is een berekening en geen besluit. De regio zelf blijft zoals hij is.",
    "This is a calculation and no decision. The region itself stays as it is.",
)
EDIT: dict[EditKind, Template] = {
    EditKind.ADDED: Template(
        "Erbij in {at}: {what}.", "Added to {at}: {what}.", {"at": str, "what": tuple}
    ),
    EditKind.REMOVED: Template("Weg: {at}.", "Removed: {at}.", {"at": str}),
    EditKind.CHANGED: Template(
        "Anders bij {at}: {what}.",
        "Changed at {at}: {what}.",
        {"at": str, "what": tuple},
    ),
    EditKind.RULE_OFF: Template(
        "Deze regel staat uit: {rule}.", "This rule is off: {rule}.", {"rule": str}
    ),
    EditKind.RULE_ON: Template(
        "Deze regel staat aan: {rule}.", "This rule is on: {rule}.", {"rule": str}
    ),
}
NO_EDITS = Template("Er is niets veranderd.", "Nothing was changed.")
_NO_ADVICE_NL = "Dit is alleen een analyse en geen advies."
_NO_ADVICE_EN = "This is only an analysis and no advice."
_REAL_NL = "Dit is een analyse. Een echte ronde gaat uit van de regels die gelden."
_REAL_EN = "This is an analysis. A real run keeps to the rules that are in force."
SWITCHED: dict[ChangeClass, Template] = {
    ChangeClass.A: Template(_REAL_NL, _REAL_EN),
    ChangeClass.B: Template(_REAL_NL, _REAL_EN),
    ChangeClass.C: Template(_REAL_NL, _REAL_EN),
    ChangeClass.D: Template(
        "Deze regel volgt uit een besluit of status van buiten het schakelpunt. "
        + _NO_ADVICE_NL,
        "This rule follows from a decision or status outside the desk. "
        + _NO_ADVICE_EN,
    ),
    ChangeClass.X: Template(
        "Deze regel is een vaste grens voor ieders veiligheid. " + _NO_ADVICE_NL,
        "This rule is a fixed limit for everyone's safety. " + _NO_ADVICE_EN,
    ),
    ChangeClass.P: Template(
        "Deze regel volgt uit een eigen keuze. " + _NO_ADVICE_NL,
        "This rule follows from a choice of one's own. " + _NO_ADVICE_EN,
    ),
}
CERTAIN = Template(
    "Beide verdelingen zijn bewezen. Elk verschil komt door de wijziging.",
    "Both plans are proved. Every difference comes from the change.",
)
UNCERTAIN = Template(
    "Niet alles is bewezen. Winst en verlies per casus zijn daarom niet zeker. "
    "Bij de stappen staat tussen welke grenzen het verschil ligt.",
    "Not everything is proved. Gains and losses per case are therefore not certain. "
    "The steps say between which bounds the difference lies.",
)
SURE_RANGE = Template(
    "{least} tot {most}", "{least} to {most}", {"least": str, "most": str}
)
OTHER_OBJECTIVE = Template(
    "De afspraken over de stappen zijn anders. De totalen zijn niet te vergelijken.",
    "The agreed steps are different. The totals cannot be compared.",
)
LEAST_DIFFERENCE = Template(
    "Wie even goed blijft zitten, verandert hier niet. "
    "Van gelijke verdelingen telt die met het minste verschil.",
    "Whoever can stay where they are just as well does not change here. "
    "Of equal plans the one with the least difference counts.",
)
TIES = Template(
    "Bij {number} gaf alleen de vaste volgorde de doorslag, zonder betekenis. "
    "De tabel noemt wie even goed aan de beurt was.",
    "In {number} only the fixed order decided, without meaning. "
    "The table names who was as well placed to be chosen.",
    {"number": str},
)
NOBODY = Template("Voor niemand verandert er iets.", "Nothing changes for anybody.")
NO_CELLS = Template(
    "In geen enkele groep van plekken verandert iets.",
    "Nothing changes in any group of places.",
)
THE_SAME = Template(
    "De twee varianten geven iedereen hetzelfde.",
    "The two variants give everyone the same.",
)
