"""Follow-up: how it went some months after somebody arrived."""
