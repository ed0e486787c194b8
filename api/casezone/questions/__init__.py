"""Questions to a provider: the desk asks one at a time, the provider answers."""
