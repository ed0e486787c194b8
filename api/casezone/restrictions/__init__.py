"""Restriction of the use of a case (AVG art. 18): kept, and not worked with."""
