"""Compares a row with the log: what is already known, what differs, whom and when it means, and which rules apply."""
