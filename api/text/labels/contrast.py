"""Labels of questions about a plan, their answers, and what speaks against one."""

from collections.abc import Mapping
from enum import Enum

from api.text.language import Both
from matcher.claims.contrast import Answer, Premise, Question, Shown
from matcher.verifying.objection import Objection

CONTRAST_LABELS: Mapping[type[Enum], Mapping[Enum, Both]] = {
    Question: {
        Question.PLACE: Both("waarom niet bij deze plek", "why not at this place"),
        Question.INSTEAD_OF: Both("waarom die ander wel", "why the other one"),
        Question.NOT_CASE: Both("waarom die ander niet", "why not the other one"),
    },
    Answer: {
        Answer.BLOCKED: Both("er is geen optie", "there is no option"),
        Answer.IMPOSSIBLE: Both(
            "past niet als iedereen een plek houdt",
            "does not fit if everybody keeps a place",
        ),
        Answer.MOVES: Both("alleen als anderen wisselen", "only if others change"),
        Answer.WORSE: Both("kan, en is minder goed", "possible, and less good"),
        Answer.TIE: Both("even goed", "equally good"),
        Answer.NOT_PROVED: Both("niet bewezen", "not proved"),
    },
    Premise: {
        Premise.FIXED: Both("heeft een vaste plek", "has a fixed place"),
        Premise.OTHER_FIXED: Both(
            "de ander heeft een vaste plek", "the other has a fixed place"
        ),
        Premise.ALREADY_THERE: Both("heeft die plek al", "has that place already"),
        Premise.NO_PLACE: Both("de ander heeft geen plek", "the other has no place"),
        Premise.SAME_PLACE: Both(
            "beiden hebben dezelfde plek", "both have the same place"
        ),
    },
    Shown: {
        Shown.ALONE: Both("past zelfs alleen niet", "does not even fit alone"),
        Shown.COUNTED: Both("geteld", "counted"),
        Shown.SOLVED: Both("volledig doorzocht", "searched completely"),
    },
    Objection: {
        Objection.CASE_OF_REGION: Both(
            "een casus van deze regio", "a case of this region"
        ),
        Objection.OTHER_CASE: Both(
            "een andere casus, bij een vraag over twee",
            "another case, in a question about two",
        ),
        Objection.PLACE_OF_REGION: Both(
            "een plek van deze regio", "a place of this region"
        ),
        Objection.COMPARABLE: Both(
            "er is een optie om te vergelijken", "there is an option to compare"
        ),
        Objection.PART_IS_THERE: Both(
            "dit deel hoort bij het antwoord", "this part belongs to the answer"
        ),
        Objection.FITS_ALONE: Both("een optie past alleen", "some option fits alone"),
        Objection.KEEPS_A_PLACE: Both(
            "casussen die een plek houden", "cases that keep a place"
        ),
        Objection.NEEDS_SOMETHING: Both(
            "casussen die hiervan iets nodig hebben", "cases that need some of this"
        ),
        Objection.ANOTHER_OPTION: Both(
            "een andere optie van deze casus", "another option of this case"
        ),
        Objection.WHO_IS_ASKED: Both(
            "de casus waar de vraag over gaat", "the case that is asked about"
        ),
        Objection.EACH_ONCE: Both("iedere casus één keer", "each case once"),
        Objection.NO_BETTER: Both(
            "niet beter dan de bewezen beste", "no better than the proved best"
        ),
        Objection.BEST_OF_KIND: Both("een betere verdeling", "a better plan"),
        Objection.NOBODY_MOVES: Both(
            "niemand anders hoeft te wisselen", "nobody else has to change"
        ),
        Objection.SOMEBODY_MOVES: Both(
            "een ander moet wisselen", "somebody else has to change"
        ),
        Objection.RUN_OR_WORSE: Both(
            "niet bewezen alleen waar dat zo is", "not proved only where that is so"
        ),
        Objection.STEP_OF_OBJECTIVE: Both("een stap", "a step"),
        Objection.NOT_EXCLUDED: Both(
            "niet uitgesloten binnen de tijd", "not excluded in time"
        ),
    },
}
