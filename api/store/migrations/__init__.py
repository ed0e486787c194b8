"""Versions of the stores of both zones."""
