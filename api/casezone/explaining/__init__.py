"""What a run explains: pairs, competition, contrasts, what-ifs, letters, a summary."""
