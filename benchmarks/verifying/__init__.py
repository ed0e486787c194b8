"""Benchmarks of the second way."""
