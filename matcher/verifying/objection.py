"""What speaks against an answer to a question."""

from enum import StrEnum


class Objection(StrEnum):
    """What is expected of an answer where no value of a claim can say it."""

    CASE_OF_REGION = "CASE_OF_REGION"
    OTHER_CASE = "OTHER_CASE"
    PLACE_OF_REGION = "PLACE_OF_REGION"
    COMPARABLE = "COMPARABLE"
    PART_IS_THERE = "PART_IS_THERE"
    FITS_ALONE = "FITS_ALONE"
    KEEPS_A_PLACE = "KEEPS_A_PLACE"
    NEEDS_SOMETHING = "NEEDS_SOMETHING"
    ANOTHER_OPTION = "ANOTHER_OPTION"
    WHO_IS_ASKED = "WHO_IS_ASKED"
    EACH_ONCE = "EACH_ONCE"
    NO_BETTER = "NO_BETTER"
    BEST_OF_KIND = "BEST_OF_KIND"
    NOBODY_MOVES = "NOBODY_MOVES"
    SOMEBODY_MOVES = "SOMEBODY_MOVES"
    RUN_OR_WORSE = "RUN_OR_WORSE"
    STEP_OF_OBJECTIVE = "STEP_OF_OBJECTIVE"
    NOT_EXCLUDED = "NOT_EXCLUDED"
