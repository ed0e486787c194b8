"""Accounts over the line: the administrator's work, and what is everybody's own."""
