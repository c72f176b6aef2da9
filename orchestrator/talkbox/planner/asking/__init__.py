"""Clauses as requests: which way each word is meant, how strongly, and with which numbers."""
