"""The sharing policy in the exchange: enforced, and what is revealed to a provider."""
