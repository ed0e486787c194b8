"""What a stay rests on: consent, or a title that orders it."""

from matcher.fact import NO, NOTHING, YES
from matcher.facts import CaseFacts, OfferFacts
from matcher.kinds import ChangeClass, Family, KindOfNo, Owner, Scope, Strength
from matcher.laws import DESK, WFZ, WVGGZ, WZD, policy
from matcher.rule import Rule
from matcher.sources import Sentences, Text


def rests_on_consent_or_title(case: CaseFacts, offer: OfferFacts) -> bool:
    """The stay is consented to, or a title orders it."""
    return (offer.stay & (case.consents | case.ordered)) != NOTHING


def allows_closed_door(case: CaseFacts, offer: OfferFacts) -> bool:
    """The door is open, or a title or a recorded consent covers the closed door.

    A recorded no to the stay itself is left to `consent-or-title`.
    """
    return (offer.closed == NO) | (
        (offer.stay & (case.ordered | case.declined | case.consents_closed)) != NOTHING
    )


def title_runs_at_start(case: CaseFacts, offer: OfferFacts) -> bool:
    """A stay that rests on its title alone starts before that title ends."""
    return (
        ((offer.stay & case.consents) != NOTHING)
        | ((offer.stay & case.ordered) == NOTHING)
        | ((offer.admits == YES) & (offer.start < case.admission_until))
        | ((offer.admits == NO) & (offer.start < case.sheltered_until))
    )


def takes_voluntary_stay(case: CaseFacts, offer: OfferFacts) -> bool:
    """The place takes voluntary stays, or a title orders this one.

    A recorded no to the stay itself is left to `consent-or-title`.
    """
    return (offer.takes_voluntary == YES) | (
        (offer.stay & (case.ordered | case.declined)) != NOTHING
    )


