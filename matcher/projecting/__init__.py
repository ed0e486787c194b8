"""Who may read what: one claim set, and for each reader only what is theirs."""
