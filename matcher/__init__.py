"""Matches cases to places under rules and limits, and explains every no."""
