"""Questions of principle, as the funder who is asked has them."""
