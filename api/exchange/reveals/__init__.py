"""What the desk reveals to one provider: read while it lasts, dropped after that."""
