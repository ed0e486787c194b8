"""Questions about places: the case zone asks, the provider answers."""
