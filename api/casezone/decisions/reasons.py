"""Coded reasons of decisions; with OTHER a note says which."""

from enum import StrEnum

OTHER = "OTHER"


class DecisionKind(StrEnum):
    """What was decided about a case."""

    ACCEPT = "ACCEPT"
    DEVIATE = "DEVIATE"
    PARK = "PARK"
    RESUME = "RESUME"
    PLACE_OUTSIDE = "PLACE_OUTSIDE"
    RETURN = "RETURN"
    CLOSE = "CLOSE"


class AcceptReason(StrEnum):
    """Why the proposal of a run is followed."""

    FITS = "FITS"
    PERSON_WISHES = "PERSON_WISHES"
    NOTHING_ELSE_IN_TIME = "NOTHING_ELSE_IN_TIME"
    OTHER = "OTHER"


class DeviateReason(StrEnum):
    """Why another place is taken than a run proposed."""

    PERSON_PREFERS = "PERSON_PREFERS"
    NETWORK = "NETWORK"
    CONTINUITY = "CONTINUITY"
    SAFETY = "SAFETY"
    FACTS_CHANGED = "FACTS_CHANGED"
    PROVIDER_OFFERED = "PROVIDER_OFFERED"
    PROPOSED_PLACE_DECLINED = "PROPOSED_PLACE_DECLINED"
    NO_PROPOSAL = "NO_PROPOSAL"
    OTHER = "OTHER"


class ParkReason(StrEnum):
    """Why a case waits for nothing that the desk can do now."""

    PERSON_ASKS_TIME = "PERSON_ASKS_TIME"
    ADMITTED = "ADMITTED"
    DETAINED = "DETAINED"
    DECISION_AWAITED = "DECISION_AWAITED"
    FACTS_AWAITED = "FACTS_AWAITED"
    OTHER = "OTHER"


class ResumeReason(StrEnum):
    """Why a parked case waits again before its day."""

    READY = "READY"
    DECISION_CAME = "DECISION_CAME"
    FACTS_CAME = "FACTS_CAME"
    URGENT = "URGENT"
    OTHER = "OTHER"


class OutsideReason(StrEnum):
    """Why somebody is placed outside the network."""

    NO_ROOM_HERE = "NO_ROOM_HERE"
    SPECIALISED_CARE = "SPECIALISED_CARE"
    NETWORK = "NETWORK"
    SAFETY = "SAFETY"
    PERSON_PREFERS = "PERSON_PREFERS"
    OTHER = "OTHER"


class ReturnReason(StrEnum):
    """Why somebody outside the network asks for a place here again."""

    STAY_ENDED = "STAY_ENDED"
    BROKEN_OFF = "BROKEN_OFF"
    PERSON_PREFERS = "PERSON_PREFERS"
    OTHER = "OTHER"


class CloseReason(StrEnum):
    """Why the desk has nothing to do any more."""

    SECURED = "SECURED"
    MOVED_ON = "MOVED_ON"
    MOVED_AWAY = "MOVED_AWAY"
    DIED = "DIED"
    NO_LONGER_ASKS = "NO_LONGER_ASKS"
    KNOWN_ALREADY = "KNOWN_ALREADY"
    OTHER = "OTHER"
