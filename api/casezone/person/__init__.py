"""Everything that is held of one person, given to that person on request."""
