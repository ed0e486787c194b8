"""The plan that a run chose: what explainers and the verifier take as given."""

from dataclasses import dataclass

from matcher.result import RunStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One option position per case of the scene, None = no place, and how far it came.

    >>> Plan(choice=(3, None), status=RunStatus.OPTIMAL).proved
    True
    """

    choice: tuple[int | None, ...]
    status: RunStatus

    @property
    def proved(self) -> bool:
        """Whether no better plan exists."""
        return self.status is RunStatus.OPTIMAL
