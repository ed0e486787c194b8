"""Labels of gap reports: readers, obstacles, subjects."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.claims.figures import (
    Audience,
    Exactness,
    Obstacle,
    Stop,
    Subject,
    Told,
)

GAP_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Audience: {
        Audience.DESK: Both("het schakelpunt", "the desk"),
        Audience.TASKFORCE: Both("de taskforce", "the taskforce"),
        Audience.FUNDER: Both("financiers", "funders"),
    },
    Told: {
        Told.WHOLE: Both("precies", "exact"),
        Told.ROUNDED: Both("afgerond op vijf", "rounded to five"),
        Told.STANDING: Both("van een eerder rapport", "of an earlier report"),
        Told.HIDDEN: Both("te weinig mensen", "too few persons"),
    },
    Exactness: {
        Exactness.EXACT: Both("precies", "exact"),
        Exactness.UPPER_BOUND: Both("bovengrens", "upper bound"),
    },
    Obstacle: {
        Obstacle.CONSENT_TITLE: Both("instemming en titel", "consent and title"),
        Obstacle.REGISTRATION: Both("registratie", "registration"),
        Obstacle.SECURITY: Both("beveiliging", "security"),
        Obstacle.EXCLUSION: Both("uitsluitingen", "exclusions"),
        Obstacle.PROFILE: Both("profiel", "profile"),
        Obstacle.PROTECTION: Both("bescherming", "protection"),
        Obstacle.REGION: Both("regio", "region"),
        Obstacle.DATES: Both("data", "dates"),
        Obstacle.BASICS: Both("basiszaken", "basics"),
        Obstacle.FUNDING: Both("betaling", "funding"),
        Obstacle.UNKNOWN_FACTS: Both("gegevens ontbreken", "facts are missing"),
        Obstacle.OPENINGS: Both("woonplekken zijn vol", "dwelling places are full"),
        Obstacle.OTHER_LIMITS: Both("andere grenzen", "other limits"),
    },
    Subject: {
        Subject.PLACES: Both("meer plekken", "more places"),
        Subject.FUNDING: Both("betaling", "funding"),
        Subject.EXCLUSION: Both("grens van de plek", "limit of the place"),
        Subject.FACTS: Both("gegevens die ontbreken", "missing facts"),
        Subject.OFFER: Both("aanbod dat er niet is", "offer that is not there"),
    },
    Stop: {
        Stop.GIVEN: Both("gaat naar een ander", "goes to another"),
        Stop.LEFT: Both("een opening is over", "an opening is left"),
        Stop.NO: Both("heeft zelf een nee", "has a no as well"),
        Stop.PROPOSED: Both("heeft een voorstel", "has a proposal"),
        Stop.STAYS: Both("vraagt geen andere plek", "asks for no other place"),
        Stop.CYCLE: Both("wachten op elkaar", "wait for each other"),
        Stop.NOBODY: Both("niemand bekend", "nobody known"),
    },
}
