"""Compares a row with the log: what is known, what differs, which people and days it means, and which rules apply."""
