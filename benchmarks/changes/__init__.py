"""Measurements of this project; nothing here ships."""
