"""Tells a gap report a second time, figure by figure, with other code."""

from matcher.verifying.gaps.verify import Told, verify_gaps

__all__ = ["Told", "verify_gaps"]
