"""Gap reports out of finished runs, each held against those sent before it."""
