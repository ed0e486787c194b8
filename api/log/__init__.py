"""The log of both zones: who saw or did what, when and on which ground (NEN 7513)."""
