"""Signing in: tries, a second factor, keys of systems, a provider outside."""
