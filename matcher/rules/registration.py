"""Registration of the location under which a title may be carried out."""

from matcher.fact import NOTHING
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import WFZ, WVGGZ, WZD
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def may_carry_out_title(case: CaseFacts, offer: OfferFacts) -> bool:
    """The location is registered for each law under which an admission is ordered."""
    return (case.admission_orders - offer.registered) == NOTHING


REGISTRATION = Rule(
    key="registration",
    title_nl="Registratie van de locatie",
    title_en="Registration of the location",
    family=Family.REGISTRATION,
    strength=Strength.HARD,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(28, 182),
    sources=(
        WVGGZ.source(
            "art. 1:2 en 6:4",
            Text(
                "Een opname onder deze wet kan alleen in een accommodatie die als "
                "zodanig in het register staat; ambulante verplichte zorg kan ook "
                "elders.",
                "Admission under this law is possible only in an accommodatie "
                "registered as such; compulsory ambulatory care is possible "
                "elsewhere too.",
            ),
            doubt=Text(
                "de tekst van art. 1:2 is niet nagelezen",
                "the text of art. 1:2 was not read",
            ),
        ),
        WZD.source(
            "art. 20, 21, 24 en 29",
            Text(
                "Opname op een besluit, machtiging of inbewaringstelling kan alleen "
                "in een geregistreerde accommodatie.",
                "Admission on a besluit, machtiging or inbewaringstelling is "
                "possible only in a registered accommodatie.",
            ),
        ),
        WFZ.source(
            "art. 3.1 t/m 3.3 en 6.7",
            Text(
                "Een forensische opname kan alleen in een aangewezen instelling; een "
                "eerste plaatsing met tbs-dwang vraagt een aanwijzing daarvoor.",
                "Forensic admission is possible only in a designated institution; a "
                "first placement under tbs with compulsory treatment needs a "
                "designation for it.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="De locatie mist de registratie die de titel vraagt: {laws}.",
        en="The location lacks the registration that the order requires: {laws}.",
        person_nl="Deze plek staat niet in het register dat bij deze beslissing hoort.",
        person_en="This place is not in the register that this decision requires.",
    ),
    change_nl="De aanbieder kan registratie of aanwijzing van de locatie vragen.",
    change_en="The provider can ask for registration or designation of the location.",
    holds=may_carry_out_title,
    slots={"laws": lambda case, offer: case.admission_orders - offer.registered},
)

REGISTRATION_RULES = (REGISTRATION,)
