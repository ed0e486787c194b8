"""The joint plan of a case: who holds the regie, and which actions were started."""
