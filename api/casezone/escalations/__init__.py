"""Escalations: asking people with a wider mandate, and what became of their advice."""
