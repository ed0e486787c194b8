"""Whether money is found for an offer, one cause at a time.

Each rule tests one layer of the ways to pay; it is silent when the layer before is
already empty, so that an offer is closed by the first cause alone.
"""

from matcher.fact import NO, NOTHING, YES
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import (
    ChangeClass,
    Family,
    FundingCause,
    KindOfNo,
    Owner,
    Scope,
    Strength,
)
from matcher.laws import BLZ, BZV, DESK, WFZ, WLZ, WMO, policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def has_lawful_route(case: CaseFacts, offer: OfferFacts) -> bool:
    """Some way to pay the offer is lawful; R24 has a rule of its own."""
    return ((offer.forms & case.lawful) != NOTHING) | (
        (offer.needs_residence_right == YES) & (case.residence_right == NO)
    )


def has_profile(case: CaseFacts, offer: OfferFacts) -> bool:
    """A lawful way asks for a Wlz profile that was indicated, or for none."""
    return ((offer.forms & case.fitting) != NOTHING) | (
        (offer.forms & case.lawful) == NOTHING
    )


def is_applied_for(case: CaseFacts, offer: OfferFacts) -> bool:
    """All decisions of a fitting way were asked for."""
    return ((offer.forms & case.applied) != NOTHING) | (
        (offer.forms & case.fitting) == NOTHING
    )


def is_not_refused(case: CaseFacts, offer: OfferFacts) -> bool:
    """No decision of a way that was asked for is a refusal."""
    return ((offer.forms & case.standing) != NOTHING) | (
        (offer.forms & case.applied) == NOTHING
    )


def is_decided_in_time(case: CaseFacts, offer: OfferFacts) -> bool:
    """All decisions of a way are there, or fall due before the latest start."""
    return ((offer.forms & case.decided) != NOTHING) | (
        (offer.forms & case.standing) == NOTHING
    )


