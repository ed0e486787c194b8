"""Versions of the store of the case zone."""
