"""R1 to R8 and R20 to R26: concurrence of the regular systems."""

from typing import Final

from matcher.funding.provision import Provision, ProvisionKind
from matcher.kinds import Owner, Strength
from matcher.laws import BZV, RLZ, WLZ, WMO, WZD, policy

_KIND: Final = ProvisionKind
_BOOK = "matcher.funding.book:Book"
_ACCOUNT = "matcher.funding.account:Account"
_PAIRS = "matcher.funding.pairs:beside"
_SPANS = "matcher.funding.spans:spans"

REGULAR: Final[tuple[Provision, ...]] = (
    Provision(
        key="R1",
        kind=_KIND.CONDITION,
        strength=Strength.DISCRETION,
        title_nl="Wmo naast een recht op Wlz-verblijf",
        title_en="Wmo beside a right to a Wlz stay",
        who=Owner.COLLEGE,
        sources=(
            WMO.source(
                "art. 2.3.5 lid 6 en 7",
                "Het college mag afwijzen, na onderzoek of de Wlz de vraag oplost; tot "
                "het herziet, blijft de beschikking staan.",
            ),
        ),
        carried_out=(_BOOK,),
    ),
    Provision(
        key="R2",
        kind=_KIND.CONDITION,
        strength=Strength.DISCRETION,
        title_nl="Wmo zolang op de Wlz wordt gewacht",
        title_en="Wmo while waiting for the Wlz",
        who=Owner.COLLEGE,
        sources=(
            WMO.source(
                "art. 2.3.5 lid 6",
                "Wie op een besluit of plek van de Wlz wacht, kan in de Wmo blijven, "
                "met een afgesproken einddatum en trekker.",
                "afgeleid uit R1; de wet noemt geen einddatum",
            ),
        ),
        carried_out=(_BOOK,),
    ),
    Provision(
        key="R3",
        kind=_KIND.ROUTE,
        strength=Strength.HARD,
        title_nl="Behandeling naast beschermd wonen",
        title_en="Treatment beside sheltered housing",
        who=Owner.VERZEKERAAR,
        sources=(
            WMO.source(
                "art. 1.1.1 en 2.3.5 lid 5 onder b",
                "Beschermd wonen bevat geen medische behandeling; die komt uit de Zvw, "
                "of uit de Wfz als een titel haar noemt.",
            ),
        ),
        carried_out=(_PAIRS,),
    ),
    Provision(
        key="R4",
        kind=_KIND.CONDITION,
        strength=Strength.DISCRETION,
        title_nl="Psychiatrische behandeling bij Wlz op psychische grond",
        title_en="Psychiatric treatment with Wlz on a psychiatric ground",
        who=Owner.ZORGKANTOOR,
        sources=(
            WLZ.source(
                "art. 3.1.1 lid 1 c onder 2",
                "De behandeling hoort bij de Wlz; Zvw ernaast vraagt een akkoord van "
                "zorgkantoor en verzekeraar.",
                "wie in de praktijk betaalt, is niet nagegaan",
            ),
        ),
        carried_out=(_PAIRS,),
    ),
    Provision(
        key="R5",
        kind=_KIND.ROUTE,
        strength=Strength.HARD,
        title_nl="Psychiatrische behandeling bij Wlz op andere grond",
        title_en="Psychiatric treatment with Wlz on another ground",
        who=Owner.ZORGKANTOOR,
        sources=(
            WLZ.source(
                "art. 3.1.1 lid 1 d onder 2",
                "Alleen als onlosmakelijk deel van de andere behandeling in dezelfde "
                "instelling is zij Wlz; anders kan Zvw ernaast.",
            ),
        ),
        carried_out=(_PAIRS,),
    ),
    Provision(
        key="R6",
        kind=_KIND.CLOCK,
        strength=Strength.HARD,
        title_nl="Eén verblijf tegelijk, en 1.095 dagen Zvw",
        title_en="One stay at a time, and 1,095 days of Zvw",
        who=Owner.CIZ,
        sources=(
            BZV.source(
                "art. 2.12",
                "De verzekeraar betaalt hoogstens 1.095 aaneengesloten dagen verblijf.",
            ),
            WLZ.source(
                "art. 3.2.2",
                "Voortgezet verblijf (GGZ-B) begint pas als dat maximum is bereikt.",
                "dat twee verblijven niet samen kunnen, is onze afleiding",
            ),
        ),
        carried_out=(_SPANS, _ACCOUNT + ".lawful"),
    ),
    Provision(
        key="R7",
        kind=_KIND.CONDITION,
        strength=Strength.POLICY,
        title_nl="Wmo tijdens Zvw-verblijf",
        title_en="Wmo during a Zvw stay",
        who=Owner.COLLEGE,
        sources=(
            policy(
                "Zorginstituut, duiding medisch noodzakelijk verblijf (2017)",
                "Tijdens een opname kan de Wmo de weg naar buiten voorbereiden; "
                "wanneer verblijf niet meer nodig is, beoordeelt de behandelaar.",
            ),
        ),
        carried_out=(_PAIRS,),
    ),
    Provision(
        key="R8",
        kind=_KIND.BLOCK,
        strength=Strength.HARD,
        title_nl="Geen Zvw-bed als woonplek",
        title_en="No Zvw bed as housing",
        who=Owner.REGIEBEHANDELAAR,
        sources=(
            BZV.source(
                "art. 2.12",
                "Zvw-verblijf bestaat alleen in verband met behandeling; zonder "
                "behandelvraag betaalt de verzekeraar geen bed.",
            ),
        ),
        carried_out=(_ACCOUNT + ".lawful",),
    ),
    Provision(
        key="R20",
        kind=_KIND.BLOCK,
        strength=Strength.HARD,
        title_nl="Geen Wlz voor minderjarigen op psychische grond",
        title_en="No Wlz for minors on a psychiatric ground",
        who=Owner.COLLEGE,
        sources=(
            WLZ.source(
                "art. 3.2.1 lid 6",
                "Onder de achttien, met alleen een psychische stoornis, betaalt de "
                "Jeugdwet of de Zvw.",
                "de grens bij het jeugdstrafrecht is niet nagelezen",
            ),
        ),
        carried_out=(_ACCOUNT + ".lawful",),
    ),
    Provision(
        key="R21",
        kind=_KIND.ROUTE,
        strength=Strength.POLICY,
        title_nl="Overbruggingszorg tot er een Wlz-plek is",
        title_en="Bridging care until there is a Wlz place",
        who=Owner.ZORGKANTOOR,
        sources=(
            policy(
                "zorgkantoren, wachtlijstbeleid",
                "Het zorgkantoor kan zorg regelen tot de plek er is; ze hoort bij de "
                "wachtstatus en niet bij de plek.",
            ),
        ),
        carried_out=("matcher.model.region:Bridging",),
    ),
    Provision(
        key="R22",
        kind=_KIND.ROUTE,
        strength=Strength.HARD,
        title_nl="Tijdelijke voorziening van het college bij spoed",
        title_en="Temporary provision by the college in urgent cases",
        who=Owner.COLLEGE,
        sources=(
            WMO.source(
                "art. 2.3.3",
                "In een spoedgeval beslist het college onverwijld over een tijdelijke "
                "voorziening; zij kan dagen zonder besluit overbruggen.",
            ),
        ),
        carried_out=("matcher.funding.closing:after_conditions", _BOOK),
    ),
    Provision(
        key="R23",
        kind=_KIND.FOR_PEOPLE,
        strength=Strength.HARD,
        title_nl="Of de burgemeester opname beveelt",
        title_en="Whether the mayor orders an admission",
        who=Owner.BURGEMEESTER,
        sources=(
            WZD.source(
                "art. 34",
                "Neemt niemand binnen 24 uur na een inbewaringstelling op, dan kan de "
                "burgemeester dat bevelen, na overleg met de inspectie.",
            ),
        ),
        carried_out=(),
    ),
    Provision(
        key="R24",
        kind=_KIND.BLOCK,
        strength=Strength.HARD,
        title_nl="Wmo en verblijfsrecht",
        title_en="Wmo and the right of residence",
        who=Owner.IND,
        sources=(
            WMO.source(
                "art. 1.2.2",
                "Zonder rechtmatig verblijf geen maatwerkvoorziening; Wlz en Zvw "
                "volgen de verzekering.",
                "de uitzonderingen bij AMvB zijn niet nagelezen",
            ),
        ),
        carried_out=("matcher.rules.basics:RESIDENCE", _ACCOUNT + ".lawful"),
    ),
    Provision(
        key="R25",
        kind=_KIND.CONDITION,
        strength=Strength.POLICY,
        title_nl="Meerzorg op een Wlz-profiel",
        title_en="Extra care on a Wlz profile",
        who=Owner.ZORGKANTOOR,
        sources=(
            RLZ.source(
                "art. 2.2",
                "Meerzorg vraagt een besluit van het zorgkantoor en telt alleen bij "
                "een Wlz-plek, vanaf een kwart boven het profiel.",
            ),
        ),
        carried_out=("matcher.funding.topup:top_up",),
    ),
    Provision(
        key="R26",
        kind=_KIND.ROUTE,
        strength=Strength.POLICY,
        title_nl="Maatwerk over de grenzen van stelsels",
        title_en="Tailored money across systems",
        who=Owner.FINANCIER,
        sources=(
            policy(
                "afspraak tussen financiers",
                "Zulk geld bestaat alleen als afspraak, met een genoemde garantsteller "
                "en een einddatum.",
                "geen bron gelezen",
            ),
        ),
        carried_out=("matcher.funding.topup:top_up", "matcher.funding.closing:Hole"),
    ),
)
