"""A second way to the same truth: it tells a whole result again and compares."""

from matcher.verifying.failure import Failure
from matcher.verifying.verify import Verification, verify

__all__ = ["Failure", "Verification", "verify"]
