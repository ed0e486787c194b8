"""What every route of both zones has in common: problems, headers, pages, sign-in."""
