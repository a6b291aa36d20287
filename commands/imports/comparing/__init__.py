"""Compares a row with the log: what is already known, what differs, which people and days it means, and which rules
apply."""
