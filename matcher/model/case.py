"""One person, known by a random reference, as the desk may hold it."""

from dataclasses import dataclass
from datetime import date

from matcher.model.place import FactNote
from matcher.model.terms import (
    HARD_CONSEQUENCES,
    Answered,
    Basic,
    Consequence,
    DeliveryForm,
    Ground,
    Instrument,
    InstrumentStatus,
    Need,
    Profile,
    Route,
    Security,
    Sex,
    StayKind,
    TitleForm,
    TitleKind,
    Trait,
    UrgencyReason,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A juridische titel in force from `start` until `until` (None = no end yet).

    `forms` say what it orders (OPNAME) or, for a special condition, which care
    it names; care that is not named stays with the regular stelsel.
    """

    kind: TitleKind
    forms: tuple[TitleForm, ...]
    start: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitlement:
    """A claim to payment under some routes, and where its decision stands.

    `decided_by` is the funder that decides and pays. `due` is the day the
    decision falls due; `until` is when the instrument ends (None = no end).
    `moves_along` marks a Wmo beschikking of another gemeente than the one the
    person moves to. `cents_per_day` is only set for maatwerk and meerzorg.
    """

    routes: tuple[Route, ...]
    instrument: Instrument
    status: InstrumentStatus
    funder: str
    applied: date | None = None
    due: date | None = None
    start: date | None = None
    until: date | None = None
    ground: Ground | None = None
    ground_unknown: bool = False
    profiles: tuple[Profile, ...] = ()
    form: DeliveryForm = DeliveryForm.ZIN
    cents_per_day: int = 0
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the person said about one kind of stay; by whom it was recorded.

    `closed_door` is the recorded answer about a closed door, where it was asked.
    """

    stay: StayKind
    answer: Answered
    recorded_by: str = ""
    closed_door: Answered = Answered.NIET_GEVRAAGD


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency:
    """Reason, latest date and what happens when it passes."""

    reason: UrgencyReason
    latest: date | None
    consequence: Consequence

    def last_start(self, ready: date) -> date:
        """Return the last day on which a start is still a placement.

        Only a consequence of no roof, a lapsing title or danger closes the door;
        otherwise a later start is late, not impossible: date.max. `ready` is the
        first day the case can move: a latest date before that has passed already,
        and closes nothing that starts at once.
        """
        if self.latest is None or self.consequence not in HARD_CONSEQUENCES:
            return date.max
        return max(self.latest, ready)


@dataclass(frozen=True, slots=True, kw_only=True)
class StayNow:
    """Where the case stays now; `zvw_days` counts towards the 1,095 days."""

    kind: str
    place: str | None = None
    zvw_days: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Needs, risks, titles, entitlements, consent and urgency of one person.

    Risks are open-world: a trait in neither `traits` nor `checked_absent` is
    unknown. `unknown` lists other fields whose value is not known: any of
    age, sex, security, high_risk, needs, available, care_hours, basics.
    `network` lists municipalities with people who matter to this person.
    """

    ref: str
    municipality: str
    age: int
    sex: Sex
    needs: tuple[Need, ...]
    security: Security
    available: date
    waiting_since: date
    urgency: Urgency
    stay_now: StayNow
    source: str
    dated: date
    regie: str
    traits: tuple[Trait, ...] = ()
    checked_absent: tuple[Trait, ...] = ()
    high_risk: bool = False
    titles: tuple[Title, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    consents: tuple[Consent, ...] = ()
    denied: tuple[str, ...] = ()
    basics: tuple[Basic, ...] = tuple(Basic)
    with_child: bool = False
    insurer: str | None = None
    zorgkantoor: str | None = None
    care_hours: int = 0
    intensity_cents: int = 0
    over_security_reason: bool = False
    expected_stay_days: int | None = None
    wishes: tuple[str, ...] = ()
    network: tuple[str, ...] = ()
    refused_by: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    facts: tuple[FactNote, ...] = ()