ROUTE = Rule(
    key="funding-route",
    title_nl="Een stelsel dat mag betalen",
    title_en="A system that may pay",
    family=Family.FUNDING,
    strength=Strength.HARD,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.NO_ROUTE,
    change=ChangeClass.C,
    owner=Owner.FINANCIER,
    scope=Scope.PLACE,
    lead_days=(28, 182),
    sources=(
        WFZ.source(
            "art. 2.2 en 6.1",
            Text(
                "Zorg die een strafrechtelijke titel noemt, betaalt DJI en niemand "
                "anders zolang de titel loopt (R10, R12).",
                "Care that a criminal order names is paid by DJI and nobody else "
                "while the order runs (R10, R12).",
            ),
            doubt=Text(
                "dat ongenoemde zorg regulier blijft, is onze afleiding",
                "that care not named stays with the regular systems is our inference",
            ),
        ),
        WLZ.source(
            "art. 3.2.1 lid 6, 3.2.2 en 3.2.7",
            Text(
                "Geen Wlz in detentie, voor minderjarigen op psychische grond, of "
                "als voortgezet verblijf voor het Zvw-maximum om is (R6, R9, R20).",
                "No Wlz in detention, for minors on a psychiatric ground, or as "
                "voortgezet verblijf before the Zvw maximum is reached (R6, R9, "
                "R20).",
            ),
            doubt=Text(
                "of 3.2.7 ook civiel verblijf raakt, is onzeker",
                "whether 3.2.7 touches civil stays too is uncertain",
            ),
        ),
        BZV.source(
            "art. 2.10 onder b en 2.12",
            Text(
                "Zvw-verblijf telt tot 1.095 dagen en sluit wijkverpleging ernaast "
                "uit.",
                "A Zvw stay counts up to 1,095 days and excludes wijkverpleging "
                "(district nursing) beside it.",
            ),
        ),
        policy(
            Text(
                "maatwerkfinanciering tussen financiers (R26)",
                "maatwerkfinanciering between funders (R26)",
            ),
            Text(
                "Geld over de grenzen van stelsels bestaat alleen als afspraak, met "
                "een garantsteller en een einddatum.",
                "Money across the borders of systems exists only by agreement, with "
                "a guarantor and an end date.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Geen stelsel mag dit aanbod nu betalen. Het aanbod kent deze betaling: "
        "{forms}.",
        en="No system may pay for this offer now. The offer can be paid by: {forms}.",
        person_nl="Voor deze plek is er nu geen regeling die mag betalen.",
        person_en="There is no scheme that may pay for this place now.",
    ),
    change_nl="Financiers kunnen samen beslissen over maatwerk, met een garantsteller "
    "en een einddatum.",
    change_en="Funders can decide together on a tailored deal, with a guarantor and "
    "an end date.",
    holds=has_lawful_route,
    slots={"forms": lambda _, offer: offer.forms},
)

PROFILE = Rule(
    key="wlz-profile",
    title_nl="Zorgprofiel van de Wlz",
    title_en="Wlz care profile",
    family=Family.FUNDING,
    strength=Strength.HARD,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.C,
    owner=Owner.CIZ,
    scope=Scope.PLACE,
    lead_days=(14, 42),
    sources=(
        WLZ.source(
            "art. 3.2.1 en 3.2.3",
            Text(
                "Het indicatiebesluit noemt het profiel; een ander profiel is andere "
                "zorg, ook als het dichtbij ligt.",
                "The indicatiebesluit names the profile; another profile is other "
                "care, even when it is close.",
            ),
        ),
        BLZ.source(
            "art. 3.2.4",
            Text(
                "Het CIZ beslist in zes weken.",
                "CIZ decides in six weeks.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek vraagt een ander zorgprofiel dan is geïndiceerd: {forms}.",
        en="This place asks for another care profile than was indicated: {forms}.",
        person_nl="Deze plek hoort bij een andere Wlz-indicatie.",
        person_en="This place belongs to another Wlz indication.",
    ),
    change_nl="Het CIZ kan op aanvraag opnieuw beslissen over het zorgprofiel.",
    change_en="A new decision on the care profile can be requested from CIZ.",
    holds=has_profile,
    slots={"forms": lambda _, offer: offer.forms},
)

APPLIED = Rule(
    key="funding-applied",
    title_nl="Aanvraag voor betaling",
    title_en="Application for payment",
    family=Family.FUNDING,
    strength=Strength.HARD,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.NOT_APPLIED,
    change=ChangeClass.C,
    owner=Owner.FINANCIER,
    scope=Scope.CASE,
    lead_days=(14, 56),
    sources=(
        WMO.source(
            "art. 2.3.2, 2.3.3 en 2.3.5",
            Text(
                "Een maatwerkvoorziening vraagt een melding en een aanvraag: zes en "
                "twee weken; bij spoed beslist het college onverwijld.",
                "A maatwerkvoorziening needs a report and an application: six and "
                "two weeks; in urgent cases the college decides at once.",
            ),
        ),
        WLZ.source(
            "art. 3.2.3",
            Text(
                "Zonder indicatiebesluit van het CIZ betaalt de Wlz niet.",
                "Without an indicatiebesluit of CIZ the Wlz does not pay.",
            ),
        ),
        BLZ.source(
            "art. 3.2.4",
            Text(
                "Het CIZ beslist in zes weken, en in twee bij verblijf in een "
                "instelling.",
                "CIZ decides in six weeks, and in two when there is a stay in an "
                "institution.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Voor dit aanbod is nog geen besluit over betaling gevraagd: {forms}.",
        en="No decision on payment was requested for this offer yet: {forms}.",
        person_nl="De betaling van deze plek is nog niet aangevraagd.",
        person_en="Payment for this place has not been applied for yet.",
    ),
    change_nl="De financier kan op aanvraag beslissen over de betaling. "
    "De uitkomst staat niet vast.",
    change_en="The decision on payment can be requested now. "
    "Its outcome is not certain.",
    holds=is_applied_for,
    slots={"forms": lambda _, offer: offer.forms},
)

STANDING = Rule(
    key="funding-standing",
    title_nl="Geen afwijzing van de betaling",
    title_en="No rejection of payment",
    family=Family.FUNDING,
    strength=Strength.DISCRETION,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.REFUSED,
    change=ChangeClass.C,
    owner=Owner.FINANCIER,
    scope=Scope.CASE,
    lead_days=(42, 84),
    sources=(
        WMO.source(
            "art. 2.3.5 lid 6",
            Text(
                "Het college mag bij recht op Wlz-verblijf afwijzen, na onderzoek of "
                "de Wlz de vraag oplost; een afwijzing telt tot zij is herzien (R1).",
                "The college may reject given a right to a Wlz stay, after examining "
                "whether the Wlz solves the need; a rejection counts until reviewed "
                "(R1).",
            ),
        ),
        policy(
            DESK,
            Text(
                "Een afwijzing of intrekking telt meteen; bezwaar schorst haar niet.",
                "A rejection or withdrawal counts at once; an objection does not "
                "suspend it.",
            ),
            doubt=Text(
                "de Awb is niet nagelezen",
                "the Awb was not read",
            ),
        ),
    ),
    sentences=Sentences(
        nl="De betaling van dit aanbod is afgewezen of ingetrokken: {forms}.",
        en="Payment for this offer was rejected or withdrawn: {forms}.",
        person_nl="De betaling van deze plek is afgewezen of gestopt.",
        person_en="Payment for this place was rejected or stopped.",
    ),
    change_nl="De financier kan op aanvraag opnieuw beslissen, op nieuwe feiten.",
    change_en="The funder can be requested to decide anew, on new facts.",
    holds=is_not_refused,
    slots={"forms": lambda _, offer: offer.forms},
)

DECIDED = Rule(
    key="funding-decided",
    title_nl="Besluit over betaling op tijd",
    title_en="Decision on payment in time",
    family=Family.FUNDING,
    strength=Strength.HARD,
    kind=KindOfNo.FUNDING_GAP,
    cause=FundingCause.NOT_DECIDED,
    change=ChangeClass.C,
    owner=Owner.FINANCIER,
    scope=Scope.CASE,
    lead_days=(1, 56),
    sources=(
        WMO.source(
            "art. 2.3.2 lid 1, 2.3.3 en 2.3.5 lid 2",
            Text(
                "Het onderzoek duurt zes weken en het besluit twee; bij spoed geeft "
                "het college onverwijld een tijdelijke voorziening (R22).",
                "The examination takes six weeks and the besluit two; in urgent "
                "cases the college gives a temporary provision at once (R22).",
            ),
        ),
        BLZ.source(
            "art. 3.2.4",
            Text(
                "Het CIZ beslist in zes weken, of in twee.",
                "CIZ decides in six weeks, or in two.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Het besluit over de betaling van dit aanbod valt na {start_by}: {forms}.",
        en="The decision on payment for this offer falls after {start_by}: {forms}.",
        person_nl="Het besluit over de betaling van deze plek komt te laat.",
        person_en="The decision on payment for this place comes too late.",
    ),
    change_nl="De financier kan op verzoek met spoed beslissen.",
    change_en="The funder can be requested to decide with urgency.",
    holds=is_decided_in_time,
    slots={
        "forms": lambda _, offer: offer.forms,
        "start_by": lambda case, _: case.start_by,
    },
)

FUNDING_RULES = (ROUTE, PROFILE, APPLIED, STANDING, DECIDED)
