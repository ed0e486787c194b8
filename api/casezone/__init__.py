"""The case zone: the desk and its participants; cases, runs, decisions, the log."""
