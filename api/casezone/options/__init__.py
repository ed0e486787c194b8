"""What one case can have now: ranked, without a run."""
