"""Labels of how far a case is from an opening, and why somebody would go there."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.claims.candidates import Mover, Reach

CANDIDATE_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Reach: {
        Reach.PROPOSED: Both("voorstel voor deze plek", "proposed for this place"),
        Reach.WAITING: Both("past, nog zonder plek", "fits, no place yet"),
        Reach.ELSEWHERE: Both(
            "past, heeft een ander voorstel", "fits, has another proposal"
        ),
        Reach.UNKNOWN: Both(
            "past als de ontbrekende feiten meevallen",
            "fits if the missing facts turn out well",
        ),
        Reach.CHANGES: Both(
            "past na een wijziging die mag", "fits after a change that may be made"
        ),
        Reach.LIMIT: Both(
            "stuit op een grens van de plek", "meets a limit of the place"
        ),
        Reach.NEVER: Both("deze plek kan niet", "this place is not possible"),
    },
    Mover: {
        Mover.HELD: Both("gaat al naar deze plek", "goes to this place already"),
        Mover.PROPOSED: Both("voorstel in deze verdeling", "proposed in this plan"),
        Mover.ASKS: Both("zou passen", "would fit"),
        Mover.RESIDENT: Both(
            "woont elders en zou passen", "lives elsewhere and would fit"
        ),
    },
}
