"""R1 to R8 and R20 to R26: concurrence of the regular systems."""

from typing import Final

from matcher.funding.provision import Provision, ProvisionKind
from matcher.kinds import Owner, Strength
from matcher.laws import BZV, RLZ, WLZ, WMO, WZD, policy
from matcher.sources import Text

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
                Text(
                    "Het college mag afwijzen, na onderzoek of de Wlz de vraag "
                    "oplost; tot het herziet, blijft de beschikking staan.",
                    "The college may reject, once it examined whether the Wlz solves "
                    "the need; until it reviews, the beschikking stands.",
                ),
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
                Text(
                    "Wie op een besluit of plek van de Wlz wacht, kan in de Wmo "
                    "blijven, met een afgesproken einddatum en trekker.",
                    "Whoever waits for a besluit or a place of the Wlz can stay in "
                    "the Wmo, with an agreed end date and somebody in charge.",
                ),
                doubt=Text(
                    "afgeleid uit R1; de wet noemt geen einddatum",
                    "inferred from R1; the law names no end date",
                ),
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
                Text(
                    "Beschermd wonen bevat geen medische behandeling; die komt uit "
                    "de Zvw, of uit de Wfz als een titel haar noemt.",
                    "Beschermd wonen holds no medical treatment; that comes from the "
                    "Zvw, or from the Wfz if an order names it.",
                ),
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
                Text(
                    "De behandeling hoort bij de Wlz; Zvw ernaast vraagt een akkoord "
                    "van zorgkantoor en verzekeraar.",
                    "The treatment belongs to the Wlz; Zvw beside it needs the "
                    "agreement of zorgkantoor and insurer.",
                ),
                doubt=Text(
                    "wie in de praktijk betaalt, is niet nagegaan",
                    "who pays in practice was not checked",
                ),
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
                Text(
                    "Alleen als onlosmakelijk deel van de andere behandeling in "
                    "dezelfde instelling is zij Wlz; anders kan Zvw ernaast.",
                    "It is Wlz only as an inseparable part of the other treatment in "
                    "the same institution; otherwise Zvw can stand beside it.",
                ),
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
                Text(
                    "De verzekeraar betaalt hoogstens 1.095 aaneengesloten dagen "
                    "verblijf.",
                    "The insurer pays at most 1,095 consecutive days of stay.",
                ),
            ),
            WLZ.source(
                "art. 3.2.2",
                Text(
                    "Voortgezet verblijf (GGZ-B) begint pas als dat maximum is "
                    "bereikt.",
                    "Voortgezet verblijf (GGZ-B) begins only once that maximum is "
                    "reached.",
                ),
                doubt=Text(
                    "dat twee verblijven niet samen kunnen, is onze afleiding",
                    "that two stays cannot go together is our inference",
                ),
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
                Text(
                    "Zorginstituut, duiding medisch noodzakelijk verblijf (2017)",
                    "Zorginstituut, interpretation of medically necessary stay (2017)",
                ),
                Text(
                    "Tijdens een opname kan de Wmo de weg naar buiten voorbereiden; "
                    "wanneer verblijf niet meer nodig is, beoordeelt de behandelaar.",
                    "During an admission the Wmo can prepare the way out; when a "
                    "stay is no longer needed is judged by the practitioner.",
                ),
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
                Text(
                    "Zvw-verblijf bestaat alleen in verband met behandeling; zonder "
                    "behandelvraag betaalt de verzekeraar geen bed.",
                    "A Zvw stay exists only in connection with treatment; without a "
                    "need for treatment the insurer pays no bed.",
                ),
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
                Text(
                    "Onder de achttien, met alleen een psychische stoornis, betaalt "
                    "de Jeugdwet of de Zvw.",
                    "Under eighteen, with a psychiatric disorder alone, the Jeugdwet "
                    "or the Zvw pays.",
                ),
                doubt=Text(
                    "de grens bij het jeugdstrafrecht is niet nagelezen",
                    "the border with juvenile criminal law was not read",
                ),
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
                Text(
                    "zorgkantoren, wachtlijstbeleid",
                    "zorgkantoren, waiting-list policy",
                ),
                Text(
                    "Het zorgkantoor kan zorg regelen tot de plek er is; ze hoort "
                    "bij de wachtstatus en niet bij de plek.",
                    "The zorgkantoor can arrange care until the place is there; it "
                    "belongs to the waiting status and not to the place.",
                ),
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
                Text(
                    "In een spoedgeval beslist het college onverwijld over een "
                    "tijdelijke voorziening; zij kan dagen zonder besluit "
                    "overbruggen.",
                    "In an urgent case the college decides at once on a temporary "
                    "provision; it can bridge days without a besluit.",
                ),
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
                Text(
                    "Neemt niemand binnen 24 uur na een inbewaringstelling op, dan "
                    "kan de burgemeester dat bevelen, na overleg met de inspectie.",
                    "If nobody admits within 24 hours after an inbewaringstelling, "
                    "the mayor can order it, having consulted the inspectorate.",
                ),
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
                Text(
                    "Zonder rechtmatig verblijf geen maatwerkvoorziening; Wlz en Zvw "
                    "volgen de verzekering.",
                    "Without lawful residence no maatwerkvoorziening; Wlz and Zvw "
                    "follow the insurance.",
                ),
                doubt=Text(
                    "de uitzonderingen bij algemene maatregel van bestuur zijn niet "
                    "nagelezen",
                    "the exceptions by order in council (AMvB) were not read",
                ),
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
                Text(
                    "Meerzorg vraagt een besluit van het zorgkantoor en telt alleen "
                    "bij een Wlz-plek, vanaf een kwart boven het profiel.",
                    "Meerzorg needs a besluit of the zorgkantoor and counts only at "
                    "a Wlz place, from a quarter above the profile.",
                ),
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
                Text(
                    "afspraak tussen financiers",
                    "agreement between funders",
                ),
                Text(
                    "Zulk geld bestaat alleen als afspraak, met een genoemde "
                    "garantsteller en een einddatum.",
                    "Such money exists only by agreement, with a named guarantor and "
                    "an end date.",
                ),
                doubt=Text(
                    "geen bron gelezen",
                    "no source was read",
                ),
            ),
        ),
        carried_out=("matcher.funding.topup:top_up", "matcher.funding.closing:Hole"),
    ),
)
