"""Records of the land that the administrator keeps: who there is, and where."""
