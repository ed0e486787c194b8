"""Benchmarks of competition: certificates against general explainers."""
