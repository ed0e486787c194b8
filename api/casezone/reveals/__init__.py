"""Fields that the desk reveals to the provider of one question."""
