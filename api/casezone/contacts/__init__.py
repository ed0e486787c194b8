"""The contact book: whom to call, by role and mandate, and who is missing."""
