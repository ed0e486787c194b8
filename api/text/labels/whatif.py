"""Labels of what changes for a case when something else changes."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.claims.whatif import EditKind, Outcome

WHATIF_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Outcome: {
        Outcome.GAINED: Both("voorstel erbij", "proposal gained"),
        Outcome.LOST: Both("voorstel weg", "proposal lost"),
        Outcome.BETTER: Both("beter voorstel", "better proposal"),
        Outcome.WORSE: Both("minder goed voorstel", "worse proposal"),
        Outcome.MOVED: Both("andere plek, even goed", "other place, equally good"),
        Outcome.PAID_OTHERWISE: Both(
            "zelfde plek, andere grond of betaling",
            "same place, other ground or payment",
        ),
        Outcome.OTHER_NO: Both("ander soort nee", "another kind of no"),
        Outcome.ENTERED: Both("nieuwe casus", "new case"),
        Outcome.LEFT: Both("vraagt geen plek meer", "asks for no place any more"),
    },
    EditKind: {
        EditKind.ADDED: Both("erbij", "added"),
        EditKind.REMOVED: Both("weg", "removed"),
        EditKind.CHANGED: Both("anders", "changed"),
        EditKind.RULE_OFF: Both("regel uit", "rule off"),
        EditKind.RULE_ON: Both("regel aan", "rule on"),
    },
}
