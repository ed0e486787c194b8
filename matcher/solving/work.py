"""How much searching is left, counted by the solver instead of by a clock."""


class Work:
    """Units of search that are left; shared by the searches that answer one question.

    The solver counts its own steps, so with one worker equal questions end at the
    same point on every machine. A unit is about a second of one processor.
    """

    def __init__(self, units: float) -> None:
        """Start with `units`."""
        self.left = units

    def spend(self, units: float) -> None:
        """Take off what a search used."""
        self.left = max(0.0, self.left - units)
