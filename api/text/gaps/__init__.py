"""A gap report as text: the agenda first, then the figures, then how they are made."""

from api.text.gaps.report import gap_blocks

__all__ = ["gap_blocks"]
