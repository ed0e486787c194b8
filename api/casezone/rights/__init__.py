"""What the rights of a person share: who may ask, the clock, the line in the log."""
