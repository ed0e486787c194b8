"""Objection (AVG art. 21), human review, and what is sent on to the right door."""
