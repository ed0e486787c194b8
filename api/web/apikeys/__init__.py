"""Keys of systems over the line."""
