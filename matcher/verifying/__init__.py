"""A second way to the same truth: it tells a whole result again and compares."""

from matcher.verifying.contrast import verify_contrast
from matcher.verifying.failure import Failure
from matcher.verifying.verify import Verification, verify

__all__ = ["Failure", "Verification", "verify", "verify_contrast"]
