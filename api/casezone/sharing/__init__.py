"""The sharing policy at the desk: enforced, compared, and what is revealed."""
