"""Cases that are stuck: derived from the last run and from what was tried."""
