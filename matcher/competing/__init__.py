"""Why not everybody fits: certificates, swaps, and the least that would help."""

from matcher.competing.compete import compete, compete_case

__all__ = ["compete", "compete_case"]
