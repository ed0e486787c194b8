"""Benchmarks of gap reports."""
