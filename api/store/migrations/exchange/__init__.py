"""Versions of the store of the exchange zone."""
