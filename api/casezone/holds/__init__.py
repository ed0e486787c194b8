"""Holds: the desk asks, the exchange takes or refuses."""
