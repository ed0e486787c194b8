"""Answers about a run: worked out, verified by the second way, read back as text."""
