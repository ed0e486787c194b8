"""An answer of ours that did not survive its check: it is shown to nobody."""

from matcher.verifying import Failure


class RejectedError(Exception):
    """The second way differs, or a text has a number that is not in its claims.

    `failures`: the claims that fail; `strange`: the texts; `claim`: what was claimed.
    """

    def __init__(
        self,
        failures: tuple[Failure, ...] = (),
        strange: tuple[str, ...] = (),
        claim: object = None,
    ) -> None:
        """Hold them; the message tells nothing of anybody."""
        super().__init__(f"{len(failures)} claims, {len(strange)} texts")
        self.failures, self.strange, self.claim = failures, strange, claim
