"""Places as the case zone knows them, with the age of every figure."""
