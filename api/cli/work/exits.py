"""Exit codes of the command line."""

from enum import IntEnum

from matcher.result import RunStatus


class Exit(IntEnum):
    """How a command ended; a case without a place is a result like any other."""

    DONE = 0
    CLAIM_FAILS = 1
    BAD_INPUT = 2
    NOT_PROVED = 3
    REJECTED = 4
    INTERRUPTED = 130
    CLOSED_PIPE = 141


OF_STATUS: dict[RunStatus, Exit] = {
    RunStatus.OPTIMAL: Exit.DONE,
    RunStatus.FEASIBLE: Exit.NOT_PROVED,
    RunStatus.OUT_OF_TIME: Exit.NOT_PROVED,
    RunStatus.INTERRUPTED: Exit.INTERRUPTED,
}
