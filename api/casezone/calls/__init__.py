"""The calls to make today, in order: derived from what the desk knows, never kept."""
