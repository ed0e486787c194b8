"""Cases: brought in, corrected, read, erased; their facts are sealed."""
