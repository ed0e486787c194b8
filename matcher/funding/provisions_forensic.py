"""R9 to R19: concurrence with forensic care and orders."""

from typing import Final

from matcher.funding.provision import Provision, ProvisionKind
from matcher.kinds import Owner, Strength
from matcher.laws import WFZ, WLZ, WVGGZ, WZD, policy
from matcher.sources import Text

_KIND: Final = ProvisionKind
_FIN = Text(
    "forensischezorg.nl, financiering forensische zorg",
    "forensischezorg.nl, funding of forensic care",
)
_ACCOUNT = "matcher.funding.account:Account"
_PAIRS = "matcher.funding.pairs:beside"
_SPANS = "matcher.funding.spans:spans"

FORENSIC: Final[tuple[Provision, ...]] = (
    Provision(
        key="R9",
        kind=_KIND.BLOCK,
        strength=Strength.HARD,
        title_nl="Geen Wlz tijdens detentie of forensisch verblijf",
        title_en="No Wlz during detention or a forensic stay",
        who=Owner.ZORGKANTOOR,
        sources=(
            WLZ.source(
                "art. 3.2.7",
                Text(
                    "Het recht op Wlz-zorg rust tijdens verblijf in een PI, op een "
                    "forensische titel, of in gesloten jeugdhulp.",
                    "The right to Wlz care is suspended during a stay in a PI, on a "
                    "forensic order, or in gesloten jeugdhulp (closed youth care).",
                ),
                doubt=Text(
                    "of ook civiel verblijf bij zo'n instelling telt, is onzeker",
                    "whether a civil stay at such an institution counts too is "
                    "uncertain",
                ),
            ),
        ),
        carried_out=("matcher.funding.samenloop:MATRIX", _ACCOUNT + ".lawful"),
    ),
    Provision(
        key="R10",
        kind=_KIND.ROUTE,
        strength=Strength.HARD,
        title_nl="Voorrang van forensische zorg",
        title_en="Precedence of forensic care",
        who=Owner.DJI,
        sources=(
            WFZ.source(
                "art. 2.2, 6.1 en 6.11",
                Text(
                    "De zorg waarop een strafrechtelijke titel wijst, koopt en "
                    "plaatst DJI; een ander stelsel betaalt die zorg niet.",
                    "DJI buys and places the care that a criminal order points at; "
                    "another system does not pay that care.",
                ),
            ),
        ),
        carried_out=(_ACCOUNT + ".lawful",),
    ),
    Provision(
        key="R11",
        kind=_KIND.CONDITION,
        strength=Strength.DISCRETION,
        title_nl="Andere zorg naast forensische zorg",
        title_en="Other care beside forensic care",
        who=Owner.DJI,
        sources=(
            policy(
                _FIN,
                Text(
                    "Voor een lichamelijke of zintuiglijke vraag kan andere zorg "
                    "naast de forensische, zolang de verzekering loopt.",
                    "For a physical or sensory need other care can stand beside the "
                    "forensic care, as long as the insurance runs.",
                ),
            ),
        ),
        carried_out=(_PAIRS,),
    ),
    Provision(
        key="R12",
        kind=_KIND.ROUTE,
        strength=Strength.DISCRETION,
        title_nl="Alleen genoemde zorg is forensisch",
        title_en="Only the care that is named is forensic",
        who=Owner.DJI,
        sources=(
            WFZ.source(
                "art. 1.1 lid 1 onder l en o",
                Text(
                    "Bij een bijzondere voorwaarde is Wfz wat titel of indicatie "
                    "noemt; de rest blijft bij het gewone stelsel.",
                    "With a bijzondere voorwaarde, Wfz is what order or "
                    "indicatiestelling names; the rest stays with the ordinary "
                    "system.",
                ),
                doubt=Text(
                    "de tweede helft is onze afleiding",
                    "the second half is our inference",
                ),
            ),
        ),
        carried_out=(_SPANS, _ACCOUNT + ".lawful"),
    ),
    Provision(
        key="R13",
        kind=_KIND.BLOCK,
        strength=Strength.HARD,
        title_nl="Geen Zvw tijdens detentie en tbs met dwangverpleging",
        title_en="No Zvw during detention and compulsory tbs treatment",
        who=Owner.DJI,
        sources=(
            policy(
                _FIN,
                Text(
                    "De verzekering rust; bij proefverlof en voorwaardelijke "
                    "beëindiging van tbs bestaat wel recht op Zvw-zorg.",
                    "The insurance is suspended; on probationary leave and "
                    "conditional termination of tbs a right to Zvw care does exist.",
                ),
                doubt=Text(
                    "het artikel in de Zvw zelf is niet nagelezen",
                    "the article in the Zvw itself was not read",
                ),
            ),
        ),
        carried_out=("matcher.funding.spans:SUSPENDS_INSURANCE",),
    ),
    Provision(
        key="R14",
        kind=_KIND.TRIGGER,
        strength=Strength.HARD,
        title_nl="Zes weken voor het einde van de titel",
        title_en="Six weeks before the title ends",
        who=Owner.AANBIEDER,
        sources=(
            WFZ.source(
                "art. 2.5",
                Text(
                    "De aanbieder bereidt zes weken voor het einde vervolgzorg voor; "
                    "de taak staat op de laatste dag van de titel min 42 dagen.",
                    "The provider prepares follow-on care six weeks before the end; "
                    "the task stands on the last day of the order minus 42 days.",
                ),
            ),
        ),
        carried_out=("matcher.funding.closing:SIX_WEEKS",),
    ),
    Provision(
        key="R15",
        kind=_KIND.CLOCK,
        strength=Strength.HARD,
        title_nl="De dag na het einde van de titel",
        title_en="The day after the title ends",
        who=Owner.FINANCIER,
        sources=(
            WFZ.source(
                "art. 2.2",
                Text(
                    "Die dag is er geen grond meer voor betaling door DJI; zonder "
                    "volgende betaler bestaat er geen optie.",
                    "On that day there is no ground left for payment by DJI; without "
                    "a next payer there is no option.",
                ),
                doubt=Text(
                    "afgeleid: de titel is de grond voor betaling",
                    "inferred: the order is the ground for payment",
                ),
            ),
        ),
        carried_out=(_SPANS, "matcher.funding.line:funding_line"),
    ),
    Provision(
        key="R16",
        kind=_KIND.FOR_PEOPLE,
        strength=Strength.DISCRETION,
        title_nl="Of de strafrechter een civiele machtiging afgeeft",
        title_en="Whether the criminal court issues a civil order",
        who=Owner.RECHTER,
        sources=(
            WFZ.source(
                "art. 2.3",
                Text(
                    "De rechter beslist; daarna betalen Zvw, Wlz of Wmo en niet DJI.",
                    "The court decides; after that Zvw, Wlz or Wmo pay, and not DJI.",
                ),
                doubt=Text(
                    "wie daarna betaalt, is niet nagelezen",
                    "who pays after that was not read",
                ),
            ),
        ),
        carried_out=(),
    ),
    Provision(
        key="R17",
        kind=_KIND.CLOCK,
        strength=Strength.HARD,
        title_nl="Opname binnen een week na een machtiging via de Wfz",
        title_en="Admission within a week after an order by the Wfz",
        who=Owner.FINANCIER,
        sources=(
            WZD.source(
                "art. 28c",
                Text(
                    "De betaler stuurt de machtiging aan een aanbieder, die binnen "
                    "een week opneemt; dat is de uiterste datum van de casus.",
                    "The payer sends the machtiging to a provider, which admits "
                    "within a week; that is the latest date of the case.",
                ),
            ),
        ),
        carried_out=("matcher.model.case:Urgency",),
    ),
    Provision(
        key="R18",
        kind=_KIND.FOR_PEOPLE,
        strength=Strength.DISCRETION,
        title_nl="Of een zorgmachtiging in een FPC wordt uitgevoerd",
        title_en="Whether a care order is carried out in an FPC",
        who=Owner.RECHTER,
        sources=(
            WVGGZ.source(
                "art. 6:4 lid 3 tot en met 5",
                Text(
                    "De rechter kan een FPC aanwijzen, of overplaatsing voor "
                    "hoogstens acht weken toestaan; de rechtspositie blijft die van "
                    "de Wvggz.",
                    "The court can designate an FPC, or allow a transfer for at most "
                    "eight weeks; the legal position stays that of the Wvggz.",
                ),
            ),
        ),
        carried_out=(),
    ),
    Provision(
        key="R19",
        kind=_KIND.CLOCK,
        strength=Strength.HARD,
        title_nl="Duur van een forensische time-out",
        title_en="Length of a forensic time-out",
        who=Owner.DJI,
        sources=(
            WFZ.source(
                "art. 6.5",
                Text(
                    "Een tijdelijke overplaatsing duurt hoogstens zeven weken, te "
                    "verlengen met vier; de plek draagt haar eigen langste verblijf.",
                    "A temporary transfer lasts at most seven weeks, to be extended "
                    "by four; the place carries its own longest stay.",
                ),
            ),
        ),
        carried_out=("matcher.facts.offer:needs_until",),
    ),
)
