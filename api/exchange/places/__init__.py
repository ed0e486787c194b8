"""Places as a provider keeps them: its own, and no other."""
