"""Questions of principle to a funder: asked without a person, answered in codes."""
