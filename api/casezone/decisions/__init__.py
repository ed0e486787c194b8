"""Decisions: what people decided about a case, with the reason."""
