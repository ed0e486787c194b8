"""Texts as files to keep and send: pages and tables."""
