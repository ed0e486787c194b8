"""Holds as the provider of their places sees them: nothing of the case."""
