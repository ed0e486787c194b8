"""Correction of a fact at the person's request (AVG art. 16), with recomputation."""
