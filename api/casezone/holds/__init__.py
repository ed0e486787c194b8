"""Holds: a provider gives one with its yes, the desk gives it back."""
