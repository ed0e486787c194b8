"""Why not everybody fits: certificates, swaps, and the least that would help."""

from matcher.competing.compete import advice_of, compete, compete_case

__all__ = ["advice_of", "compete", "compete_case"]
