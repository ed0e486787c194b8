"""The one table of states: what a thing can become, by which event (docs/states.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

NEW = "NEW"


class IllegalMoveError(Exception):
    """The thing is not in a state in which this event can happen."""

    def __init__(self, machine: str, source: str, event: str) -> None:
        """Say which event does not fit which state."""
        super().__init__(f"{machine}: {event} cannot happen in state {source}")
        self.source = source


@dataclass(frozen=True, slots=True)
class Machine:
    """States of one kind of thing; `moves` leads from state and event to state."""

    name: str
    owner: str
    clock: str
    moves: Mapping[tuple[str, str], str]

    def target(self, source: str, event: str) -> str:
        """Return the state after an event; IllegalMoveError when it cannot happen."""
        try:
            return self.moves[source, event]
        except KeyError:
            raise IllegalMoveError(self.name, source, event) from None

    @property
    def states(self) -> tuple[str, ...]:
        """All states, sorted."""
        found = {state for source, _ in self.moves for state in (source,)}
        return tuple(sorted(found | set(self.moves.values())))


def _machine(
    name: str, owner: str, clock: str, moves: dict[tuple[str, str], str]
) -> Machine:
    return Machine(name, owner, clock, MappingProxyType(moves))


ACCOUNT = _machine(
    "account",
    "administrator of the zone",
    "none",
    {
        (NEW, "add"): "ACTIVE",
        ("ACTIVE", "renew-password"): "ACTIVE",
        ("ACTIVE", "change-password"): "ACTIVE",
        ("ACTIVE", "lock"): "ACTIVE",
        ("ACTIVE", "unlock"): "ACTIVE",
        ("ACTIVE", "follow"): "ACTIVE",
        ("ACTIVE", "disable"): "DISABLED",
        ("DISABLED", "enable"): "ACTIVE",
    },
)
SECOND_FACTOR = _machine(
    "second-factor",
    "who has it; the administrator ends it too",
    "none",
    {
        (NEW, "enrol"): "PROPOSED",
        ("PROPOSED", "enrol"): "PROPOSED",
        ("OFF", "enrol"): "PROPOSED",
        ("PROPOSED", "confirm"): "ON",
        ("ON", "recover"): "ON",
        ("ON", "end"): "OFF",
        ("PROPOSED", "reset"): "OFF",
        ("ON", "reset"): "OFF",
    },
)
API_KEY = _machine(
    "api-key",
    "administrator of the zone",
    "ends by itself on its last moment",
    {
        (NEW, "add"): "ACTIVE",
        ("ACTIVE", "rotate"): "ACTIVE",
        ("ACTIVE", "end"): "ENDED",
    },
)
CASE = _machine(
    "case",
    "desk",
    "a parked case waits again from its day on",
    {
        (NEW, "bring-in"): "WAITING",
        ("WAITING", "correct"): "WAITING",
        ("PARKED", "correct"): "PARKED",
        ("PLACED", "correct"): "PLACED",
        ("SECURED", "correct"): "SECURED",
        ("OUTSIDE", "correct"): "OUTSIDE",
        ("WAITING", "park"): "PARKED",
        ("PARKED", "resume"): "WAITING",
        ("PARKED", "lapse"): "WAITING",
        ("WAITING", "accept"): "PLACED",
        ("PLACED", "fall-through"): "WAITING",
        ("PLACED", "secure"): "SECURED",
        ("SECURED", "fall-through"): "WAITING",
        ("SECURED", "take-back"): "WAITING",
        ("WAITING", "place-outside"): "OUTSIDE",
        ("OUTSIDE", "return"): "WAITING",
        ("WAITING", "close"): "CLOSED",
        ("PARKED", "close"): "CLOSED",
        ("OUTSIDE", "close"): "CLOSED",
        ("SECURED", "close"): "CLOSED",
        ("WAITING", "erase"): "ERASED",
        ("PARKED", "erase"): "ERASED",
        ("SECURED", "erase"): "ERASED",
        ("OUTSIDE", "erase"): "ERASED",
        ("CLOSED", "erase"): "ERASED",
    },
)
QUESTION = _machine(
    "question",
    "provider",
    "lapses when it is not answered by its moment",
    {
        (NEW, "ask"): "ASKED",
        ("ASKED", "refuse"): "REFUSED",
        **{
            (state, event): target
            for state in ("ASKED", "MEETING")
            for event, target in (
                ("ask-back", "ASKED_BACK"),
                ("meet", "MEETING"),
                ("agree", "AGREED"),
                ("agree-if", "AGREED_IF"),
            )
        },
        ("ASKED_BACK", "reply"): "ASKED",
        ("AGREED_IF", "accept-condition"): "AGREED",
        **{
            (state, "decline"): "DECLINED"
            for state in ("ASKED", "MEETING", "ASKED_BACK")
        },
        **{
            (state, event): target
            for state in ("ASKED", "MEETING", "ASKED_BACK", "AGREED_IF")
            for event, target in (("recall", "RECALLED"), ("lapse", "LAPSED"))
        },
    },
)
REFUSAL = _machine(
    "refusal",
    "desk first, then provider",
    "none",
    {
        (NEW, "flag"): "FLAGGED",
        ("FLAGGED", "let-stand"): "STANDS",
        ("FLAGGED", "ask-mend"): "MENDING",
        ("MENDING", "mend"): "MENDED",
    },
)
HOLD = _machine(
    "hold",
    "provider gives, desk uses",
    "ends by itself on its last moment; once agreed on, some days after its start",
    {
        (NEW, "take"): "HELD",
        ("HELD", "keep"): "HELD",
        ("HELD", "release"): "RELEASED",
        ("HELD", "withdraw"): "WITHDRAWN",
        ("HELD", "lapse"): "LAPSED",
        ("HELD", "use"): "USED",
        ("USED", "leave"): "LEFT",
    },
)
PLACEMENT = _machine(
    "placement",
    "desk",
    "falls through when its hold ends",
    {
        (NEW, "accept"): "AGREED",
        ("AGREED", "secure"): "SECURED",
        ("SECURED", "arrive"): "STAYING",
        ("AGREED", "fall-through"): "FELL_THROUGH",
        ("SECURED", "fall-through"): "FELL_THROUGH",
        ("STAYING", "end"): "ENDED",
        ("STAYING", "take-back"): "TAKEN_BACK",
    },
)
HANDOVER = _machine(
    "handover",
    "named for each item",
    "a date for each item",
    {
        (NEW, "open"): "OPEN",
        ("OPEN", "settle"): "OPEN",
        ("OPEN", "secure"): "SECURED",
        ("OPEN", "stop"): "STOPPED",
    },
)
RUN = _machine(
    "run",
    "desk",
    "a worker that is silent too long loses its claim, and the run waits again",
    {
        (NEW, "ask"): "QUEUED",
        ("QUEUED", "claim"): "RUNNING",
        ("QUEUED", "cancel"): "CANCELLED",
        ("RUNNING", "requeue"): "QUEUED",
        ("RUNNING", "finish"): "DONE",
        ("RUNNING", "cancel"): "CANCELLED",
        ("RUNNING", "fail"): "FAILED",
    },
)
REPORT = _machine(
    "report",
    "desk; the process of the case zone counts it",
    "none",
    {
        (NEW, "ask"): "QUEUED",
        ("QUEUED", "finish"): "DONE",
        ("QUEUED", "fail"): "FAILED",
    },
)
PRINCIPLE = _machine(
    "principle",
    "desk asks, funder answers",
    "lapses when it is not answered by its moment",
    {
        (NEW, "ask"): "ASKED",
        ("ASKED", "ask-back"): "ASKED_BACK",
        ("ASKED_BACK", "reply"): "ASKED",
        ("ASKED", "willing"): "WILLING",
        ("ASKED", "unwilling"): "UNWILLING",
        ("ASKED", "recall"): "RECALLED",
        ("ASKED_BACK", "recall"): "RECALLED",
        ("ASKED", "lapse"): "LAPSED",
        ("ASKED_BACK", "lapse"): "LAPSED",
        ("WILLING", "decide"): "DECIDED",
    },
)
REFERRAL = _machine(
    "referral",
    "referring partner sends, desk closes",
    "none",
    {
        (NEW, "send"): "SENT",
        ("SENT", "receive"): "RECEIVED",
        ("RECEIVED", "close"): "CLOSED",
    },
)
ACTION = _machine(
    "action",
    "desk; who does it stands in the action",
    "its day; after that it is overdue",
    {
        (NEW, "start"): "STARTED",
        ("STARTED", "done"): "DONE",
        ("STARTED", "drop"): "DROPPED",
    },
)
ESCALATION = _machine(
    "escalation",
    "who is asked for advice, then the desk",
    "its day; after that it is overdue",
    {
        (NEW, "escalate"): "OPEN",
        ("OPEN", "advise"): "ADVISED",
        ("ADVISED", "follow"): "FOLLOWED",
        ("ADVISED", "not-follow"): "NOT_FOLLOWED",
    },
)
SHARING_CONSENT = _machine(
    "sharing-consent",
    "the person; the desk writes it down",
    "its last day",
    {
        (NEW, "give"): "GIVEN",
        ("GIVEN", "withdraw"): "WITHDRAWN",
    },
)
REVEAL = _machine(
    "reveal",
    "desk",
    "its term, and the end of its question",
    {
        (NEW, "reveal"): "REVEALED",
        ("REVEALED", "take-back"): "TAKEN_BACK",
        ("REVEALED", "lapse"): "LAPSED",
    },
)
CORRECTION = _machine(
    "correction",
    "desk",
    "one month after it came in; two more when the person is told why in time",
    {
        (NEW, "ask"): "ASKED",
        ("ASKED", "extend"): "ASKED",
        ("ASKED", "accept"): "ACCEPTED",
        ("ASKED", "accept-part"): "PARTLY",
        ("ASKED", "refuse"): "REFUSED",
        ("ASKED", "withdraw"): "WITHDRAWN",
        ("ACCEPTED", "tell"): "ACCEPTED",
        ("PARTLY", "tell"): "PARTLY",
    },
)
RESTRICTION = _machine(
    "restriction",
    "desk",
    "its day of looking again; it never ends by itself",
    {
        (NEW, "impose"): "IN_FORCE",
        ("IN_FORCE", "tell"): "TOLD",
        ("TOLD", "lift"): "LIFTED",
    },
)
OBJECTION = _machine(
    "objection",
    "desk; whose door it is, once it was forwarded",
    "one month after it came in; two more when the person is told why in time",
    {
        (NEW, "receive"): "RECEIVED",
        ("RECEIVED", "extend"): "RECEIVED",
        ("RECEIVED", "uphold"): "UPHELD",
        ("RECEIVED", "dismiss"): "DISMISSED",
        ("RECEIVED", "withdraw"): "WITHDRAWN",
        ("RECEIVED", "forward"): "FORWARDED",
        ("FORWARDED", "hear"): "HEARD",
    },
)
MACHINES = (
    ACCOUNT,
    SECOND_FACTOR,
    API_KEY,
    CASE,
    QUESTION,
    REFUSAL,
    HOLD,
    PLACEMENT,
    HANDOVER,
    RUN,
    REPORT,
    PRINCIPLE,
    REFERRAL,
    ACTION,
    ESCALATION,
    SHARING_CONSENT,
    REVEAL,
    CORRECTION,
    RESTRICTION,
    OBJECTION,
)
