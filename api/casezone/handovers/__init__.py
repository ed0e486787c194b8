"""The handover: what is settled before somebody arrives, and whose turn it is."""
