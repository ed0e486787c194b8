"""Labels of what the second way remarks on a claim."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.verifying.failure import Remark

VERIFYING_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Remark: {
        Remark.OPTION_OF_CASE: Both(
            "een optie van deze casus", "an option of this case"
        ),
        Remark.PLACE_OR_NO: Both("óf een plek, óf een nee", "either a place or a no"),
        Remark.BOTH_OR_NEITHER: Both("allebei of geen van beide", "both or neither"),
        Remark.NOT_PROVED: Both("niet bewezen de beste", "not proved to be the best"),
        Remark.SETTLED: Both("uitgerekend binnen de tijd", "settled in time"),
        Remark.NOT_SETTLED: Both("niet uitgerekend", "not settled"),
        Remark.ANOTHER_AS_GOOD: Both(
            "een andere verdeling is even goed", "another plan is as good"
        ),
        Remark.AS_IT_STANDS: Both("dit aanbod zoals het is", "this offer as it stands"),
        Remark.MINIMAL: Both(
            "een kleinste stel wijzigingen", "a minimal set of changes"
        ),
        Remark.IN_ORDER: Both("op volgorde", "in ranking order"),
        Remark.NOT_IN_ORDER: Both("niet op volgorde", "not in ranking order"),
        Remark.MAKES_ROOM: Both(
            "verhuizingen die ruimte maken", "moves that make room"
        ),
        Remark.NOT_LISTED: Both("niet in de lijst", "not in the list"),
        Remark.GROUP: Both(
            "de casus en wie een plek hebben", "the case and some who are placed"
        ),
        Remark.LIMITS: Both("grenzen zoals ze zijn", "limits as they are"),
        Remark.MORE_NEEDED: Both("meer nodig dan er is", "more needed than there is"),
        Remark.WAY_OUT: Both("een weg uit de groep", "a way out of the group"),
        Remark.OPTIONS: Both("opties van deze casussen", "options of these cases"),
        Remark.NOT_NEGATIVE: Both("niet onder nul", "not below zero"),
        Remark.EACH_ROW_NEEDED: Both("geen regel te veel", "no row too many"),
        Remark.PROVING_SUM: Both("een som die het bewijst", "a sum that proves it"),
        Remark.SMALLEST_WEIGHTS: Both("geen gewicht te groot", "no weight too large"),
        Remark.WAY_OF_DOING: Both("een manier om het te doen", "a way of doing it"),
        Remark.NOBODY_MOVES: Both("niemand verhuist", "nobody moves"),
        Remark.LETS_IN: Both(
            "verhuizingen die de casus binnenlaten", "moves that let the case in"
        ),
        Remark.THIS_KIND_ALONE: Both(
            "alleen deze soort grens", "this kind of limit alone"
        ),
        Remark.NONE_WILL_DO: Both("geen enkel aantal helpt", "no number will do"),
        Remark.TIED: Both("even goed", "tied"),
        Remark.NOT_TIED: Both("niet even goed", "not tied"),
    },
}
