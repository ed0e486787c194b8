"""Runs: jobs on a snapshot, done by a worker that holds a claim."""