CONSENT_OR_TITLE = Rule(
    key="consent-or-title",
    title_nl="Toestemming of titel",
    title_en="Consent or title",
    family=Family.CONSENT_TITLE,
    strength=Strength.HARD,
    kind=KindOfNo.TITLE_GAP,
    change=ChangeClass.P,
    owner=Owner.PERSOON,
    scope=Scope.CASE,
    lead_days=(1, 28),
    sources=(
        WVGGZ.source(
            "art. 3:1 en 6:4",
            Text(
                "Een opname ondanks verzet kan alleen op een titel die de vorm "
                "'opname' noemt; zonder titel rust zij op toestemming.",
                "Admission despite resistance needs an order that names the form "
                "'opname' (admission); without an order it rests on consent.",
            ),
        ),
        WZD.source(
            "art. 21, 24 en 29",
            Text(
                "Opname zonder bereidheid vraagt een besluit van het CIZ, een "
                "machtiging van de rechter of een inbewaringstelling.",
                "Admission without willingness needs a besluit of CIZ, a machtiging "
                "of the court or an inbewaringstelling.",
            ),
        ),
        WFZ.source(
            "art. 1.1 lid 1 en 2.2",
            Text(
                "Een strafrechtelijke titel legt het verblijf op dat hij noemt, en "
                "niets daarbuiten.",
                "A criminal order imposes the stay that it names, and nothing beyond "
                "that.",
            ),
            doubt=Text(
                "dat ongenoemde zorg regulier blijft, is onze afleiding",
                "that care not named stays with the regular systems is our inference",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek kan alleen met toestemming of een titel voor: {stay}. "
        "Geen van beide is er.",
        en="This place needs consent or an order for: {stay}. There is neither.",
        person_nl="Deze plek is voor mensen die er zelf voor kiezen, "
        "of voor wie dat wettelijk is beslist.",
        person_en="This place is for people who choose it themselves, "
        "or for whom it was decided by law.",
    ),
    change_nl="Opnieuw praten over een vrijwillig verblijf kan. "
    "Dat is een eigen keuze, en het gesprek kan belastend zijn.",
    change_en="Talking again about a voluntary stay is possible. "
    "That is the person's own choice, and the talk can be a burden.",
    holds=rests_on_consent_or_title,
    slots={"stay": lambda _, offer: offer.stay},
)

CLOSED_DOOR = Rule(
    key="closed-door",
    title_nl="Gesloten deur",
    title_en="Closed door",
    family=Family.CONSENT_TITLE,
    strength=Strength.HARD,
    kind=KindOfNo.TITLE_GAP,
    change=ChangeClass.P,
    owner=Owner.PERSOON,
    scope=Scope.CASE,
    lead_days=(1, 28),
    sources=(
        WVGGZ.source(
            "art. 3:1",
            Text(
                "Een gesloten deur beperkt de bewegingsvrijheid; zonder titel kan "
                "dat alleen met instemming.",
                "A closed door restricts freedom of movement; without an order it "
                "needs consent.",
            ),
            doubt=Text(
                "dat de deur onder deze titel valt, is onze afleiding",
                "that the door falls under this order is our inference",
            ),
        ),
        policy(
            DESK,
            Text(
                "Instemming met een gesloten deur telt pas als zij is vastgelegd; "
                "toestemming voor het verblijf zegt daar nog niets over.",
                "Consent to a closed door counts only once it is recorded; consent "
                "to the stay says nothing about the door.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek heeft een gesloten deur. "
        "Daarvoor is een titel nodig, of vastgelegde instemming met die deur.",
        en="This place has a closed door. "
        "It needs an order, or recorded consent to that door.",
        person_nl="De deur van deze plek is op slot. "
        "Dat kan alleen met uw akkoord, of als het wettelijk is beslist.",
        person_en="The door of this place is locked. "
        "That needs your agreement, or a decision by law.",
    ),
    change_nl="Opnieuw praten over een verblijf achter een gesloten deur kan. "
    "Dat is een eigen keuze, en het gesprek kan belastend zijn.",
    change_en="Talking again about a stay behind a closed door is possible. "
    "That is the person's own choice, and the talk can be a burden.",
    holds=allows_closed_door,
)

TITLE_COVERS_START = Rule(
    key="title-covers-start",
    title_nl="Titel loopt bij de start",
    title_en="Title in force at the start",
    family=Family.CONSENT_TITLE,
    strength=Strength.HARD,
    kind=KindOfNo.TITLE_GAP,
    change=ChangeClass.D,
    owner=Owner.RECHTER,
    scope=Scope.CASE,
    lead_days=(21, 42),
    sources=(
        WVGGZ.source(
            "art. 6:1 t/m 6:6 en 7:1 t/m 7:11",
            Text(
                "Een titel draagt een verblijf tot de dag waarop hij eindigt; de "
                "rechter of de burgemeester bepaalt die dag.",
                "An order carries a stay until the day on which it ends; the court "
                "or the mayor sets that day.",
            ),
        ),
        WZD.source(
            "art. 22, 24 t/m 29 en 37 t/m 39",
            Text(
                "Een besluit, machtiging of inbewaringstelling draagt een verblijf "
                "tot de dag waarop zij eindigt.",
                "A besluit, machtiging or inbewaringstelling carries a stay until "
                "the day on which it ends.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Dit verblijf rust alleen op een titel. "
        "Die titel eindigt voor of op de start van {start}.",
        en="This stay rests on an order alone. "
        "That order ends before or on the start of {start}.",
        person_nl="Deze plek kan beginnen op {start}. "
        "De beslissing over een verplicht verblijf geldt dan niet meer.",
        person_en="This place can start on {start}. "
        "The decision about a compulsory stay no longer applies then.",
    ),
    change_nl="Alleen de rechter, de burgemeester of het CIZ beslist over een titel. "
    "Een vrije plek is daarvoor geen reden.",
    change_en="Only the court, the mayor or CIZ decides on an order. "
    "A free place is no reason for one.",
    holds=title_runs_at_start,
    slots={"start": lambda _, offer: offer.start},
)

VOLUNTARY_STAY = Rule(
    key="voluntary-stay",
    title_nl="Vrijwillig verblijf",
    title_en="Voluntary stay",
    family=Family.CONSENT_TITLE,
    strength=Strength.POLICY,
    kind=KindOfNo.PROFILE_GAP,
    change=ChangeClass.B,
    owner=Owner.AANBIEDER,
    scope=Scope.PLACE,
    lead_days=(7, 42),
    sources=(
        policy(
            Text(
                "aanbieder, eigen opnamebeleid",
                "provider, its own admission policy",
            ),
            Text(
                "Sommige plekken nemen alleen op wanneer een titel het verblijf "
                "oplegt.",
                "Some places admit only when an order imposes the stay.",
            ),
        ),
    ),
    sentences=Sentences(
        nl="Deze plek neemt alleen op met een titel voor dit verblijf.",
        en="This place admits only with an order for this stay.",
        person_nl="Deze plek is alleen voor mensen over wie wettelijk is beslist.",
        person_en="This place is only for people about whom the law has decided.",
    ),
    change_nl="De aanbieder kan op deze plek een vrijwillig verblijf toestaan.",
    change_en="The provider can allow a voluntary stay at this place.",
    holds=takes_voluntary_stay,
)

CONSENT_RULES = (CONSENT_OR_TITLE, CLOSED_DOOR, TITLE_COVERS_START, VOLUNTARY_STAY)
