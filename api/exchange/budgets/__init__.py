"""What a funder itself says of its money: its budgets, and the contracts it is in."""
