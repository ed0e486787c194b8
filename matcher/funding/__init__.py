"""Who may pay what, from which day until which day, and on what condition."""
