"""Labels of what happened before."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.model.terms import AgendaOutcome, StayEnding

HISTORY_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    StayEnding: {
        StayEnding.DOORGESTROOMD: Both("doorgestroomd", "moved on"),
        StayEnding.TERUGGEVALLEN: Both("teruggevallen", "fell back"),
        StayEnding.OVERLEDEN: Both("overleden", "died"),
        StayEnding.ANDERS: Both("anders geëindigd", "ended otherwise"),
    },
    AgendaOutcome: {
        AgendaOutcome.TOEGEZEGD: Both("toegezegd", "promised"),
        AgendaOutcome.ONDERZOEK: Both("wordt onderzocht", "being looked into"),
        AgendaOutcome.AFGEWEZEN: Both("afgewezen", "declined"),
        AgendaOutcome.AANGEHOUDEN: Both("aangehouden", "put off"),
    },
}
