"""Referrals: opened here alone, kept for the desk to take in or refuse."""
