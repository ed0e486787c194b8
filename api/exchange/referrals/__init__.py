"""Referrals of partners: sealed boxes that the exchange cannot open."""
