"""Places and openings from a sheet: all rows or none, and said row by row."""
